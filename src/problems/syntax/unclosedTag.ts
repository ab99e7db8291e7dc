import { type Edit, inserted, replaced } from '../../language/edit';
import { gapStart } from '../../template/before';
import { closeOfOutput } from '../../template/delimiters';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Piece } from '../../template/oddities';
import { textOf } from '../../template/query';
import { lastIndexUpTo } from '../../template/sorted';
import { endsWithPipedName } from '../names/pipedNames';
import type { Finding, Rule } from '../rule';
import { said } from '../wording';
import { faultsOf } from './faults';
import type { Opening } from './opening';
import { openingsIn } from './openings';
import { contentEndOf, optionStart } from './tails';

/** A personalization name whose braces are not closed either: `{{${city`. */
const ENDLESS_NAME = /\$\{\s*\w[^{}|]*$/;

/** The rest of a tag that seems to have ended. */
const REST_OF_LINE = /^(?:(?!\{%)[^\r\n])*?%\}/;
const REST_OF_CALL = /^(?:(?!\{%).)*?%\}/s;
const LONGEST = 1000;

const WIDEST_GAP = 80;

/** Brackets in place of the braces that end an output inside of a tag. */
const OTHER_BRACKETS = /^[ \t]*(?:\)[)}]?|\][\]}]?)/;

/** `{% if a }`, `{{ a`: the closing delimiter is missing or wrong. */
export const unclosedTag: Rule = {
  code: 'unclosed-tag',
  severity: 'error',
  looksAt: 'plain',
  *find({ facts }) {
    const openings = openingsIn(facts);
    for (const opening of openings) yield atOpening(facts, opening);
    for (const { node, outer } of facts.oddities.unclosed) {
      if (beginningAt(openings, node.start) || beginningAt(openings, node.end)?.means === '{{') continue;
      const wrong = wrongDelimiter(facts, node, outer);
      if (wrong && endsWithPipedName(facts.template.text.slice(node.start, wrong.start))) continue;
      yield wrong ? atDelimiter(facts, node, wrong) : atPiece(facts, node);
    }
  },
};

function beginningAt(openings: readonly Opening[], offset: number): Opening | undefined {
  const opening = openings[lastIndexUpTo(openings, offset)];
  return opening?.start === offset ? opening : undefined;
}

function atOpening({ template }: Facts, { start, end, edits, isCertain, means }: Opening): Finding {
  const what = means === '{{' ? 'an output' : 'a tag';
  const message = `${said(textOf(template, { start, end }))} does not begin ${what}: write ${said(means.trim())}.`;
  return { start, end, message, fixes: [{ title: `Change to ${means.trim()}`, edits, safe: isCertain }] };
}

function atDelimiter({ template: { text } }: Facts, piece: Piece, { start, end }: Span): Finding {
  const written = text.slice(start, end);
  const right = (written.includes('-') ? '-' : '') + delimiterOf(piece);
  const what = said(written);
  const edits = [replaced({ start, end }, gapBefore(text, piece, start) + right)];
  const message = `${what} does not end this ${nameOf(piece)}: write ${said(right)}.`;
  const blank = /\$\{\w[^{}|]*?(\s+)\}$/.exec(text.slice(piece.start, start))?.[1];
  if (blank !== undefined && right === '}}' && text[end] !== '}') {
    const name = { start: start - 1 - blank.length, end };
    const edits = [replaced(name, `}${blank}}}`)];
    return { start, end, message, fixes: [{ title: `Change to ${right}`, edits, safe: true }] };
  }
  if (isEmpty(piece) || holdsOpening(text, piece, start, right)) return { start, end, message };
  return { start, end, message, fixes: [{ title: `Change to ${right}`, edits, safe: true }] };
}

function atPiece(facts: Facts, piece: Piece): Finding {
  const { text } = facts.template;
  const right = delimiterOf(piece);
  const tail = faultsOf(facts).tails.get(piece);
  const foreign = tail?.foreign;
  const end = Math.max(piece.start + 2, gapStart(text, foreign ?? contentEndOf(piece)));
  const isName = ENDLESS_NAME.test(text.slice(piece.start, end));
  const close = (isName ? '}' : '') + gapBefore(text, piece, end) + right;
  const message = `Nothing ends this ${nameOf(piece)}: write ${said(isName ? close : right)} after it.`;
  if (isEmpty(piece) || (tail?.isGap && !isName) || holdsOpening(text, piece, end, close))
    return { start: piece.start, end, message };
  const edits: readonly Edit[] = [inserted(end, close)];
  return {
    start: piece.start,
    end,
    message,
    fixes: [{ title: `Insert ${close.trim()}`, edits, safe: foreign === undefined && !isName }],
  };
}

