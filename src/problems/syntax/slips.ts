import { inserted, removed, replaced } from '../../language/edit';
import { textBefore } from '../../template/before';
import type { Facts } from '../../template/facts';
import { isGroup } from '../../template/vocabulary/personalization';
import { changing } from '../changing';
import { tornNameAt } from '../names/tornNames';
import type { Finding } from '../rule';
import { said } from '../wording';
import { extrasWithoutColons } from './brazeTags';
import { withoutComma } from './commas';
import { inPlaceOfDot } from './dots';
import { inPlaceOfEquals } from './equalsSign';
import type { Junk } from './faults';
import { listIn } from './listLiterals';
import { loopJunk } from './loops';
import { methodCall } from './methodCalls';
import { isCondition, takesFilters } from './pieces';
import { withoutPipe } from './pipes';
import { cutText, reasonOf, unquotedIn } from './quotes';
import { removing } from './removing';

/** Finds out whether text that does not fit is one particular slip. */
type Slip = (facts: Facts, junk: Junk) => Finding | undefined;

/** The first of those that apply is meant. */
const SLIPS: readonly Slip[] = [
  inPlaceOfEquals,
  reasonOf,
  (_, junk) => extrasWithoutColons(junk),
  tornName,
  oddSign,
  inPlaceOfDot,
  doubledBraces,
  listIn,
  withoutComma,
  cutText,
  unquotedIn,
  withoutBeginning,
  loopJunk,
  withoutPipe,
  (facts, junk) => (takesFilters(junk.piece) || isCondition(junk.piece) ? methodCall(facts, junk) : undefined),
  loneBrace,
  surplusBraces,
];

/** Says what is wrong with text that does not fit, if it is a known slip. */
export function slipIn(facts: Facts, junk: Junk): Finding | undefined {
  for (const slip of SLIPS) {
    const found = slip(facts, junk);
    if (found) return found;
  }
  return undefined;
}

/** `{{ a } }}`, which Liquid refuses. */
function loneBrace(facts: Facts, junk: Junk): Finding | undefined {
  const { start, end, text, piece } = junk;
  if (piece.kind !== 'output' || !/^-?\}/.test(text)) return undefined;
  const fix = /^-?\}$/.test(text) ? removing(facts, junk) : undefined;
  const message = 'A single brace does not end an output: remove it.';
  return { start, end, message, fixes: fix ? [{ ...fix, safe: true }] : [] };
}

/** `{% if {{ a }}} == 1 %}`. */
function surplusBraces(_: Facts, { start, text }: Junk): Finding | undefined {
  const braces = /^(\}+)\s*(?:==|!=|[<>]|(?:contains|and|or)\b)/.exec(text)?.[1];
  if (braces === undefined) return undefined;
  const end = start + braces.length;
  const fix = { title: `Remove ${said(braces)}`, edits: [removed({ start, end })], safe: true };
  return { start, end, message: `${said(braces)} means nothing here: remove it.`, fixes: [fix] };
}

/** `{{ name | default: friend' }}`. */
function withoutBeginning({ template }: Facts, { start: at, text }: Junk): Finding | undefined {
  const quote = text.charAt(0);
  if (!/["']/.test(quote) || text.split(quote).length % 2 !== 0) return undefined;
  const [word] = /(?<![\w.\-"'])\w+$/.exec(textBefore(template.text, at, 60)) ?? [];
  if (word === undefined) return undefined;
  const start = at - word.length;
  const fix = { title: `Insert ${quote}`, edits: [inserted(start, quote)], safe: false };
  return { start, end: at + 1, message: `This text does not begin: write ${quote} before it.`, fixes: [fix] };
}

/** `:headers {{ "Accept": "text/plain" }}`. */
function doubledBraces({ template }: Facts, { piece, text: junk }: Junk): Finding | undefined {
  const { text } = template;
  const { start, end } = piece;
  if (!junk.startsWith(':') || piece.kind !== 'output' || piece.value.kind !== 'string' || piece.unclosed)
    return undefined;
  const option = /:(headers|body)\s+$/.exec(textBefore(text, start, 40))?.[1];
  if (!option) return undefined;
  const edits = [replaced({ start, end: start + 2 }, '{'), replaced({ start: end - 2, end }, '}')];
  const message = 'JSON has single braces, and an output has double ones: write { and }.';
  if (option === 'body' && /\s/.test(text.slice(start, end))) return { start, end, message };
  return { start, end, message, fixes: [{ title: 'Write single braces', edits, safe: true }] };
}

/** `{{ last week }}`, where `last_week` is a variable. */
function tornName(facts: Facts, { start: at }: Junk): Finding | undefined {
  const torn = tornNameAt(facts, at);
  if (!torn) return undefined;
  const { start, end, name } = torn;
  const message = `The name of a variable has no spaces: write ${said(name)}.`;
  return { start, end, message, fixes: [changing({ start, end }, name, true)] };
}

/** `custom_attribute${city}`, `campaign..${name}`, `campaign.$${name}`: no dot behind a group, or more than that. */
function oddSign({ template }: Facts, { start: at, text: junk }: Junk): Finding | undefined {
  const [sign] = /^(?:\.{2,}|\.?\$+)?(?=\$\{)/.exec(junk) ?? [];
  const [, group = '', dot = ''] = /(\w+)(\.?)$/.exec(textBefore(template.text, at, 40)) ?? [];
  const written = dot + sign;
  if (sign === undefined || !isGroup(group) || written === '.') return undefined;
  if (written === '') {
    const end = at + (junk.indexOf('}') + 1 || junk.length);
    const fix = { title: 'Insert “.”', edits: [inserted(at, '.')], safe: true };
    return { start: at, end, message: `A dot is missing after ${said(group)}: write it.`, fixes: [fix] };
  }
  const span = { start: at - dot.length, end: at + sign.length };
  const message = `Only a dot belongs between ${said(group)} and its name: write “.” instead of ${said(written)}.`;
  return { ...span, message, fixes: [{ title: 'Change to “.”', edits: [replaced(span, '.')], safe: true }] };
}
