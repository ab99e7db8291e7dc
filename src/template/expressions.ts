import { closeOfOutput } from './delimiters';
import {
  type Expression,
  type FilterNode,
  type IndexNode,
  type Keyword,
  type LookupNode,
  type NamedArgumentNode,
  type NameNode,
  NONE,
  type OutputNode,
  type PartNode,
  type PersonalizationNode,
} from './expressionNodes';
import { isDigit, isLineBreak, isNamePart, isQuote, type Scanner } from './scanner';
import { closeParentheses, missingHere, readName, readNumber, readPersonalization, readString } from './tokens';

const DOLLAR = 0x24;
const OPEN_PARENTHESIS = 0x28;
const COMMA = 0x2c;
const DASH = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const PIPE = 0x7c;
const CLOSE_BRACE = 0x7d;

const KEYWORDS: ReadonlySet<string> = new Set<Keyword>(['true', 'false', 'nil', 'null', 'blank', 'empty']);

/** `a | upcase`, to the end of the markup. What fits nowhere up to the next `|` is rejected. */
export function readPipeline(scanner: Scanner): Expression {
  const value = readValue(scanner);
  const filters = readFilters(scanner);
  return filters.length === 0 ? value : piped(value, filters);
}

export function piped(value: Expression, filters: readonly FilterNode[]): Expression {
  const end = filters[filters.length - 1]?.end ?? value.end;
  return { kind: 'pipeline', start: value.start, end, value, filters };
}

/** All filters up to the end of the markup. */
function readFilters(scanner: Scanner): readonly FilterNode[] {
  let filters: FilterNode[] | undefined;
  for (;;) {
    scanner.skipBlanks();
    if (scanner.done) return filters ?? NONE;
    if (scanner.code() === PIPE) {
      filters ??= [];
      filters.push(readFilter(scanner));
    } else {
      const start = scanner.at;
      while (!scanner.done && scanner.code() !== PIPE) scanner.stepOver();
      scanner.reject(start);
    }
  }
}

/** `| append: 'b'`. */
export function readFilter(scanner: Scanner): FilterNode {
  const pipe = scanner.at++;
  const name = readName(scanner, 'filter');
  let args: (Expression | NamedArgumentNode)[] | undefined;
  let end = name.end;
  const afterName = scanner.at;
  scanner.skipBlanks();
  if (name.kind === 'name' && scanner.eat(COLON)) {
    args = [];
    do {
      const argument = readArgument(scanner);
      args.push(argument);
      end = argument.end;
      scanner.skipBlanks();
    } while (scanner.eat(COMMA));
  } else scanner.at = afterName;
  return { kind: 'filter', start: name.start, end, pipe, name, arguments: args ?? NONE };
}

/** `true` or `allow_false: true`. */
function readArgument(scanner: Scanner): Expression | NamedArgumentNode {
  return readNamedArgument(scanner) ?? readValue(scanner, 'argument');
}

/** `limit: 5`; nothing when no name with a colon comes next. */
export function readNamedArgument(scanner: Scanner): NamedArgumentNode | undefined {
  scanner.skipBlanks();
  const start = scanner.at;
  const end = scanner.nameEnd();
  if (end === start) return undefined;
  scanner.at = end;
  scanner.skipBlanks();
  if (!scanner.eat(COLON)) {
    scanner.at = start;
    return undefined;
  }
  const name: NameNode = { kind: 'name', start, end, text: scanner.slice(start, end) };
  const value = readValue(scanner, 'argument');
  return { kind: 'namedArgument', start, end: value.end, name, value };
}

/** One operand: a literal, a lookup, a range, a group, an output; missing when nothing of that kind comes next. */
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

/** A keyword, or a lookup that begins with a name. */
function readNamed(scanner: Scanner): Expression {
  const start = scanner.at;
  const end = scanner.nameEnd();
  scanner.at = end;
  const text = scanner.slice(start, end);
  const next = scanner.code();
  if (end - start <= 5 && next !== DOT && next !== OPEN_BRACKET && KEYWORDS.has(text)) {
    return { kind: 'keyword', start, end, text: text as Keyword };
  }
  return readLookup(scanner, { kind: 'name', start, end, text });
}

