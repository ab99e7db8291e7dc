import { Blocks } from './blocks';
import { NONE } from './expressionNodes';
import type { Content, LinesNode, TagNode } from './nodes';
import { isLineBreak, isNamePart, type Scanner } from './scanner';

type ReadLine = (line: Line) => TagNode;

/** The rest of a `liquid` tag, line by line. */
export function readLines(scanner: Scanner, readLine: ReadLine): LinesNode {
  const { text, at: start, end } = scanner;
  const blocks = new Blocks();
  const lines = linesOf(text, start, end);
  let commentsEnd = true;
  for (let index = 0; index < lines.length; index++) {
    const tag = readLine(lines[index] as Line);
    if (tag.name !== 'comment' && tag.name !== 'raw') {
      blocks.addTag(tag);
      continue;
    }
    const close: number = commentsEnd ? closingLine(scanner, lines, index, tag.name) : -1;
    if (close < 0) {
      commentsEnd = false;
      blocks.addVerbatim(tag, NONE, undefined);
      continue;
    }
    const endTag = readLine(lines[close] as Line);
    const content: Content[] = close > index + 1 ? [{ kind: 'text', start: tag.end, end: endTag.start }] : [];
    blocks.addVerbatim(tag, content, endTag);
    index = close;
  }
  scanner.limit(end, end);
  return { kind: 'lines', start, end, children: blocks.finish(end) };
}

export interface Line {
  readonly start: number;
  readonly end: number;
}

/**
 * The lines that are not blank, without the blanks before them, and without the word `liquid`: `liquid echo a` is `echo a`. Blanks
 * behind them are where one goes on typing.
 */
function linesOf(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && !isLineBreak(text.charCodeAt(at))) continue;
    while (start < at && text.charCodeAt(start) <= 0x20) start++;
    while (text.startsWith('liquid', start) && !isNamePart(text.charCodeAt(start + 6)) && start < at) {
      start += 6;
      while (start < at && text.charCodeAt(start) <= 0x20) start++;
    }
    if (at > start) lines.push({ start, end: at });
    start = at + 1;
  }
  return lines;
}

/** The index of the line that ends the comment or raw that a line begins; -1 when none does. */
function closingLine(scanner: Scanner, lines: readonly Line[], from: number, name: string): number {
  let depth = 0;
  for (let index = from; index < lines.length; index++) {
    const { start, end } = lines[index] as Line;
    scanner.limit(start, end);
    if (scanner.comes(name) && (index === from || name === 'comment')) depth++;
    else if (scanner.comes(`end${name}`) && --depth === 0) return index;
  }
  return -1;
}
