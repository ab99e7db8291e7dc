import { inserted, removed, replaced } from '../../language/edit';
import { textBefore } from '../../template/before';
import { type FilterNode, filterName } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { textOf } from '../../template/query';
import { filterNamed } from '../../template/vocabulary/filters';
import { isGroup } from '../../template/vocabulary/personalization';
import { leavesUnused } from '../names/orphans';
import { withoutPart } from '../rewriting';
import type { Finding, Fix, Rule } from '../rule';
import { said } from '../wording';
import { extrasWithoutColons, lacksOfTag } from './brazeTags';
import { inPlaceOfEquals } from './equalsSign';
import { faultsOf, isCondition, type Junk, takesFilters } from './faults';
import { calledFilter } from './junk';
import { lackOf } from './lacking';
import { emptyList, listIn } from './listLiterals';
import { loopJunk, optionsIn } from './loops';
import { methodCall } from './methodCalls';
import { cutText, reasonOf, unquotedIn } from './quotes';
import { noPlainName, oddTargetsOf } from './targets';

/** A filter after a value without its pipe. */
const FILTER = /^([a-z_\d]+)\s*(:|\||$)/;

/**
 * `{{ name | }}`, `{% if a == %}`, `{{ 'abc }}`; at a lower severity `{{ a b }}`, of which Liquid reads only the
 * beginning.
 */
export const unfinishedExpression: Rule = {
  code: 'unfinished-expression',
  severity: 'error',
  *find({ facts }) {
    const { lacks, junk } = faultsOf(facts);
    for (const lack of lacks) yield emptyList(facts, lack) ?? lackOf(facts, lack);
    for (const one of junk) {
      if (one.sort === 'colon') yield withoutColon(facts, one);
      else if (one.sort === 'other') yield passedOver(facts, one);
    }
    for (const tag of facts.tags) {
      yield* optionsIn(tag);
      yield* lacksOfTag(facts, tag);
    }
    for (const target of oddTargetsOf(facts)) yield noPlainName(facts, target);
  },
};

/** `{{ a | split ',' }}`. */
function withoutColon(facts: Facts, junk: Junk): Finding {
  const { text } = facts.template;
  const { start, end } = junk;
  const called = junk.text.startsWith('(') ? calledFilter(facts, junk) : undefined;
  if (called) return asCall(facts, called, junk);
  const before = text.slice(0, start).trimEnd();
  const name = /[\w-]*$/.exec(before.slice(-60))?.[0] ?? '';
  const isEquals = junk.text.startsWith('=');
  const gap = /\s/.test(text.charAt(start + 1)) ? ':' : ': ';
  const edits = [isEquals ? replaced({ start: before.length, end: start + 1 }, gap) : inserted(before.length, ':')];
  const fix = { title: isEquals ? 'Change to “:”' : 'Insert “:”', edits, safe: true };
  return { start, end, message: `A colon is missing after ${said(name)}: write ${said(`${name}:`)}.`, fixes: [fix] };
}

function passedOver(facts: Facts, junk: Junk): Finding {
  const { start, end, text, piece } = junk;
  const misplaced = inPlaceOfEquals(facts, junk);
  if (misplaced) return misplaced;
  const reason = piece.kind === 'tag' && piece.name === 'abort_message' ? reasonOf(facts, piece) : undefined;
  if (reason) return reason;
  const extras = extrasWithoutColons(junk);
  if (extras) return extras;
  if (text.startsWith('${') && isGroup(wordBefore(facts, start)))
    return withoutDot(wordBefore(facts, start), start, text);
  const doubled = /^(?:\.{2,}|\.?\$+)(?=\$\{)/.exec(text)?.[0];
  if (doubled !== undefined) {
    const found = doubledSign(facts.template.text, start, doubled);
    if (found) return found;
  }
  const object = text.startsWith(':') ? doubledBraces(facts, junk) : undefined;
  if (object) return object;
  const list = listIn(facts, junk);
  if (list) return list;
  const cut = cutText(facts.template.text, start) ?? unquotedIn(facts, junk);
  if (cut) return cut;
  const late = /^["']/.test(text) ? withoutBeginning(facts.template.text, junk) : undefined;
  if (late) return late;
  const inLoop = loopJunk(facts, junk);
  if (inLoop) return inLoop;
  const filter = FILTER.exec(text);
  if (filter && takesFilters(piece) && canBeFilter(filter)) return withoutPipe(filter[1] ?? '', start);
  const method = takesFilters(piece) || isCondition(piece) ? methodCall(facts, junk) : undefined;
  if (method) return method;
  if (/^-?\}/.test(text) && piece.kind === 'output') return loneBrace(facts, junk);
  if (/^\}+\s*(?:==|!=|[<>]|(?:contains|and|or)\b)/.test(text)) return surplusBraces(junk);
  const what = said(text);
  const fix = removing(facts, junk);
  const fixes = fix ? { fixes: [fix] } : {};
  if (isCondition(piece)) {
    return { start, end, message: `${what} stands here without an operator: write one, or remove it.`, ...fixes };
  }
  const message = `Liquid ignores ${what} here: remove it, or write the filter or sign that belongs before it.`;
  return { start, end, message, severity: 'warning', ...fixes };
}

