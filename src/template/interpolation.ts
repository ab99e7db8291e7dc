import type { OutputNode } from './expressionNodes';
import { readInnerOutput } from './expressions';
import type { BracesNode, InterpolationNode } from './markupNodes';
import { isLineBreak, isNamePart, type Scanner } from './scanner';

const QUOTE = 0x22;
const COLON = 0x3a;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Whether the text ends at this character code. */
export type Stop = (scanner: Scanner, code: number) => boolean;

/** Reads text with embedded Liquid, until `stop` returns true outside of that Liquid. */
export function readInterpolation(scanner: Scanner, stop: Stop): InterpolationNode {
  const start = scanner.at;
  const pieces = readPieces(scanner, stop);
  return { kind: 'interpolation', start, end: scanner.at, pieces };
}

/** Reads the Liquid pieces of a text, until `stop` returns true. */
export function readPieces(scanner: Scanner, stop: Stop): InterpolationNode['pieces'] {
  const mark = scanner.lists.size;
  for (let code = codeAfterWord(scanner); code >= 0; code = codeAfterWord(scanner)) {
    const piece = code === OPEN ? readPiece(scanner) : undefined;
    if (piece) scanner.lists.add(piece);
    else if (stop(scanner, code)) break;
    else scanner.at++;
  }
  return scanner.lists.take(mark);
}

/** Skips a backslash before the character that it escapes. The last one of the markup escapes nothing. */
export function skipBackslash(scanner: Scanner): void {
  if (scanner.at + 1 < scanner.end) scanner.at++;
}

/** Skips letters, digits and the like, none of which ends a text. Returns the character code after them. */
function codeAfterWord(scanner: Scanner): number {
  const { text, end } = scanner;
  let { at } = scanner;
  let code = -1;
  for (; at < end; at++) {
    code = text.charCodeAt(at);
    if (code >= 0x80 || !isNamePart(code)) break;
  }
  scanner.at = at;
  return at < end ? code : -1;
}

/** Returns the outputs in the rest of the markup, in which words count as text. */
export function outputsIn(scanner: Scanner): readonly OutputNode[] {
  return readPieces(scanner, () => false).filter((piece) => piece.kind === 'output');
}

/** Reads `{{ output }}` or `{placeholder}`. Returns `undefined` when the brace begins something else, such as JSON. */
function readPiece(scanner: Scanner): OutputNode | BracesNode | undefined {
  if (scanner.code(scanner.at + 1) === OPEN) return readInnerOutput(scanner);
  const start = scanner.at;
  for (let at = start + 1; at < scanner.end; at++) {
    const code = scanner.code(at);
    if (code === CLOSE && at > start + 1) {
      scanner.at = at + 1;
      return { kind: 'braces', start, end: scanner.at };
    }
    if (code === OPEN || code === CLOSE || code === QUOTE || code === COLON || isLineBreak(code)) return undefined;
  }
  return undefined;
}
