import { textBefore } from '../../template/before';
import type { FilterNode, Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Piece } from '../../template/oddities';
import { lastIndexUpTo, lastUpTo } from '../../template/sorted';
import { filterNamed } from '../../template/vocabulary/filters';
import { beginsWithOddDot } from './dots';
import { operatorWordsIn } from './operatorWords';
import { isCondition } from './pieces';
import { unpipedIn } from './pipes';

/**
 * How unexpected text begins: with an operator, a filter, a parenthesis, a single brace, `$name`, the value of a filter or loop
 * option whose colon is missing or replaced by an equals sign, or anything else.
 */
export type JunkSort = 'operator' | 'filter' | 'parenthesis' | 'brace' | 'dollar' | 'colon' | 'other';

/** What people write in the place of a colon, and the value behind it. */
const IN_PLACE_OF_COLON = /^[=;.]\s*(?:["'\w${-]|$)/;

const SIGNS: readonly (readonly [JunkSort, RegExp])[] = [
  ['parenthesis', /^(?:\)|\($)/],
  ['brace', /^\{\s*[^{%\s}]/],
  ['dollar', /^\$\w/],
  ['operator', /^(?:&|\|\||\?\?|[=!<>]|[+*/%]|-\s|-$)/],
  ['filter', /^\|/],
];

/** Comparison and logical operators of other languages, and Liquid's own. */
export const OPERATOR_WORDS: readonly string[] = [
  ...['and', 'or', 'not', 'is', 'in', 'eq', 'equals', 'ne', 'gt', 'gte', 'ge', 'lt', 'lte', 'le', 'contains'],
  ...['AND', 'OR', 'NOT', 'IS', 'CONTAINS'],
];

const WORD = new RegExp(`^(?:${OPERATOR_WORDS.join('|')}|does\\s+not|equal\\s+to|(?:greater|less)\\s+than)(?![\\w-])`);

/** Matches words that are no names: `is not equal to`, `does not contain`. */
const PHRASE = /^(?:is|does)?\s*(?:not)?\s*(?:equals?(?:\s+to)?|(?:greater|less)\s+than|contains?|exists?)?(?![\w-])/i;

/** Says what a text that does not fit is likely to be. `span` is where it is in the piece. */
export function sortOf(facts: Facts, piece: Piece, span: Span, text: string): JunkSort {
  if (IN_PLACE_OF_COLON.test(text) && lacksColon(facts, piece, span)) return 'colon';
  if (unpipedIn(piece, text)?.sign) return 'other';
  if (beginsWithOddDot(facts.template.text, piece, span.start, text)) return 'other';
  for (const [sort, sign] of SIGNS) if (sign.test(text)) return sort;
  if (WORD.test(text) || followsNot(facts, span)) return 'operator';
  if (isCondition(piece) && operatorWordsIn(text)) return 'operator';
  if (text.startsWith('(') && calledFilter(facts, span)) return 'colon';
  return /^(?:["'\w]|-\d|\{\{|\$\{)/.test(text) && lacksColon(facts, piece, span) ? 'colon' : 'other';
}

/** Returns the length of the words at the start of a text of the sort `operator` that are no names. */
export function lengthOfWords(text: string): number {
  const [phrase = ''] = PHRASE.exec(text) ?? [];
  return Math.max(phrase.length, operatorWordsIn(text)?.written.length ?? 0);
}

/** Whether the text is the operand of `not`: `b` in `{% if not b %}`. */
function followsNot({ template: { text } }: Facts, { start }: Span): boolean {
  return /(?:^|[^\w.-])(?:not|NOT)\s+$/.test(textBefore(text, start, 12));
}

/** Returns the filter before `('b')` in `{{ a | append('b') }}`. */
export function calledFilter({ filters }: Facts, { start }: Span): FilterNode | undefined {
  const filter = lastUpTo(filters, start);
  return filter?.end === start && filter.arguments.length === 0 && filter.named !== '' ? filter : undefined;
}

/**
 * Whether the text is a value without a colon before it: `','` in `{{ a | split ',' }}`, `5` in
 * `{% for a in b limit 5 %}`.
 */
function lacksColon({ filters, template: { text } }: Facts, piece: Piece, { start }: Span): boolean {
  const between = (end: number) =>
    text.slice(end, start).trim() === '' && (end < start || /[=;.]/.test(text.charAt(start)));
  const index = lastIndexUpTo(filters, start);
  for (let before = index; before >= Math.max(0, index - 1); before--) {
    const filter = filters[before];
    if (!filter || filter.arguments.length > 0 || filter.named === '') continue;
    if (between(filter.end) && filterNamed(filter.named)?.arguments.length !== 0) return true;
  }
  if (piece.kind !== 'tag' || piece.markup?.kind !== 'loop') return false;
  return piece.markup.options.some(({ name, value }) => !value && name.text !== 'reversed' && between(name.end));
}
