import { inserted, removed, replaced } from '../../language/edit';
import { textBefore } from '../../template/before';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { DEFAULT_ATTRIBUTES, isGroup } from '../../template/vocabulary/personalization';
import { changing } from '../changing';
import { isDefinedAt } from '../names/scope';
import { isIdOfProfile } from '../profileIds';
import type { Finding } from '../rule';
import { said } from '../wording';
import type { Junk } from './faults';

/** A lookup as people write it, including personalization braces. */
export const LOOKUP = /^(?:[A-Za-z_][\w-]*|\$\{[^{}]+\})(?:\.(?:[\w-]+|\$\{[^{}]+\})|\[[^[\]{}]*\])*$/;

/** `{a | upcase}}`. */
const HALF_OUTPUT = /^\{\s*(?!\{)(?:\$\{[^{}]*\}|[^{}\r\n])*\}\}(?!\})/;
const LONGEST = 120;

/** Maximum length of a personalization group with its dot. */
const LONGEST_GROUP = 40;

/** Braces in a piece, up to the one that matches the first and one more behind that, or up to the end of the text. */
interface Braces extends Span {
  readonly content: string;
  /** The length up to the matching brace; 0 when there is none. */
  readonly length: number;
}

/** `{% if {first_name} == 'Ada' %}`, `{{{first_name}}}`, `{{ custom_attribute.{plan} }}`. */
export function bracesInPiece(facts: Facts, endpoint: string, junk: Junk): Finding {
  const braces = bracesOf(junk);
  const odd = withoutDollar(facts, braces) ?? doubled(facts, junk, braces) ?? behindGroup(facts, junk, braces);
  if (odd) return odd;
  if (LOOKUP.test(braces.content)) return aroundName(facts, endpoint, junk, braces);
  const { start, end } = braces;
  return { start, end, message: 'Single braces mean nothing here: remove them.' };
}

function bracesOf({ start, text }: Junk): Braces {
  const length = lengthOfBraces(text);
  if (length === 0) return { start, end: start + text.length, content: text.slice(1).trim(), length };
  const end = start + length + (text[length] === '}' ? 1 : 0);
  return { start, end, content: text.slice(1, length - 1).trim(), length };
}

/** `{{ 4{name} }}`: the key of the dollar sign without Shift. */
function withoutDollar({ template: { text } }: Facts, { start, end, content }: Braces): Finding | undefined {
  if (!/(?:^|[\s{(:,])4$/.test(text.slice(start - 2, start))) return undefined;
  const [name = content] = content.split('}');
  if (!DEFAULT_ATTRIBUTES.has(name.trim())) return undefined;
  const right = said(`\${${name}}`);
  const fix = { title: `Change to ${right}`, edits: [replaced({ start: start - 1, end: start }, '$')], safe: true };
  return { start: start - 1, end, message: `An attribute begins with a dollar sign: write ${right}.`, fixes: [fix] };
}

/** `${{name}`, `{{${{name}}}}`. */
function doubled({ template: { text } }: Facts, { piece, text: junk }: Junk, braces: Braces): Finding | undefined {
  const { content, length } = braces;
  const start = braces.start - 2;
  if (text.slice(start, braces.start) !== '${' || !LOOKUP.test(content)) return undefined;
  const right = said(`\${${content}}`);
  const message = `A second brace means nothing here: write ${right}.`;
  const edits = [removed({ start: start + 2, end: start + 3 })];
  const isTwice = piece.kind === 'output' && /^\s*\}\}/.test(text.slice(piece.end, piece.end + LONGEST));
  if (isTwice) edits.push(removed({ start: piece.end - 1, end: piece.end }));
  const end = braces.start + (length || junk.length);
  if (piece.kind === 'tag' && text[end] === '}') edits.push(removed({ start: end, end: end + 1 }));
  return { start, end, message, fixes: [{ title: `Change to ${right}`, edits, safe: true }] };
}

