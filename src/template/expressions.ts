import { closeOfOutput } from './delimiters';
import {
  type Delimiters,
  type Expression,
  type IndexNode,
  KEYWORDS,
  type Keyword,
  type LookupNode,
  missingAt,
  NamedArgumentNode,
  NONE,
  OutputNode,
  type PartNode,
  type PersonalizationNode,
} from './expressionNodes';
import { atPipe, piped, readFilter } from './filters';
import { isBlank, isDigit, isLineBreak, isNamePart, isQuote, type Scanner } from './scanner';
import { delimitersOf, withUnexpected } from './sharedDelimiters';
import { closeParentheses, readNumber, readPersonalization, readString } from './tokens';
import { readUnexpected } from './unexpected';

const SPACE = 0x20;
const DOLLAR = 0x24;
const OPEN_PARENTHESIS = 0x28;
const DASH = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const PIPE = 0x7c;
const CLOSE_BRACE = 0x7d;

const KEYWORD_TEXTS: ReadonlySet<string> = new Set(KEYWORDS);

/** Words that may follow a value. Directly after a dot they are property names. */
const WORDS_AFTER_VALUES: ReadonlySet<string> = new Set([
  ...['and', 'or', 'contains', 'in', 'reversed', 'with', 'for', 'as'],
]);

const LITERALS: ReadonlySet<Expression['kind']> = new Set(['string', 'number', 'keyword']);

/** Reads `a | upcase` to the end of the markup. Text that does not fit is rejected up to the next `|`. */
export function readPipeline(scanner: Scanner): Expression {
  const value = readValue(scanner);
  const mark = scanner.lists.size;
  for (scanner.skipBlanks(); !scanner.done; scanner.skipBlanks()) {
    if (scanner.code() === PIPE) scanner.lists.add(readFilter(scanner, readArgument));
    else {
      const start = scanner.at;
      while (!scanner.done && scanner.code() !== PIPE) scanner.stepOver();
      scanner.reject(start);
    }
  }
  return piped(value, scanner.lists.take(mark));
}

/** Reads the filters after a value, including where Liquid does not allow any. */
export function readPiped(scanner: Scanner, value: Expression): Expression {
  const mark = scanner.lists.size;
  for (scanner.skipBlanks(); atPipe(scanner); scanner.skipBlanks())
    scanner.lists.add(readFilter(scanner, readArgument));
  return piped(value, scanner.lists.take(mark));
}

/** `true` or `allow_false: true`. */
function readArgument(scanner: Scanner): Expression | NamedArgumentNode {
  return readNamedArgument(scanner) ?? readValue(scanner, 'argument');
}

/** Reads `limit: 5`. Returns `undefined` when no name with a colon comes next. */
export function readNamedArgument(scanner: Scanner): NamedArgumentNode | undefined {
  const gap = scanner.at;
  scanner.skipBlanks();
  const start = scanner.at;
  const end = scanner.nameEnd();
  scanner.at = end;
  scanner.skipBlanks();
  if (end === start || !scanner.eat(COLON)) {
    scanner.at = gap;
    return undefined;
  }
  const named = scanner.slice(start, end);
  return new NamedArgumentNode(start, named, readValue(scanner, 'argument'));
}

/**
 * Returns every expression that reads a variable in text that does not parse: `a` and `b.c` in `a == {{ b.c }} 'd'`. A
 * name directly after a value does not count: `d` in `c?d`.
 */
export function valuesIn(scanner: Scanner): readonly Expression[] {
  const mark = scanner.lists.size;
  let end = isBlank(scanner.text.charCodeAt(scanner.at - 1)) ? -1 : scanner.at;
  for (scanner.skipBlanks(); !scanner.done; scanner.skipBlanks()) {
    const value = readValue(scanner);
    const touches = value.kind === 'lookup' && value.start === end;
    if (value.kind === 'missing') scanner.stepOver();
    else if (!LITERALS.has(value.kind) && !touches) scanner.lists.add(value);
    end = value.end;
  }
  return scanner.lists.take(mark);
}

/**
 * Reads one operand: a literal, lookup, range, group or output. Returns a missing node when none of these comes next.
 */
