import { inserted, removed, replaced } from '../../language/edit';
import { spanOf } from '../../language/spans';
import { gapStart } from '../../template/before';
import type { Expected, Expression, Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { TemplateNode } from '../../template/nodes';
import type { Lack } from '../../template/oddities';
import { textOf } from '../../template/query';
import { filterNamed } from '../../template/vocabulary/filters';
import { withoutPart } from '../rewriting';
import type { Finding, Fix } from '../rule';
import { said } from '../wording';
import { isCondition } from './pieces';

const WHAT: { readonly [expected in Expected]?: string } = {
  value: 'A value',
  name: 'A name',
  property: 'A property',
  filter: 'A filter',
  argument: 'An argument',
  catalog: 'The name of a catalog',
  '=': 'An equals sign',
  in: 'The word “in”',
};

/** Reports a missing node at the node that requires it: `==` in `{% if a == %}`. */
export function lackOf(facts: Facts, lack: Lack): Finding {
  const { template } = facts;
  const { node, asker, piece } = lack;
  if (node.expected === 'quote') return endless(template.text, lack);
  if (asker.kind === 'output' || node.expected === 'tag') return empty(lack);
  const opening = openingOf(template.text, lack);
  if (opening) return open(template.text, opening, lack);
  const place = placeOf(template.text, lack);
  const behind = place.start < node.end;
  const what = isCondition(piece) && asker === piece ? 'A condition' : (WHAT[node.expected] ?? said(node.expected));
  const message = `${what} is missing ${behind ? 'after' : 'before'} ${said(textOf(template, place))}: write it.`;
  const fix = fixOf(template, lack, place);
  return { ...place, message, fixes: fix ? [fix] : [] };
}

function empty({ piece, node }: Lack): Finding {
  const { start, end } = piece;
  if (node.expected === 'tag')
    return { start, end, message: 'This tag is empty: write its name and what belongs to it.' };
  return { start, end, message: 'This output is empty: write what it prints, or remove it.', severity: 'warning' };
}

/** Returns the span of the `(`, `[` or `${` that is not closed. */
function openingOf(text: string, { asker, node }: Lack): Span | undefined {
  if (node.expected !== ')' && node.expected !== ']' && node.expected !== '}') return undefined;
  return { start: asker.start, end: asker.start + (text[asker.start] === '$' ? 2 : 1) };
}

/** Reports an unclosed bracket. Offers no fix when the closing one would end up inside a quoted text or an output. */
function open(text: string, { start, end }: Span, { node, asker }: Lack): Finding {
  if (asker.kind === 'arguments' && text[end] === '(') {
    const fix = { title: 'Remove “(”', edits: [removed({ start, end })], safe: true };
    return { start, end, message: 'This parenthesis is one too many: remove it.', fixes: [fix] };
  }
  const closing = said(node.expected);
  const message = `Nothing closes ${said(text.slice(start, end))}: write ${closing}.`;
  if (!isWhole(text.slice(end, node.start))) return { start, end, message };
  const fix = { title: `Insert ${closing}`, edits: [inserted(node.start, node.expected)], safe: true };
  return { start, end, message, fixes: [fix] };
}

function isWhole(text: string): boolean {
  return !/["']|\{\{|\}\}/.test(text.replace(/"[^"]*"|'[^']*'/g, '').replace(/\{\{.*?\}\}/gs, ''));
}

/** `"Oslo'`: a text between two kinds of quotes, as far as what follows shows that it ends there. */
const MIXED = /^(["'])[^"'|{}=<>\r\n]*(?!\1)["'](?![\w"'])/;

/** Reports a text that ends with another quote than it begins with. */
function mixed(written: string, { asker: { start } }: Lack): Finding | undefined {
  const [text, quote = ''] = MIXED.exec(written) ?? [];
  if (text === undefined || !isWhole(written.slice(text.length))) return undefined;
  const end = start + text.length;
  const message = `This text begins with ${quote} and ends with ${text.slice(-1)}: write the same on both sides.`;
  const edits = [replaced({ start: end - 1, end }, quote)];
  return { start, end, message, fixes: [{ title: `End it with ${quote}`, edits, safe: true }] };
}

/** Reports an unclosed text, which extends to the end of its line. Offers to close it when it contains words only. */
function endless(text: string, lack: Lack): Finding {
  const { asker } = lack;
  const written = text.slice(asker.start, asker.end).trimEnd();
  const other = mixed(written, lack);
  if (other) return other;
  const end = asker.start + written.length;
  const opening = written.charAt(0);
  const quote = /[\u201c-\u201f"]/.test(opening) ? '"' : "'";
  const isCurly = opening !== quote;
  const message = isCurly
    ? `This text does not end: put it in straight quotes.`
    : `This text does not end: write ${quote} after it.`;
  if (!/^["'\u2018-\u201f][\w .!?-]*$/.test(written)) return { start: asker.start, end, message };
  const close = text[asker.start - 1] === '[' && text[end] !== ']' ? `${quote}]` : quote;
  const straight = isCurly ? [replaced({ start: asker.start, end: asker.start + 1 }, quote)] : [];
  const title = isCurly ? 'Put it in straight quotes' : `Insert ${close}`;
  const fix = { title, edits: [...straight, inserted(end, close)], safe: false };
  return { start: asker.start, end, message, fixes: [fix] };
}

/** Returns the span of the operator for a missing operand; otherwise that of the word or symbol before the gap. */
function placeOf(text: string, { asker, node }: Lack): Span {
  if (asker.kind === 'comparison') return spanOf(asker.operator);
  if (asker.kind === 'personalization') return spanOf(asker);
  if (asker.kind === 'condition') {
    const index = asker.operands.indexOf(node);
    return spanOf(asker.operators[Math.max(0, index - 1)] ?? asker);
  }
  const end = gapStart(text, node.start);
  let start = end - 1;
  if (text[start] === ':') start = gapStart(text, start);
  const isSign = !/[\w:-]/.test(text.charAt(start));
  while (start > 0 && (isSign ? false : /[\w-]/.test(text.charAt(start - 1)))) start--;
  return { start, end };
}

function fixOf(template: TemplateNode, { node, asker }: Lack, place: Span): Fix | undefined {
  switch (node.expected) {
    case '=':
      if (asker.kind !== 'assignment' || isMissing(asker.value)) return undefined;
      return {
        title: 'Insert “=”',
        edits: [replaced({ start: node.start, end: asker.value.start }, ' = ')],
        safe: true,
      };
    case 'in':
      return asker.kind === 'loop' ? withIn(template.text, asker.collection, node) : undefined;
    case 'filter':
    case 'property':
      return {
        title: `Remove ${said(textOf(template, place))}`,
        edits: [withoutPart(template, place)],
        safe: false,
      };
    case 'argument':
      return asker.kind === 'filter' ? withoutArgument(template, asker.named, place) : undefined;
    default:
      return undefined;
  }
}

function isMissing(value: Expression): boolean {
  return value.kind === 'missing' || (value.kind === 'pipeline' && isMissing(value.value));
}

/** `{% for a b %}` → `{% for a in b %}`; also replaces `of`, `:` and the like. */
function withIn(text: string, list: Span & { readonly kind: string }, { start, end }: Span): Fix | undefined {
  if (list.kind === 'missing') return undefined;
  if (start === end) return { title: 'Insert “in”', edits: [replaced({ start, end: list.start }, ' in ')], safe: true };
  const gap = /\s/.test(text.charAt(start - 1)) ? '' : ' ';
  const after = /\s/.test(text.charAt(end)) ? '' : ' ';
  return { title: 'Change to “in”', edits: [replaced({ start, end }, `${gap}in${after}`)], safe: true };
}

/** Removes a surplus comma, or the colon of a filter without arguments. */
function withoutArgument(template: TemplateNode, name: string, place: Span): Fix | undefined {
  const sign = { start: place.end - 1, end: place.end };
  const what = textOf(template, sign);
  const takesNone = filterNamed(name)?.arguments.length === 0;
  if (what !== ',' && !takesNone) return undefined;
  return { title: `Remove ${said(what)}`, edits: [withoutPart(template, sign)], safe: true };
}
