import { type Edit, inserted } from '../language/edit';
import { lineBreakOf } from '../language/lines';
import type { TagNode, TemplateNode } from '../template/nodes';
import type { Piece } from '../template/oddities';

/** Nobody writes a longer comment on one line; bounds the work on hostile text. */
const LONGEST_LINE = 5_000;

function isLine(piece: Piece): boolean {
  return piece.kind === 'tag' && piece.isLine;
}

/** `endif` → `{%- endif %}`, with the dashes of another tag; without delimiters beside a line of a `liquid` tag. */
export function tagLike(markup: string, model: Piece): string {
  if (isLine(model)) return markup;
  return `{%${model.trimStart ? '-' : ''} ${markup} ${model.trimEnd ? '-' : ''}%}`;
}

/** A tag that is to stand before another one or an output, with its dash where that has one. */
export function lineTag(markup: string, piece: Piece): string {
  return isLine(piece) ? markup : `{%${piece.trimStart ? '-' : ''} ${markup} %}`;
}

/** Puts a tag before another one: on a line of its own where that has one. */
export function tagBefore({ text }: TemplateNode, { start, end, ...piece }: Piece, tag: string): Edit {
  const indent = indentBefore(text, start);
  const isAlone = indent !== undefined && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(end, end + 200));
  return inserted(start, isAlone && piece.kind === 'tag' ? `${tag}${lineBreakOf(text)}${indent}` : tag);
}

/** Puts the tag that ends a block at the end of the block, as an own line where the block has lines. */
export function tagAtEnd({ text }: TemplateNode, opening: TagNode, end: number, tag: string): Edit {
  let last = end;
  while (last > opening.end && text.charCodeAt(last - 1) <= 0x20) last--;
  const isAlone = indentBefore(text, opening.start) !== undefined;
  const hasLines = isLine(opening) || (isAlone && /[\r\n]/.test(text.slice(opening.end, end)));
  if (hasLines) return inserted(last, lineBreakOf(text) + indentOf(text, opening.start) + tag);
  return inserted(end === text.length ? last : end, tag);
}

/** Puts the tag that ends a comment at the end of the line on which it begins; nothing when that is too far. */
export function tagAtLineEnd({ text }: TemplateNode, opening: TagNode, tag: string): Edit | undefined {
  if (isLine(opening)) return inserted(opening.end, lineBreakOf(text) + indentOf(text, opening.start) + tag);
  const rest = text.slice(opening.end, opening.end + LONGEST_LINE);
  const length = rest.search(/[\r\n]/);
  if (length < 0 && rest.length === LONGEST_LINE) return undefined;
  return inserted(opening.end + (length < 0 ? rest.length : length), tag);
}

function indentOf(text: string, at: number): string {
  return indentBefore(text, at) ?? '';
}

/** The blanks between the beginning of a line and an offset; nothing when anything else stands there, however long the line is. */
function indentBefore(text: string, at: number): string | undefined {
  let start = at;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) {
    if (!/\s/.test(text.charAt(start - 1))) return undefined;
    start--;
  }
  return text.slice(start, at);
}