export function readValue(scanner: Scanner, expected: 'value' | 'argument' = 'value'): Expression {
  const gap = scanner.at;
  scanner.skipBlanks();
  const code = scanner.code();
  if (isDigit(code) || (code === DASH && isDigit(scanner.code(scanner.at + 1)))) {
    const number = readNumber(scanner);
    if (number) return number;
  }
  if (isNamePart(code) && code !== DASH) return readNamed(scanner);
  if (isQuote(code)) return readString(scanner);
  if (!scanner.tooDeep) {
    if (code === OPEN_BRACE && scanner.code(scanner.at + 1) === OPEN_BRACE) return readInnerOutput(scanner);
    if (code === DOLLAR && scanner.code(scanner.at + 1) === OPEN_BRACE) {
      return readLookup(scanner, readPersonalization(scanner));
    }
    if (code === OPEN_BRACKET) return readLookup(scanner, readIndex(scanner));
    if (code === OPEN_PARENTHESIS) return readRange(scanner);
  }
  scanner.at = gap;
  return scanner.missing(expected);
}

/** Reads a keyword, or a lookup whose root is a name. */
function readNamed(scanner: Scanner): Expression {
  const start = scanner.at;
  const end = scanner.nameEnd();
  scanner.at = end;
  const text = scanner.slice(start, end);
  const next = scanner.code();
  if (end - start <= 5 && next !== DOT && next !== OPEN_BRACKET && KEYWORD_TEXTS.has(text)) {
    return { kind: 'keyword', start, end, text: text as Keyword };
  }
  return readParts(scanner, start, end, text);
}

function readLookup(scanner: Scanner, root: PersonalizationNode | IndexNode): LookupNode {
  return readParts(scanner, root.start, root.end, root);
}

/** Reads the parts after a lookup's root: `.b['c'].${d}`. */
function readParts(scanner: Scanner, start: number, headEnd: number, head: LookupNode['head']): LookupNode {
  const mark = scanner.lists.size;
  let end = headEnd;
  for (;;) {
    const part = readPart(scanner);
    if (!part) break;
    scanner.lists.add(part);
    end = part.end;
  }
  return { kind: 'lookup', start, end, head, parts: scanner.lists.take(mark) };
}

/** Reads `.b`, `.${b}` or `['b']`. As in Liquid, white space is allowed before and inside a part. */
function readPart(scanner: Scanner): PartNode | undefined {
  const gap = scanner.at;
  let code = scanner.code();
  if (code === SPACE || isBlank(code)) {
    scanner.skipBlanks();
    code = scanner.code();
    if (code !== OPEN_BRACKET && (code !== DOT || !nameFollows(scanner, scanner.at + 1))) {
      scanner.at = gap;
      return undefined;
    }
  }
  if (code === OPEN_BRACKET && !scanner.tooDeep) return readIndex(scanner);
  if (code !== DOT || scanner.code(scanner.at + 1) === DOT) {
    scanner.at = gap;
    return undefined;
  }
  scanner.at++;
  if (scanner.code() === DOLLAR && scanner.code(scanner.at + 1) === OPEN_BRACE) return readPersonalization(scanner);
  if (isBlank(scanner.code()) && nameFollows(scanner, scanner.at)) scanner.skipBlanks();
  const start = scanner.at;
  const end = scanner.nameEnd();
  if (end === start) return scanner.missing('property');
  scanner.at = end;
  return { kind: 'property', start, end, text: scanner.slice(start, end) };
}

/** Whether a property name comes next. Words that can follow a value do not count: `and` in `a. and b`. */
function nameFollows(scanner: Scanner, from: number): boolean {
  let start = from;
  while (isBlank(scanner.code(start))) start++;
  if (scanner.code(start) === DOLLAR) return scanner.code(start + 1) === OPEN_BRACE;
  let end = scanner.nameEnd(start);
  if (end === start) return false;
  if (start > from && WORDS_AFTER_VALUES.has(scanner.text.slice(start, end))) return false;
  while (isBlank(scanner.code(end))) end++;
  return start === from || scanner.code(end) !== COLON;
}