/** The parts after a root: `.b['c'].${d}`. */
export function readLookup(scanner: Scanner, root: NameNode | PersonalizationNode | IndexNode): LookupNode {
  let parts: PartNode[] | undefined;
  let end = root.end;
  for (;;) {
    const part = readPart(scanner);
    if (!part) break;
    parts ??= [];
    parts.push(part);
    end = part.end;
  }
  return { kind: 'lookup', start: root.start, end, root, parts: parts ?? NONE };
}

function readPart(scanner: Scanner): PartNode | undefined {
  const code = scanner.code();
  if (code === OPEN_BRACKET) return scanner.tooDeep ? undefined : readIndex(scanner);
  if (code !== DOT || scanner.code(scanner.at + 1) === DOT) return undefined;
  scanner.at++;
  if (scanner.code() === DOLLAR && scanner.code(scanner.at + 1) === OPEN_BRACE) return readPersonalization(scanner);
  const start = scanner.at;
  const end = scanner.nameEnd();
  if (end === start) return scanner.missing('property');
  scanner.at = end;
  return { kind: 'property', start, end, text: scanner.slice(start, end) };
}

/** `[0]`. A pipeline in it is read too. */
function readIndex(scanner: Scanner): IndexNode {
  const start = scanner.at++;
  scanner.depth++;
  let value = readValue(scanner);
  scanner.skipBlanks();
  if (scanner.code() === PIPE) {
    const filters: FilterNode[] = [];
    for (; scanner.code() === PIPE; scanner.skipBlanks()) filters.push(readFilter(scanner));
    value = piped(value, filters);
  }
  scanner.depth--;
  const junk = scanner.at;
  while (!scanner.done && !endsIndex(scanner.code())) scanner.stepOver();
  if (scanner.code() === CLOSE_BRACKET) {
    scanner.reject(junk);
    scanner.at++;
    return { kind: 'index', start, end: scanner.at, value, unclosed: undefined };
  }
  scanner.at = value.end;
  return { kind: 'index', start, end: value.end, value, unclosed: missingHere(scanner, ']') };
}

/** Junk in brackets is looked through up to here, so that nothing is looked through twice. */
function endsIndex(code: number): boolean {
  return code === CLOSE_BRACKET || code === OPEN_BRACKET || isLineBreak(code);
}

/** `{{ a | upcase }}` as an operand. Without its `}}` it ends after its pipeline. */
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

/** The output from `start` to `end`, whose content ends at `contentEnd`. */
export function readOutput(
  scanner: Scanner,
  start: number,
  contentEnd: number,
  end: number,
  unclosed: OutputNode['unclosed'],
): OutputNode {
  const { text } = scanner;
  const trimStart =
    contentEnd > start + 2 && text.charCodeAt(start + 2) === DASH && !isDigit(text.charCodeAt(start + 3));
  const from = trimStart ? start + 3 : start + 2;
  const trimEnd = !unclosed && contentEnd > from && text.charCodeAt(contentEnd - 1) === DASH;
  scanner.limit(from, trimEnd ? contentEnd - 1 : contentEnd);
  const value = readPipeline(scanner);
  const unexpected = scanner.takeUnexpected();
  return { kind: 'output', start, end, value, trimStart, trimEnd, unclosed, unexpected };
}

/** An operand that was never closed ends after its pipeline. */
function readLooseOutput(scanner: Scanner, start: number): OutputNode {
  scanner.at = start + 2;
  const trimStart = scanner.eat(DASH);
  let value = readValue(scanner);
  const filters: FilterNode[] = [];
  for (scanner.skipBlanks(); scanner.code() === PIPE; scanner.skipBlanks()) filters.push(readFilter(scanner));
  if (filters.length > 0) value = piped(value, filters);
  const wrong = scanner.at;
  const unclosed = scanner.eat(CLOSE_BRACE)
    ? ({ kind: 'unexpected', start: wrong, end: scanner.at } as const)
    : missingHere(scanner, '}}', value.end);
  const unexpected = scanner.takeUnexpected();
  return { kind: 'output', start, end: unclosed.end, value, trimStart, trimEnd: false, unclosed, unexpected };
}

/** `(1..n)`; a group when it is no range. */
function readRange(scanner: Scanner): Expression {
  const start = scanner.at++;
  scanner.depth++;
  const value = readValue(scanner);
  scanner.depth--;
  return readRangeEnd(scanner, start, value);
}

/** What follows the first value in parentheses. */
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