/** `{{ a } }}`, which Liquid refuses. */
function loneBrace(facts: Facts, junk: Junk): Finding {
  const { start, end, text } = junk;
  const fix = /^-?\}$/.test(text) ? removing(facts, junk) : undefined;
  const message = 'A single brace does not end an output: remove it.';
  return { start, end, message, fixes: fix ? [{ ...fix, safe: true }] : [] };
}

/** `{% if {{ a }}} == 1 %}`. */
function surplusBraces({ start, text }: Junk): Finding {
  const [braces = ''] = /^\}+/.exec(text) ?? [];
  const end = start + braces.length;
  const fix = { title: `Remove ${said(braces)}`, edits: [removed({ start, end })], safe: true };
  return { start, end, message: `${said(braces)} means nothing here: remove it.`, fixes: [fix] };
}

/** `{{ name | default: friend' }}`. */
function withoutBeginning(text: string, { start: at, text: junk }: Junk): Finding | undefined {
  const quote = junk.charAt(0);
  if (junk.split(quote).length % 2 !== 0) return undefined;
  const [word] = /(?<![\w.\-"'])\w+$/.exec(textBefore(text, at, 60)) ?? [];
  if (word === undefined) return undefined;
  const start = at - word.length;
  const fix = { title: `Insert ${quote}`, edits: [inserted(start, quote)], safe: false };
  return { start, end: at + 1, message: `This text does not begin: write ${quote} before it.`, fixes: [fix] };
}

/** `:headers {{ "Accept": "text/plain" }}`. */
function doubledBraces({ template: { text } }: Facts, { piece }: Junk): Finding | undefined {
  const { start, end } = piece;
  if (piece.kind !== 'output' || piece.value.kind !== 'string' || piece.unclosed) return undefined;
  const option = /:(headers|body)\s+$/.exec(textBefore(text, start, 40))?.[1];
  if (!option) return undefined;
  const edits = [replaced({ start, end: start + 2 }, '{'), replaced({ start: end - 2, end }, '}')];
  const message = 'JSON has single braces, and an output has double ones: write { and }.';
  if (option === 'body' && /\s/.test(text.slice(start, end))) return { start, end, message };
  return { start, end, message, fixes: [{ title: 'Write single braces', edits, safe: true }] };
}

/** Whether this is the name of a filter, followed by a colon if it takes arguments. */
function canBeFilter([, word = '', sign]: RegExpExecArray): boolean {
  const entry = filterNamed(word);
  return entry?.status === 'braze' && (sign === ':') === entry.arguments.some(({ optional }) => !optional);
}

/** `{{ a upcase }}`. */
function withoutPipe(filter: string, start: number): Finding {
  const message = `“|” is missing before the filter ${said(filter)}: write it.`;
  const fix = { title: 'Insert “|”', edits: [inserted(start, '| ')], safe: true };
  return { start, end: start + filter.length, message, fixes: [fix] };
}

/** `custom_attribute${city}`. */
function withoutDot(group: string, start: number, text: string): Finding {
  const end = start + (text.indexOf('}') + 1 || text.length);
  const message = `A dot is missing after ${said(group)}: write it.`;
  return { start, end, message, fixes: [{ title: 'Insert “.”', edits: [inserted(start, '.')], safe: true }] };
}

/** `campaign..${name}`, `campaign.$${name}`. */
function doubledSign(text: string, at: number, sign: string): Finding | undefined {
  const [, group = '', dot = ''] = /(\w+)(\.?)$/.exec(textBefore(text, at, 40)) ?? [];
  if (!isGroup(group)) return undefined;
  const span = { start: at - dot.length, end: at + sign.length };
  const written = text.slice(span.start, span.end);
  const message = `Only a dot belongs between ${said(group)} and its name: write “.” instead of ${said(written)}.`;
  return { ...span, message, fixes: [{ title: 'Change to “.”', edits: [replaced(span, '.')], safe: true }] };
}

/** `{{ a | append('b') }}`. */
function asCall({ template }: Facts, filter: FilterNode, { start, end, text }: Junk): Finding {
  const inner = /^\((.*)\)$/s.exec(text)?.[1]?.trim();
  const message = `Arguments come after a colon: write ${said(`${textOf(template, filterName(filter))}: …`)}.`;
  if (inner === undefined || /[()]/.test(inner.replace(/'[^']*'|"[^"]*"/g, ''))) return { start, end, message };
  const edits = [replaced({ start, end }, inner === '' ? '' : `: ${inner}`)];
  return { start, end, message, fixes: [{ title: 'Write a colon', edits, safe: true }] };
}

function wordBefore({ template: { text } }: Facts, at: number): string {
  return /\w*$/.exec(textBefore(text, at, 40))?.[0] ?? '';
}

function removing(facts: Facts, { start, end, text }: Junk): Fix | undefined {
  if (faultsOf(facts).valueless.has(start) || leavesUnused(facts, { start, end })) return undefined;
  return { title: `Remove ${said(text)}`, edits: [withoutPart(facts.template, { start, end })], safe: false };
}