/** Returns the edits that end outputs inside tags where `%}` stands in place of `}}`, or an option follows. */
export function mendsOfInnerEnds(facts: Facts): readonly Edit[] {
  const { text } = facts.template;
  return facts.oddities.unclosed.flatMap(({ node, outer }) => {
    if (node === outer) return [];
    const option = optionStart(text, node);
    if (option !== undefined) {
      const end = gapStart(text, option);
      return [inserted(end, gapBefore(text, node, end) + delimiterOf(node))];
    }
    const wrong = tagEndIn(text, node, outer);
    return wrong ? [replaced(wrong, gapBefore(text, node, wrong.start) + delimiterOf(node))] : [];
  });
}

/** The first `%}` of `{% if {{ a %} == 1 %}`: the tag goes on behind it. */
function tagEndIn(text: string, piece: Piece, outer: Piece): Span | undefined {
  const { end } = outer;
  const start = end - 2;
  if (outer.kind !== 'tag' || !text.startsWith('%}', start) || start > piece.end + WIDEST_GAP) return undefined;
  if (text.slice(piece.end, start).trim() !== '') return undefined;
  const rest = text.slice(end, end + LONGEST);
  const goesOn = outer.name === 'connected_content' ? REST_OF_CALL : REST_OF_LINE;
  return goesOn.test(rest) ? { start, end } : undefined;
}

/**
 * Returns the span of a wrong delimiter: `}`, `%`, `%}`, `}%` or `}}`, including a quote typed in place of `%`, or `))`
 * for `}}`.
 */
function wrongDelimiter(facts: Facts, piece: Piece, outer: Piece): Span | undefined {
  const { text } = facts.template;
  const { unclosed } = piece;
  const half = faultsOf(facts).tails.get(piece)?.half;
  if (half !== undefined)
    return { start: half, end: half + (/^[>)\]]|^\{(?![{%])/.test(text.slice(half + 1, half + 3)) ? 2 : 1) };
  if (unclosed?.kind === 'unexpected') {
    const { start } = unclosed;
    const isReversed = piece.kind === 'tag' && text.startsWith('}%', start) && text[start + 2] !== '}';
    const end = isReversed ? start + 2 : unclosed.end;
    const isSlip = isLoneQuote(text, piece.start, start - 1) || isBracketSlip(piece, start - 1, text);
    return { start: isSlip ? start - 1 : start, end: isHalf(text, piece, start, end) ? end + 1 : end };
  }
  if (piece === outer) return undefined;
  const [bracket = ''] = OTHER_BRACKETS.exec(text.slice(piece.end, piece.end + WIDEST_GAP)) ?? [];
  if (bracket === '') return tagEndIn(text, piece, outer);
  return { start: piece.end + bracket.search(/\S/), end: piece.end + bracket.length };
}

/** `{{ a }]`: whether another bracket, which nothing before the output begins, stands for the second brace. */
function isHalf(text: string, piece: Piece, start: number, end: number): boolean {
  const before = text.charAt(piece.start - 1);
  const isOther = (text[end] === ']' && before !== '[') || (text[end] === ')' && before !== '(');
  return piece.kind === 'output' && end === start + 1 && isOther;
}

/** Whether a bracket stands alone before the brace, as in `{{ a ]}`. */
function isBracketSlip({ unexpected }: Piece, at: number, text: string): boolean {
  return /[\])>]/.test(text.charAt(at)) && unexpected.some(({ start, end }) => start === at && end === at + 1);
}

/** Whether the quote at the offset neither ends nor begins a text. */
function isLoneQuote(text: string, from: number, at: number): boolean {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return false;
  let count = 0;
  for (let offset = from; offset <= at; offset++) if (text[offset] === quote) count++;
  return count % 2 === 1;
}

/** Returns a space if the opening delimiter is followed by one. A dash is part of the delimiter. */
function gapBefore(text: string, { start }: Piece, at: number): string {
  const opening = text[start + 2] === '-' ? text[start + 3] : text[start + 2];
  return /\s/.test(opening ?? '') && !/[\s-]/.test(text[at - 1] ?? '') ? ' ' : '';
}

/**
 * Whether the added delimiter would close something else: a tag or output that begins inside this one, or nothing
 * because of an open quote.
 */
function holdsOpening(text: string, piece: Piece, end: number, close: string): boolean {
  const content = text.slice(piece.start + 2, end);
  if (content.includes('{%')) return true;
  const closed = content + close;
  return piece.kind === 'output' && closeOfOutput(closed, 0, closed.length) !== closed.length - 2;
}

/** Whether the piece has no content worth closing. */
function isEmpty(piece: Piece): boolean {
  return piece.kind === 'tag' ? piece.word.kind === 'missing' : piece.value.kind === 'missing';
}

function delimiterOf({ kind }: Piece): string {
  return kind === 'tag' ? '%}' : '}}';
}

function nameOf({ kind }: Piece): string {
  return kind === 'tag' ? 'tag' : 'output';
}
