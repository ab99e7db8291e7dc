import { type Edit, inserted } from '../language/edit';
import type { TagNode, TemplateNode } from '../template/nodes';
import type { Piece } from '../template/oddities';

/** A tag in the lines of a `liquid` tag has no delimiters. */
export function isLine(piece: Piece): boolean {
  return piece.kind === 'tag' && piece.word.start === piece.start;
}

/** `endif` → `{%- endif %}`, with the dashes of another tag; without delimiters beside a line of a `liquid` tag. */
export function tagLike(markup: string, { trimStart, trimEnd, ...model }: Piece): string {
  if (model.kind === 'tag' && model.word.start === model.start) return markup;
  return `{%${trimStart ? '-' : ''} ${markup} ${trimEnd ? '-' : ''}%}`;
}

/** A tag that is to stand before another one or an output, with its dash where that has one. */
export function lineTag(markup: string, piece: Piece): string {
  return isLine(piece) ? markup : `{%${piece.trimStart ? '-' : ''} ${markup} %}`;
}

/** Puts a tag before another one: on a line of its own where that has one. */
export function tagBefore({ text }: TemplateNode, { start, end, ...piece }: Piece, tag: string): Edit {
  const indent = text.slice(lineStart(text, start), start);
  const isAlone = indent.trim() === '' && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(end, end + 200));
  return inserted(start, isAlone && piece.kind === 'tag' ? `${tag}${lineBreakOf(text)}${indent}` : tag);
}

/** Puts the tag that ends a block at the end of the block, as an own line where the block has lines. */
export function tagAtEnd({ text }: TemplateNode, opening: TagNode, end: number, tag: string): Edit {
  let last = end;
  while (last > opening.end && text.charCodeAt(last - 1) <= 0x20) last--;
  const before = text.slice(lineStart(text, opening.start), opening.start);
  const hasLines = isLine(opening) || (before.trim() === '' && /[\r\n]/.test(text.slice(opening.end, end)));
  if (hasLines) return inserted(last, lineBreakOf(text) + indentOf(text, opening.start) + tag);
  return inserted(end === text.length ? last : end, tag);
}

/** Puts the tag that ends a comment at the end of the line on which it begins. */
export function tagAtLineEnd({ text }: TemplateNode, opening: TagNode, tag: string): Edit {
  if (isLine(opening)) return inserted(opening.end, lineBreakOf(text) + indentOf(text, opening.start) + tag);
  const length = text.slice(opening.end).search(/[\r\n]|$/);
  return inserted(opening.end + length, tag);
}

/** How the lines of the text end. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** The blanks at the beginning of a line, when nothing else stands there before the offset. */
function indentOf(text: string, at: number): string {
  const before = text.slice(lineStart(text, at), at);
  return before.trim() === '' ? before : '';
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}
