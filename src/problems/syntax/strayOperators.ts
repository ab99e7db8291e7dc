import { type Edit, removed, replaced } from '../../language/edit';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Finding, Fix } from '../rule';
import { said } from '../wording';
import { faultsOf, isCondition, type Junk } from './faults';
import { operatorEdit } from './operatorEdit';

const TOKEN = /^(?:&&?|\|\|?|[=!<>]=?=?|[+*/%-]|[A-Za-z]+(?:\s+not(?![\w-]))?)/;

/** Operators of other languages with their Liquid equivalents. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['&', 'and'],
  ['eq', '=='],
  ['is', '=='],
  ['equals', '=='],
  ['is not', '!='],
  ['ne', '!='],
  ['gt', '>'],
  ['ge', '>='],
  ['gte', '>='],
  ['lt', '<'],
  ['le', '<='],
  ['lte', '<='],
]);

/** Arithmetic operators with the equivalent filters. */
const FILTERS: ReadonlyMap<string, string> = new Map([
  ['+', 'plus'],
  ['-', 'minus'],
  ['*', 'times'],
  ['/', 'divided_by'],
  ['%', 'modulo'],
]);

const OPERAND = /^\s*(?:-?\d+(?:\.\d+)?|[A-Za-z_][\w.]*|\{\{[^{}]*\}\}|'[^'\r\n]*'|"[^"\r\n]*")$/;

/** Reports an operator where Liquid allows none, or one that Liquid lacks. */
export function strayOperator(facts: Facts, junk: Junk): Finding {
  const negation = negationIn(facts, junk);
  if (negation) return negated(facts, junk, negation);
  const token = TOKEN.exec(junk.text)?.[0] ?? junk.text;
  const span = { start: junk.start, end: junk.start + token.length };
  const word = token.toLowerCase().replace(/\s+/, ' ');
  if (isCondition(junk.piece)) return inCondition(facts, junk, span, word);
  const filter = FILTERS.get(word);
  if (filter) return calculation(facts, junk, span, filter);
  if (junk.piece.kind === 'tag' && junk.piece.name === 'when') return inWhen(facts, span, token);
  const message = `Liquid passes over ${said(junk.text)} here: it compares and connects in the conditions of “if” alone.`;
  return { ...span, message, severity: 'warning' };
}

function inCondition(facts: Facts, junk: Junk, span: Span, word: string): Finding {
  const sign = SIGNS.get(word);
  if (sign && junk.end > span.end) {
    const edits = [operatorEdit(facts.template.text, span, sign)];
    const fixes = [{ title: `Change to ${said(sign)}`, edits, safe: true }];
    return { ...span, message: `Liquid does not know ${said(word)}: write ${said(sign)}.`, fixes };
  }
  const filter = FILTERS.get(word);
  if (filter) {
    const message = `Liquid does not calculate with ${said(word)}: use the filter ${said(filter)} in an “assign” before.`;
    return { ...span, message };
  }
  return {
    ...span,
    message: `Liquid does not understand ${said(junk.text)} here: compare two values, and connect with “and” or “or”.`,
  };
}

/** `{{ a + 1 }}` → `{{ a | plus: 1 }}`. */
function calculation(facts: Facts, { text, start, end, piece }: Junk, span: Span, filter: string): Finding {
  const message = `Liquid does not calculate with ${said(text.charAt(0))}: use the filter ${said(filter)}.`;
  const takesFilters = piece.kind === 'output' || piece.name === 'assign' || piece.name === 'echo';
  const operand = text.slice(1);
  if (!takesFilters || !OPERAND.test(operand) || faultsOf(facts).valueless.has(start)) return { ...span, message };
  const name = filter === 'plus' && /^\s*['"]/.test(operand) ? 'append' : filter;
  const edits = [replaced({ start, end }, `| ${name}: ${operand.trim()}`)];
  return { ...span, message, fixes: [{ title: `Change to ${said(`| ${name}:`)}`, edits, safe: false }] };
}

function inWhen({ template: { text } }: Facts, span: Span, token: string): Finding {
  const isOr = token === '||' || token === 'OR';
  const message = isOr
    ? `Liquid does not know ${said(token)}: write “or”.`
    : `“when” takes values, not ${said(token)}: write “or” or a comma between them.`;
  const fix: Fix = { title: 'Change to “or”', edits: [operatorEdit(text, span, 'or')], safe: true };
  return { ...span, message, ...(isOr ? { fixes: [fix] } : {}) };
}

/** Returns the span of the `not` or `!` before, or at the start of, the text. */
function negationIn({ template: { text } }: Facts, junk: Junk): Span | undefined {
  if (junk.text.startsWith('!') && junk.text[1] !== '=') return { start: junk.start, end: junk.start + 1 };
  if (/^not(?![\w-])/i.test(junk.text)) return { start: junk.start, end: junk.start + 3 };
  const gap = /(?:^|[^\w.-])(not)\s+$/i.exec(text.slice(Math.max(0, junk.start - 12), junk.start));
  const start = junk.start - (gap?.[0].length ?? 0) + (gap?.[0].search(/not/i) ?? 0);
  return gap ? { start, end: start + 3 } : undefined;
}

/** `{% if not a %}` → `{% unless a %}`. */
function negated(facts: Facts, junk: Junk, { start, end }: Span): Finding {
  const { text } = facts.template;
  const word = text.slice(start, end);
  const message = `Liquid does not know ${said(word)}: write “unless”, or compare with “false” or “nil”.`;
  const edits = unlessEdits(facts, junk, { start, end });
  return { start, end, message, ...(edits ? { fixes: [{ title: 'Change to “unless”', edits, safe: false }] } : {}) };
}

function unlessEdits(
  { branches }: Facts,
  { piece, text, end: junkEnd }: Junk,
  { start, end }: Span,
): readonly Edit[] | undefined {
  if (
    piece.kind !== 'tag' ||
    piece.name !== 'if' ||
    !piece.markup ||
    /[()!]|^not\b/.test(text.replace(/^(?:!|not\b)/, ''))
  ) {
    return undefined;
  }
  const isAll =
    piece.markup.kind !== 'condition' && piece.markup.kind !== 'comparison' && piece.unexpected.at(-1)?.end === junkEnd;
  const operand = text.replace(/^(?:!|not(?![\w-]))\s*/i, '');
  const close = branches.of(piece)?.block.close;
  if (!isAll || operand === '' || close?.kind !== 'tag') return undefined;
  const gap = junkEnd - operand.length;
  return [
    replaced(piece.word, 'unless'),
    removed({ start, end: Math.max(end, gap) }),
    replaced(close.word, 'endunless'),
  ];
}
