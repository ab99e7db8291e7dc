import { type MissingNode, missingAt, type UnexpectedNode } from './expressionNodes';
import { readInterpolation, type Stop, skipBackslash } from './interpolation';
import type { HeaderNode, HeadersNode, InterpolationNode, JsonTextNode } from './markupNodes';
import { isBlank, isCurly, isLineBreak, isQuote, isSingleQuote, type Scanner } from './scanner';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Reads `{ "Name": "value" }`, up to the closing brace or to where `ends` returns true. */
export function readHeaders(scanner: Scanner, ends: (scanner: Scanner) => boolean): HeadersNode {
  const start = scanner.at++;
  const mark = scanner.lists.size;
  const faults: (MissingNode | UnexpectedNode)[] = [];
  let comma = -1;
  for (scanner.skipBlanks(); !scanner.done && scanner.code() !== CLOSE && !ends(scanner); scanner.skipBlanks()) {
    if (comma < 0 && scanner.lists.size > mark && beginsName(scanner)) break;
    const isComma = scanner.code() === COMMA;
    if (isComma && comma < 0 && scanner.lists.size > mark) comma = scanner.at++;
    else if (isComma || scanner.code() === COLON) faults.push(oneSign(scanner));
    else {
      if (scanner.lists.size > mark && comma < 0) faults.push(missingAt(scanner.at, ','));
      comma = -1;
      scanner.lists.add(readHeader(scanner, faults, ends));
    }
  }
  if (comma >= 0) faults.push({ kind: 'unexpected', start: comma, end: comma + 1 });
  const headers = scanner.lists.take<HeaderNode>(mark);
  if (scanner.code() === CLOSE) scanner.at++;
  else {
    const least = Math.max(start + 1, headers.at(-1)?.end ?? 0, faults.at(-1)?.end ?? 0);
    while (scanner.at > least && isBlank(scanner.code(scanner.at - 1))) scanner.at--;
    faults.push(missingAt(scanner.at, '}'));
  }
  return { kind: 'headers', start, end: scanner.at, headers, faults };
}

/** In `{ "a": "b" :timeout 5` with the brace missing: whether an option begins here, even an unknown one. */
function beginsName(scanner: Scanner): boolean {
  const { at } = scanner;
  return scanner.code() === COLON && isBlank(scanner.code(at - 1)) && scanner.nameEnd(at + 1) > at + 1;
}

function oneSign(scanner: Scanner): UnexpectedNode {
  return { kind: 'unexpected', start: scanner.at, end: ++scanner.at };
}

function readHeader(
  scanner: Scanner,
  faults: (MissingNode | UnexpectedNode)[],
  ends: (scanner: Scanner) => boolean,
): HeaderNode {
  const name = readJsonText(scanner, faults, ends);
  const gap = scanner.at;
  scanner.skipBlanks();
  if (scanner.code() !== COLON || ends(scanner)) {
    scanner.at = gap;
    const missing = scanner.missing(':');
    faults.push(missing);
    return { kind: 'header', start: name.start, end: missing.start, name, value: missingAt(scanner.at, 'value') };
  }
  scanner.at++;
  const afterColon = scanner.at;
  scanner.skipBlanks();
  const code = scanner.code();
  if (code < 0 || code === COMMA || code === CLOSE || code === COLON) {
    scanner.at = afterColon;
    const value = scanner.missing('value');
    return { kind: 'header', start: name.start, end: value.end, name, value };
  }
  const value = readJsonText(scanner, faults, ends);
  return { kind: 'header', start: name.start, end: value.end, name, value };
}

/** Reads a quoted text, or whatever is in its place. One that does not end stops before the next option. */
function readJsonText(
  scanner: Scanner,
  faults: (MissingNode | UnexpectedNode)[],
  ends: (scanner: Scanner) => boolean,
): JsonTextNode {
  const start = scanner.at;
  const quote = scanner.code();
  if (!isQuote(quote)) return readBareText(scanner);
  scanner.at++;
  const closesHere = quote === QUOTE ? closesQuote : closes(quote);
  let text = readInterpolation(scanner, closesHere);
  if (closesHere(scanner, scanner.code()) && !isLineBreak(scanner.code()) && !scanner.done) scanner.at++;
  else {
    text = upToOption(scanner, text, ends);
    faults.push(missingAt(scanner.at, 'quote'));
  }
  return { kind: 'jsonText', start, end: scanner.at, quote: String.fromCharCode(quote), text };
}

/** Cuts off the options in a text that does not end: `"Api-Key abc :save a`. */
function upToOption(
  scanner: Scanner,
  { start, end, pieces }: InterpolationNode,
  ends: (scanner: Scanner) => boolean,
): InterpolationNode {
  const inside = (at: number) => pieces.some((piece) => piece.start < at && at < piece.end);
  for (scanner.at = start; scanner.at < end; scanner.at++) {
    if (scanner.code() !== COLON || !isBlank(scanner.code(scanner.at - 1)) || inside(scanner.at)) continue;
    if (!ends(scanner)) continue;
    while (isBlank(scanner.code(scanner.at - 1))) scanner.at--;
    break;
  }
  const { at } = scanner;
  return { kind: 'interpolation', start, end: at, pieces: pieces.filter((piece) => piece.end <= at) };
}

/** A text ends at its closing quote or at the end of its line. A straight quote also closes a curly one. */
function closes(quote: number): Stop {
  return (scanner, code) => {
    if (code === BACKSLASH) {
      skipBackslash(scanner);
      return false;
    }
    return code === quote || isLineBreak(code) || (isCurly(quote) && isQuote(code) && isLike(code, quote));
  };
}

/** Whether both are single quotes or both double ones. */
function isLike(code: number, quote: number): boolean {
  return isSingleQuote(code) === isSingleQuote(quote);
}

const closesQuote = closes(QUOTE);

/** Reads `12`, `{{ token }}`, `<placeholder>`, or a whole nested list or object. */
function readBareText(scanner: Scanner): JsonTextNode {
  const start = scanner.at;
  let depth = 0;
  const text = readInterpolation(scanner, (_, code) => {
    if (
      depth === 0 &&
      scanner.at > start &&
      (code === COMMA || code === CLOSE || code === COLON || isLineBreak(code))
    ) {
      return true;
    }
    if (code === OPEN || code === OPEN_BRACKET) depth++;
    else if ((code === CLOSE || code === CLOSE_BRACKET) && depth > 0) depth--;
    return false;
  });
  const { pieces } = text;
  const least = pieces.at(-1)?.end ?? start;
  let end = text.end;
  while (end > least && isBlank(scanner.text.charCodeAt(end - 1))) end--;
  scanner.at = end;
  return { kind: 'jsonText', start, end, quote: '', text: { kind: 'interpolation', start, end, pieces } };
}