/** Reads `[0]`. Accepts a pipeline in the brackets. */
function readIndex(scanner: Scanner): IndexNode {
  const start = scanner.at++;
  scanner.depth++;
  const value = readPiped(scanner, readValue(scanner));
  scanner.depth--;
  const junk = scanner.at;
  while (!scanner.done && !endsIndex(scanner.code())) scanner.stepOver();
  if (scanner.code() === CLOSE_BRACKET) {
    scanner.reject(junk);
    scanner.at++;
    return { kind: 'index', start, end: scanner.at, value, unclosed: undefined };
  }
  scanner.at = value.end;
  return { kind: 'index', start, end: value.end, value, unclosed: missingAt(scanner.at, ']') };
}

/** Unexpected text in brackets is scanned up to this character, so that no text is scanned twice. */
function endsIndex(code: number): boolean {
  return code === CLOSE_BRACKET || code === OPEN_BRACKET || isLineBreak(code);
}

/** Reads `{{ a | upcase }}` as an operand. Without a `}}`, it ends after its pipeline. */
export function readInnerOutput(scanner: Scanner): OutputNode {
  const start = scanner.at;
  const outerEnd = scanner.end;
  const outerUnexpected = scanner.takeUnexpected();
  const close = closeOfOutput(scanner.text, start + 2, outerEnd);
  scanner.depth++;
  const output = close >= 0 ? readOutput(scanner, start, close, close + 2, undefined) : readLooseOutput(scanner, start);
  scanner.depth--;
  scanner.limit(output.end, outerEnd);
  scanner.putBack(outerUnexpected);
  return output;
}

/** Reads the output that spans `start` to `end`, with content up to `contentEnd`. */
export function readOutput(
  scanner: Scanner,
  start: number,
  contentEnd: number,
  end: number,
  unclosed: Delimiters['unclosed'],
): OutputNode {
  const { text } = scanner;
  const trimStart = contentEnd > start + 2 && text.charCodeAt(start + 2) === DASH;
  const from = trimStart ? start + 3 : start + 2;
  // The dash of `{{-}}` counts for both sides.
  const trimEnd = !unclosed && contentEnd > start + 2 && text.charCodeAt(contentEnd - 1) === DASH;
  scanner.limit(from, trimEnd ? Math.max(from, contentEnd - 1) : contentEnd);
  const value = readPipeline(scanner);
  const unexpected = scanner.allFits ? NONE : readUnexpected(scanner, valuesIn);
  return new OutputNode(start, end, withUnexpected(delimitersOf(trimStart, trimEnd, unclosed), unexpected), value);
}

/** Reads an unclosed output operand, which ends after its pipeline. */
function readLooseOutput(scanner: Scanner, start: number): OutputNode {
  scanner.at = start + 2;
  const trimStart = scanner.eat(DASH);
  const value = readPiped(scanner, readValue(scanner));
  const wrong = scanner.at;
  const unclosed: Delimiters['unclosed'] = scanner.eat(CLOSE_BRACE)
    ? { kind: 'unexpected', start: wrong, end: scanner.at }
    : '}}';
  const end = unclosed === '}}' ? value.end : unclosed.end;
  const unexpected = readUnexpected(scanner, valuesIn);
  return new OutputNode(start, end, withUnexpected(delimitersOf(trimStart, false, unclosed), unexpected), value);
}

/** Reads `(1..n)`, or a group when it is not a range. */
function readRange(scanner: Scanner): Expression {
  const start = scanner.at++;
  scanner.depth++;
  const value = readValue(scanner);
  scanner.depth--;
  return readRangeEnd(scanner, start, value);
}

/** Reads the rest of a range or group after its first value. */
export function readRangeEnd(scanner: Scanner, start: number, value: Expression): Expression {
  scanner.skipBlanks();
  const isRange = scanner.code() === DOT && scanner.code(scanner.at + 1) === DOT;
  if (!isRange) return closeParentheses(scanner, start, value, undefined);
  scanner.at += 2;
  scanner.depth++;
  const to = readValue(scanner);
  scanner.depth--;
  return closeParentheses(scanner, start, value, to);
}
