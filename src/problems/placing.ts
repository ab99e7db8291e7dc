import { type Edit, inserted } from '../language/edit';
import { lineBreakOf } from '../language/lines';
import { gapStart } from '../template/before';
import type { TagNode, TemplateNode } from '../template/nodes';
import type { Piece } from '../template/oddities';

/** Longer comments are not placed on one line. Bounds the work on hostile input. */
const LONGEST_LINE = 5_000;

function isLine(piece: Piece): boolean {
  return piece.kind === 'tag' && piece.isLine;
}

/** `endif` → `{%- endif %}` with the white-space control of the model tag; without delimiters in a `liquid` tag. */
export function tagLike(markup: string, model: Piece): string {
  if (isLine(model)) return markup;
  return `{%${model.trimStart ? '-' : ''} ${markup} ${model.trimEnd ? '-' : ''}%}`;
}

/** Returns a tag to insert before another tag or an output, with a leading dash if that has one. */
export function lineTag(markup: string, piece: Piece): string {
  return isLine(piece) ? markup : `{%${piece.trimStart ? '-' : ''} ${markup} %}`;
}

/** Inserts a tag before another one; on its own line if that tag is on one. */
export function tagBefore({ text }: TemplateNode, { start, end, ...piece }: Piece, tag: string): Edit {
  const indent = indentBefore(text, start);
  const isAlone = indent !== undefined && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(end, end + 200));
  return inserted(start, isAlone && piece.kind === 'tag' ? `${tag}${lineBreakOf(text)}${indent}` : tag);
}

/** Inserts an end tag at the end of the block; on its own line if the block's tags are. */
export function tagAtEnd({ text }: TemplateNode, opening: TagNode, end: number, tag: string): Edit {
  const last = Math.max(opening.end, gapStart(text, end));
  const isAlone = indentBefore(text, opening.start) !== undefined;
  const hasLines = isLine(opening) || (isAlone && /[\r\n]/.test(text.slice(opening.end, end)));
  if (hasLines) return inserted(last, lineBreakOf(text) + indentOf(text, opening.start) + tag);
  return inserted(end === text.length ? last : end, tag);
}

/**
 * Inserts the end tag of a comment at the end of the line where the comment begins. Returns `undefined` when the line
 * is too long.
 */
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

/**
 * Returns the indentation before the offset; `undefined` when other text precedes it on the line. Stops at the first
 * such character, so that long lines are cheap.
 */
function indentBefore(text: string, at: number): string | undefined {
  let start = at;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) {
    if (!/\s/.test(text.charAt(start - 1))) return undefined;
    start--;
  }
  return text.slice(start, at);
}
