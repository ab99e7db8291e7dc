import type { NameNode } from './expressionNodes';
import { readInterpolation, readPieces, type Stop } from './interpolation';
import { ParameterNode, type UrlNode } from './markupNodes';
import type { Scanner } from './scanner';

const HASH = 0x23;
const AMPERSAND = 0x26;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUESTION_MARK = 0x3f;

/**
 * Returns a reader for `https://{{ host }}/path?name=value` that stops where `ends` returns true. URL delimiters inside
 * Liquid are ignored.
 */
export function urlReader(ends: Stop): (scanner: Scanner) => UrlNode {
  const endsOfPath: Stop = (scanner, code) => endsPath(code) || ends(scanner, code);
  const endsOfHost: Stop = (scanner, code) => code === SLASH || endsOfPath(scanner, code);
  const endsOfValue: Stop = (scanner, code) => code === AMPERSAND || code === HASH || ends(scanner, code);
  const endsOfName: Stop = (scanner, code) => code === EQUALS || endsOfValue(scanner, code);
  return (scanner) => {
    const start = scanner.at;
    const scheme = readScheme(scanner);
    const host = readInterpolation(scanner, endsOfHost);
    const path = readInterpolation(scanner, endsOfPath);
    const parameters = readParameters(scanner, endsOfName, endsOfValue);
    const fragment = scanner.code() === HASH ? readInterpolation(scanner, ends) : undefined;
    return { kind: 'url', start, end: scanner.at, scheme, host, path, parameters, fragment };
  };
}

function endsPath(code: number): boolean {
  return code === QUESTION_MARK || code === HASH;
}

/** `https` in `https://`. */
function readScheme(scanner: Scanner): NameNode | undefined {
  const start = scanner.at;
  let end = start;
  while (isLetter(scanner.code(end))) end++;
  if (end === start || end + 3 > scanner.end || !scanner.text.startsWith('://', end)) return undefined;
  scanner.at = end + 3;
  return { kind: 'name', start, end, text: scanner.slice(start, end) };
}

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

/** `?name=value&…`. */
function readParameters(scanner: Scanner, endsName: Stop, endsValue: Stop): readonly ParameterNode[] {
  const mark = scanner.lists.size;
  while (scanner.code() === QUESTION_MARK || scanner.code() === AMPERSAND) {
    scanner.at++;
    const start = scanner.at;
    const name = readPieces(scanner, endsName);
    const nameEnd = scanner.at;
    const value = scanner.eat(EQUALS) ? readPieces(scanner, endsValue) : undefined;
    scanner.lists.add(new ParameterNode(start, nameEnd, scanner.at, name, value));
  }
  return scanner.lists.take(mark);
}
