import { afterBraces } from './delimiters';
import {
  type Expression,
  type GroupNode,
  type MissingNode,
  missingAt,
  type NameNode,
  type NumberNode,
  type PersonalizationNode,
  type RangeNode,
  type StringNode,
} from './expressionNodes';
import { isCurly, isDigit, isLineBreak, isNamePart, type Scanner } from './scanner';

const OPEN_PARENTHESIS = 0x28;
const CLOSE_PARENTHESIS = 0x29;
const DASH = 0x2d;
const DOT = 0x2e;

export function readName(scanner: Scanner, expected: 'name' | 'filter'): NameNode | MissingNode {
  const gap = scanner.at;
  scanner.skipBlanks();
  const start = scanner.at;
  const end = scanner.nameEnd();
  if (end === start) {
    scanner.at = gap;
    return scanner.missing(expected);
  }
  scanner.at = end;
  return { kind: 'name', start, end, text: scanner.slice(start, end) };
}

/**
 * Reads `-2.5` or `2.`. Returns `undefined` when a letter follows, because names may begin with a digit. The dots of
 * `1..5` are not part of a number.
 */
export function readNumber(scanner: Scanner): NumberNode | undefined {
  const start = scanner.at;
  let at = start + 1;
  while (isDigit(scanner.code(at))) at++;
  if (scanner.code(at) === DOT && scanner.code(at + 1) !== DOT && !isNamePart(scanner.code(at + 1))) {
    at++;
  } else if (scanner.code(at) === DOT && isDigit(scanner.code(at + 1))) {
    at++;
    while (isDigit(scanner.code(at))) at++;
  }
  if (isNamePart(scanner.code(at)) && scanner.code(at) !== DASH) return undefined;
  scanner.at = at;
  return { kind: 'number', start, end: at, text: scanner.slice(start, at) };
}

/** `${favourite colour}`. */
export function readPersonalization(scanner: Scanner): PersonalizationNode {
  const start = scanner.at;
  const { text } = scanner;
  const after = afterBraces(text, start + 1, scanner.end);
  const closed = after > start + 2;
  let from = start + 2;
  let to = closed ? after - 1 : scanner.nameEnd(from);
  while (from < to && text.charCodeAt(from) <= 0x20) from++;
  while (to > from && text.charCodeAt(to - 1) <= 0x20) to--;
  scanner.at = closed ? after : to;
  return {
    kind: 'personalization',
    start,
    end: scanner.at,
    text: scanner.slice(from, to),
    name: { start: from, end: to },
    unclosed: closed ? undefined : missingAt(scanner.at, '}'),
  };
}

/** Reads `'text'`. An unclosed string ends with its line. */
export function readString(scanner: Scanner): StringNode {
  const start = scanner.at;
  const { text } = scanner;
  const closing = scanner.closingQuote(start);
  let end = closing;
  if (closing < 0) {
    end = start + 1;
    while (end < scanner.end && !isLineBreak(text.charCodeAt(end))) end++;
  }
  scanner.at = closing < 0 ? end : end + 1;
  return {
    kind: 'string',
    start,
    end: scanner.at,
    value: scanner.slice(start + 1, end),
    curly: isCurly(text.charCodeAt(start)) || (closing >= 0 && isCurly(text.charCodeAt(closing))),
    unclosed: closing < 0 ? missingAt(scanner.at, 'quote') : undefined,
  };
}

/** Reads the `)` that closes a group, or a range that has an end. */
export function closeParentheses(
  scanner: Scanner,
  start: number,
  value: Expression,
  to: Expression | undefined,
): RangeNode | GroupNode {
  scanner.skipBlanks();
  const junk = scanner.at;
  while (!scanner.done && !endsParentheses(scanner.code())) scanner.stepOver();
  const closed = scanner.code() === CLOSE_PARENTHESIS;
  if (closed) {
    scanner.reject(junk);
    scanner.at++;
  } else scanner.at = (to ?? value).end;
  const end = scanner.at;
  const unclosed = closed ? undefined : missingAt(scanner.at, ')');
  return to ? { kind: 'range', start, end, from: value, to, unclosed } : { kind: 'group', start, end, value, unclosed };
}

/** Unexpected text in parentheses is scanned up to this character, so that no text is scanned twice. */
function endsParentheses(code: number): boolean {
  return code === CLOSE_PARENTHESIS || code === OPEN_PARENTHESIS || isLineBreak(code);
}
