import { type NameNode, nameAt } from './expressionNodes';
import { readValue } from './expressions';
import type { TargetNode } from './markupNodes';
import { isDigit, isNamePart, isQuote, type Scanner } from './scanner';

const OPEN_PARENTHESIS = 0x28;
const DOLLAR = 0x24;
const DASH = 0x2d;
const EQUALS = 0x3d;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Reads an assignment target: a name, also in quotes or with a dollar sign. Any other expression is kept as written. */
export function readTarget(scanner: Scanner): TargetNode {
  const gap = scanner.at;
  scanner.skipBlanks();
  if (isQuote(scanner.code())) {
    const closing = scanner.closingQuote(scanner.at);
    const start = scanner.at + 1;
    if (closing > start) {
      scanner.at = closing + 1;
      return { kind: 'name', start, end: closing, text: scanner.slice(start, closing) };
    }
  }
  const personal = nameWithDollar(scanner);
  if (personal) return personal;
  const start = scanner.at;
  const named = scanner.code() === OPEN_PARENTHESIS ? nameWithSigns(scanner) : plainName(scanner);
  if (named) return named;
  const value = readValue(scanner);
  if (value.kind === 'output') return value;
  if (value.kind === 'lookup')
    return value.parts.length === 0 && typeof value.head === 'string' ? nameAt(value.start, value.head) : value;
  if (value.kind === 'keyword' || value.kind === 'number') {
    return { kind: 'name', start, end: value.end, text: value.text };
  }
  scanner.at = gap;
  return scanner.missing('name');
}

/** Reads the name in `$a` and `${a}`; nothing when no dollar sign comes. */
export function nameWithDollar(scanner: Scanner): NameNode | undefined {
  if (scanner.code() !== DOLLAR) return undefined;
  const isBraced = scanner.code(scanner.at + 1) === OPEN;
  const start = scanner.at + (isBraced ? 2 : 1);
  const end = scanner.nameEnd(start);
  if (end === start || (isBraced && scanner.code(end) !== CLOSE)) return undefined;
  scanner.at = isBraced ? end + 1 : end;
  return { kind: 'name', start, end, text: scanner.slice(start, end) };
}

/** Reads `a` before a `=` or the end, the most common target. */
function plainName(scanner: Scanner): NameNode | undefined {
  const start = scanner.at;
  const end = scanner.nameEnd();
  if (end === start || scanner.code() === DASH || isDigit(scanner.code())) return undefined;
  scanner.at = end;
  scanner.skipBlanks();
  const isAlone = scanner.done || scanner.code() === EQUALS;
  scanner.at = isAlone ? end : start;
  return isAlone ? { kind: 'name', start, end, text: scanner.slice(start, end) } : undefined;
}

/** Reads `(a.b)[0]` before a `=`, all of which Liquid takes as the name. */
function nameWithSigns(scanner: Scanner): NameNode | undefined {
  const start = scanner.at;
  let end = start;
  while (end < scanner.end && isNameSign(scanner.code(end))) end++;
  scanner.at = end;
  scanner.skipBlanks();
  const text = scanner.slice(start, end);
  if (scanner.code() !== EQUALS || !/\w/.test(text)) {
    scanner.at = start;
    return undefined;
  }
  scanner.at = end;
  return { kind: 'name', start, end, text };
}

function isNameSign(code: number): boolean {
  return isNamePart(code) || '.[]()'.includes(String.fromCharCode(code));
}
