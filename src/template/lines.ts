import { Blocks } from './blocks';
import { NONE } from './expressionNodes';
import type { LinesNode, TagNode } from './nodes';
import { isLineBreak, isNamePart, type Scanner } from './scanner';

type ReadLine = (line: Line) => TagNode;

/** Reads the rest of a `liquid` tag line by line. */
export function readLines(scanner: Scanner, readLine: ReadLine): LinesNode {
  const { text, at: start, end } = scanner;
  const blocks = new Blocks();
  let commentsEnd = true;
  for (let line = lineFrom(text, start, end); line; line = lineFrom(text, line.end + 1, end)) {
    const tag = readLine(line);
    if (tag.name !== 'comment' && tag.name !== 'raw') {
      blocks.addTag(tag);
      continue;
    }
    const close: Line | undefined = commentsEnd ? closingLine(scanner, line, end, tag.name) : undefined;
    if (!close) {
      commentsEnd = false;
      blocks.addVerbatim(tag, NONE, undefined);
      continue;
    }
    const endTag = readLine(close);
    const isEmpty = lineFrom(text, line.end + 1, end)?.start === close.start;
    blocks.addVerbatim(tag, isEmpty ? NONE : [{ kind: 'text', start: tag.end, end: endTag.start }], endTag);
    line = close;
  }
  scanner.limit(end, end);
  return { kind: 'lines', start, end, children: blocks.finish(end) };
}

export interface Line {
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the next non-blank line without its indentation and without the word `liquid` (`liquid echo a` is `echo a`).
 * Trailing blanks are kept: the cursor is there while somebody types.
 */
function lineFrom(text: string, from: number, to: number): Line | undefined {
  for (let start = from; start < to; ) {
    start = afterBlanks(text, start, to);
    let end = start;
    while (end < to && !isLineBreak(text.charCodeAt(end))) end++;
    while (start < end && text.startsWith('liquid', start) && !isNamePart(text.charCodeAt(start + 6))) {
      start = afterBlanks(text, start + 6, end);
    }
    if (start < end) return { start, end };
    start = end + 1;
  }
  return undefined;
}

function afterBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) <= 0x20) at++;
  return at;
}

/** Returns the line that ends the comment or raw opened by `first`; `undefined` when there is none. */
function closingLine(scanner: Scanner, first: Line, to: number, name: string): Line | undefined {
  let depth = 0;
  for (let line: Line | undefined = first; line; line = lineFrom(scanner.text, line.end + 1, to)) {
    scanner.limit(line.start, line.end);
    if (scanner.comes(name) && (line === first || name === 'comment')) depth++;
    else if (scanner.comes(`end${name}`) && --depth === 0) return line;
  }
  return undefined;
}