/** `campaign.{api_id}`, also where the output ends with the first two braces: `{{ campaign.{api_id}}}`. */
function behindGroup({ template: { text } }: Facts, { piece }: Junk, braces: Braces): Finding | undefined {
  const { start, end, content, length } = braces;
  const [, group = '', dot] = /(\w*)(\.?)$/.exec(textBefore(text, start, LONGEST_GROUP)) ?? [];
  if (!isGroup(group)) return undefined;
  if (length > 0 && /^[^{}|]+$/.test(content)) return instead(braces, `${dot ? '' : '.'}\${${content}}`, true);
  if (length > 0 || !dot || text[piece.end] !== '}') return undefined;
  const right = said(`\${${content}}`);
  const message = `Single braces mean nothing here: write ${right}.`;
  return { start, end, message, fixes: [{ title: `Change to ${right}`, edits: [inserted(start, '$')], safe: true }] };
}

function aroundName(facts: Facts, endpoint: string, junk: Junk, braces: Braces): Finding {
  const { text, piece } = junk;
  const { text: whole } = facts.template;
  const { start, content } = braces;
  const isClosed = braces.length > 0;
  const isMember = whole[start - 1] === '.';
  const value = writtenIn(facts, content, start);
  const isKnown = value !== undefined && !isMember;
  if (piece.kind !== 'output') {
    const half = isClosed ? undefined : HALF_OUTPUT.exec(whole.slice(start, start + LONGEST))?.[0];
    if (half === undefined) return instead(withBracket(whole, braces), `{{${value ?? content}}}`, isKnown);
    return halfOutput({ start, end: start + half.length }, half, value === content && !isMember);
  }
  if (isClosed) return instead(braces, value ?? content, isKnown);
  const isFirst = start === piece.start + 2;
  if (!isFirst && /^\s*\}\}/.test(whole.slice(piece.end, piece.end + LONGEST)))
    return halfOutput({ start, end: start + text.length }, `${text.trimEnd()}}}`, isKnown);
  if (!isFirst || whole[piece.end] !== '}') return instead(braces, value ?? content, isKnown);
  const filter = isIdOfProfile(facts, endpoint, piece) ? ' | url_param_escape' : '';
  return tripled(junk, braces.end, (value ?? content) + filter, isKnown);
}

/** Returns the braces of `[{a}}` with the bracket that stands for the first of them. */
function withBracket(text: string, braces: Braces): Braces {
  const { start, end } = braces;
  return text[start - 1] === '[' && text.startsWith('}}', end - 2) ? { ...braces, start: start - 1 } : braces;
}

/** `{a | upcase}}` → `{{a | upcase}}`. */
function halfOutput(span: Span, text: string, isKnown: boolean): Finding {
  const right = said(`{${text}`);
  const message = `One brace begins what two end: write ${right}.`;
  const fix = { title: `Change to ${right}`, edits: [inserted(span.start, '{')], safe: true };
  return { ...span, message, fixes: isKnown ? [fix] : [] };
}

function instead({ start, end }: Span, newText: string, isKnown: boolean): Finding {
  const message = `Single braces mean nothing here: write ${said(newText)}.`;
  return { start, end, message, fixes: isKnown ? [changing({ start, end }, newText, true)] : [] };
}

/** `{{{ name }}}`: one brace too many on each side. */
function tripled({ start, text, piece }: Junk, end: number, value: string, isKnown: boolean): Finding {
  const right = `{{${value}}}`;
  const message = `A third brace means nothing here: write ${said(right)}.`;
  if (!isKnown) return { start, end, message };
  const gap = /^\{\s/.test(text) ? ' ' : '';
  const edits = [replaced({ start, end }, gap + value), removed({ start: piece.end, end: piece.end + 1 })];
  return { start, end, message, fixes: [{ title: `Change to ${said(right)}`, edits, safe: true }] };
}

/** Returns the name as it is written inside an output; `undefined` when it is unknown. */
function writtenIn(facts: Facts, content: string, at: number): string | undefined {
  const root = /^[\w-]*/.exec(content)?.[0] ?? '';
  if (content.startsWith('${') || isGroup(root) || isDefinedAt(facts, root, at)) return content;
  return DEFAULT_ATTRIBUTES.has(content) ? `\${${content}}` : undefined;
}

/** Returns the length up to the matching brace; 0 when there is none. */
function lengthOfBraces(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return 0;
}
