import { type Edit, replaced } from '../../language/edit';
import { textBefore } from '../../template/before';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Finding, Fix } from '../rule';
import { said } from '../wording';
import { inPlaceOfEquals } from './equalsSign';
import { endsCondition, faultsOf, type Junk } from './faults';
import { member, memberIn } from './members';
import { operatorEdit } from './operatorEdit';
import { type OperatorWords, operatorWordsIn } from './operatorWords';
import { isCondition, takesFilters } from './pieces';
import { unquotedIn } from './quotes';

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

const OPERAND_FOLLOWS = /^\s*(?!\w+;)["'\w{$([-]/;

const NEGATION = /^(?:!(?!=)|(?:does\s+)?not(?![\w-]))\s*/i;

const OPERAND = /^\s*(?:-?\d+(?:\.\d+)?|[A-Za-z_][\w.]*|\{\{[^{}]*\}\}|'[^'\r\n]*'|"[^"\r\n]*")$/;

/** Reports an operator where Liquid allows none, or one that Liquid lacks. */
export function strayOperator(facts: Facts, junk: Junk): Finding {
  const misplaced = inPlaceOfEquals(facts, junk);
  if (misplaced) return misplaced;
  const words = isCondition(junk.piece) && !faultsOf(facts).valueless.has(junk.start) && operatorWordsIn(junk.text);
  if (words) return inWords(facts, junk, words);
  const negation = negationIn(facts, junk);
  if (negation) return negated(facts, junk, negation);
  const token = TOKEN.exec(junk.text)?.[0] ?? junk.text;
  const span = { start: junk.start, end: junk.start + token.length };
  const word = token.toLowerCase().replace(/\s+/, ' ');
  if (isCondition(junk.piece)) return inCondition(facts, junk, span, word);
  const filter = FILTERS.get(word);
  if (filter) return unquotedIn(facts, junk) ?? calculation(facts, junk, span, filter);
  if (junk.piece.kind === 'tag' && junk.piece.name === 'when') return inWhen(facts, span, token);
  const message = `Liquid ignores ${said(junk.text)} here: it compares and connects only in the conditions of “if”.`;
  return { ...span, message, severity: 'warning' };
}

/** `a contians 'b'`, `a is defined`, `a has 'b'`. */
function inWords({ template: { text } }: Facts, { start }: Junk, { written, right, isSame }: OperatorWords): Finding {
  const span = { start, end: start + written.length };
  const remedy = isSame ? '' : ', the nearest that it has';
  const message = `Liquid does not know ${said(written)}: write ${said(right)}${remedy}.`;
  return {
    ...span,
    message,
    fixes: [{ title: `Change to ${said(right)}`, edits: [operatorEdit(text, span, right)], safe: isSame }],
  };
}

function inCondition(facts: Facts, junk: Junk, span: Span, word: string): Finding {
  if (word === 'in') return member(facts, junk);
  const sign = SIGNS.get(word);
  const isBetween =
    !faultsOf(facts).valueless.has(junk.start) && OPERAND_FOLLOWS.test(junk.text.slice(span.end - span.start));
  if (sign && isBetween) {
    const edits = [operatorEdit(facts.template.text, span, sign)];
    const fixes = [{ title: `Change to ${said(sign)}`, edits, safe: true }];
    return { ...span, message: `Liquid does not know ${said(word)}: write ${said(sign)}.`, fixes };
  }
  const filter = FILTERS.get(word);
  if (filter) {
    const unquoted = unquotedIn(facts, junk);
    if (unquoted) return unquoted;
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
  const operand = text.slice(1);
  if (!takesFilters(piece) || !OPERAND.test(operand) || faultsOf(facts).valueless.has(start))
    return { ...span, message };
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
  return { ...span, message, fixes: isOr ? [fix] : [] };
}

/** Returns the span of the `not`, `does not` or `!` before, or at the start of, the text. */
function negationIn({ template: { text } }: Facts, junk: Junk): Span | undefined {
  const [written] = NEGATION.exec(junk.text) ?? [];
  if (written !== undefined) return { start: junk.start, end: junk.start + written.trimEnd().length };
  const gap = /(?:^|[^\w.-])(not)\s+$/i.exec(textBefore(text, junk.start, 12));
  const start = junk.start - (gap?.[0].length ?? 0) + (gap?.[0].search(/not/i) ?? 0);
  return gap ? { start, end: start + 3 } : undefined;
}

/** `{% if not a %}` → `{% unless a %}`, `{% if a not 'b' %}` → `{% if a != 'b' %}`. */
function negated(facts: Facts, junk: Junk, { start, end }: Span): Finding {
  const { text } = facts.template;
  const word = text.slice(start, end);
  const isBetween = start === junk.start && isCondition(junk.piece) && !faultsOf(facts).valueless.has(start);
  if (isBetween && /^(?!(?:contains?|exists?|in|and|or)\b)["'\w{$]/.test(operandOf(junk))) {
    const edits = [operatorEdit(text, { start, end }, '!=')];
    const fixes = [{ title: 'Change to “!=”', edits, safe: true }];
    return { start, end, message: `Liquid does not know ${said(word)}: write “!=”.`, fixes };
  }
  const message = `Liquid does not know ${said(word)}: write “unless”, or compare with “false” or “nil”.`;
  const edits = unlessEdits(facts, junk, start);
  return { start, end, message, fixes: edits ? [{ title: 'Change to “unless”', edits, safe: false }] : [] };
}

/** Returns the text without the negation that it begins with. */
function operandOf({ text }: Junk): string {
  return text.replace(NEGATION, '');
}

function unlessEdits(facts: Facts, junk: Junk, start: number): readonly Edit[] | undefined {
  const { piece, end } = junk;
  const operand = operandOf(junk);
  const close = piece.kind === 'tag' && piece.name === 'if' ? facts.branches.of(piece)?.block.close : undefined;
  if (piece.kind !== 'tag' || close?.kind !== 'tag' || operand === '' || !endsCondition(junk)) return undefined;
  const meant = memberIn(facts, { ...junk, text: operand });
  if (!meant && /[()!]|^(?:not|exists?)\b|\sin\s/.test(operand)) return undefined;
  const edit = meant
    ? replaced({ start: meant.start, end }, meant.right)
    : replaced({ start, end }, operand.replace(/^contain\b/, 'contains'));
  return [replaced(piece.word, 'unless'), edit, replaced(close.word, 'endunless')];
}
