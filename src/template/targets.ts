import { type NameNode, nameAt } from './expressionNodes';
import { readValue } from './expressions';
import type { TargetNode } from './markupNodes';
import { isDigit, isNamePart, isQuote, type Scanner } from './scanner';

const OPEN_PARENTHESIS = 0x28;
const DASH = 0x2d;
const EQUALS = 0x3d;

/** Reads an assignment target: a name, quoted or not. Any other expression is kept as written. */
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
