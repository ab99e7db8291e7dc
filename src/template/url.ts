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
  const endsOfPath = pathEnd(ends);
  const endsOfHost: Stop = (scanner, code) => code === SLASH || endsOfPath(scanner, code);
  const readParameters = parametersReader(ends);
  return (scanner) => {
    const start = scanner.at;
    const scheme = readScheme(scanner);
    const host = readInterpolation(scanner, endsOfHost);
    const path = readInterpolation(scanner, endsOfPath);
    const parameters = readParameters(scanner);
    const fragment = scanner.code() === HASH ? readInterpolation(scanner, ends) : undefined;
    return { kind: 'url', start, end: scanner.at, scheme, host, path, parameters, fragment };
  };
}

/** Returns where a path ends, in a URL that `ends` ends. */
export function pathEnd(ends: Stop): Stop {
  return (scanner, code) => code === QUESTION_MARK || code === HASH || ends(scanner, code);
}

/** Returns where the value of a parameter ends, in a URL that `ends` ends. */
export function valueEnd(ends: Stop): Stop {
  return (scanner, code) => code === AMPERSAND || code === HASH || ends(scanner, code);
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

/**
 * Returns a reader for `?name=value&…`, or `&name=value&…`, in a URL that `ends` ends. `isBegun`: the scanner is behind
 * the first sign.
 */
export function parametersReader(ends: Stop): (scanner: Scanner, isBegun?: boolean) => readonly ParameterNode[] {
  const endsOfValue = valueEnd(ends);
  const endsOfName: Stop = (scanner, code) => code === EQUALS || endsOfValue(scanner, code);
  return (scanner, isBegun = false) => {
    const mark = scanner.lists.size;
    let begins = isBegun;
    while (begins || scanner.code() === QUESTION_MARK || scanner.code() === AMPERSAND) {
      if (!begins) scanner.at++;
      begins = false;
      const start = scanner.at;
      const name = readPieces(scanner, endsOfName);
      const nameEnd = scanner.at;
      const value = scanner.eat(EQUALS) ? readPieces(scanner, endsOfValue) : undefined;
      scanner.lists.add(new ParameterNode(start, nameEnd, scanner.at, name, value));
    }
    return scanner.lists.take(mark);
  };
}
