import type { OutputNode, Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { BlockNode, TagNode, TemplateNode } from '../template/nodes';
import { type Edit, inserted } from './edit';
import { lineBreakOf } from './lines';

/** No line break is looked for farther away. Bounds the work on templates of one line. */
const FAR = 2000;

/** What stands in a template as a whole, so that other tags can be put around it or before it. */
export interface Statement extends Span {
  /** A line of a `liquid` tag, or several: without delimiters. */
  readonly isLine: boolean;
  readonly trimStart: boolean;
  readonly trimEnd: boolean;
}

/** The output or tag itself; of a tag that begins or divides a block, the block. */
export function statementOf(facts: Facts, node: OutputNode | TagNode): Statement {
  const block = node.kind === 'tag' ? facts.branches.of(node)?.block : undefined;
  return block ? ofBlock(block) : of(node, node);
}

function ofBlock({ start, end, tag, endTag }: BlockNode): Statement {
  return { start, end, isLine: tag.isLine, trimStart: tag.trimStart, trimEnd: endTag?.trimEnd ?? false };
}

function of({ start, end }: Span, node: OutputNode | TagNode): Statement {
  const { trimStart, trimEnd } = node;
  return { start, end, isLine: node.kind === 'tag' && node.isLine, trimStart, trimEnd };
}

/** What is put around a statement. */
export interface Wrapping {
  readonly open: string;
  /** What stands in the `else`; a line in a `liquid` tag. */
  readonly otherwise?: string;
  readonly close: string;
}

/**
 * Puts a block around a statement: `{{ a }}` → `{% if a %}{{ a }}{% endif %}`. White-space control of the statement is kept on its
 * outside. What stands on lines of its own gets the tags on lines of their own, which print nothing.
 */
export function wrapped({ text }: TemplateNode, statement: Statement, wrapping: Wrapping): readonly Edit[] {
  const { start, end, trimStart, trimEnd } = statement;
  if (statement.isLine) return wrappedLines(text, statement, wrapping);
  const isOnLines = spansLines(text, statement) && standsAlone(text, statement);
  const gap = isOnLines ? gapBefore(text, start) : '';
  const { otherwise } = wrapping;
  const open = `{%${trimStart ? '-' : ''} ${wrapping.open} ${isOnLines && !trimStart ? '-' : ''}%}`;
  const behind = isOnLines && !trimEnd ? '-' : '';
  const middle = otherwise === undefined ? '' : `${gap}{%${behind} else %}${otherwise}`;
  const beforeClose = isOnLines && otherwise !== undefined ? '-' : behind;
  const close = `{%${beforeClose} ${wrapping.close} ${trimEnd ? '-' : ''}%}`;
  return [inserted(start, open + gap), inserted(end, middle + gap + close)];
}

function wrappedLines(text: string, { start, end }: Statement, { open, otherwise, close }: Wrapping): readonly Edit[] {
  const gap = gapBefore(text, start);
  const middle = otherwise === undefined ? '' : `${gap}else${gap}  ${otherwise}`;
  const edits = [inserted(start, `${open}${gap}  `)];
  for (const { index, 0: all } of text.slice(start, end).matchAll(/(?:\r\n|\n|\r)[ \t]*(?=\S)/g)) {
    edits.push(inserted(start + index + all.length, '  '));
  }
  return [...edits, inserted(end, middle + gap + close)];
}

/**
 * A tag before a statement: `{% assign b = a %}`. It gets a line of its own where the statement begins its line, and prints
 * nothing there.
 */
export function putBefore({ text }: TemplateNode, { start, isLine, trimStart }: Statement, tag: string): Edit {
  const gap = gapBefore(text, start);
  if (isLine) return inserted(start, tag + gap);
  const dash = trimStart ? '-' : '';
  return inserted(start, beginsLine(text, start) ? `{%${dash} ${tag} -%}${gap}` : `{%${dash} ${tag} ${dash}%}`);
}

/** A line break, and the blanks before what begins its line at the offset. */
export function gapBefore(text: string, offset: number): string {
  return lineBreakOf(text) + indentAt(text, offset);
}

/** The blanks at the beginning of the line on which an offset stands. */
function indentAt(text: string, offset: number): string {
  const from = lineStart(text, offset);
  let to = from;
  while (to < offset && isBlankAt(text, to)) to++;
  return text.slice(from, to);
}

/** Whether nothing but blanks stands beside it on its lines. */
export function standsAlone(text: string, { start, end }: Span): boolean {
  if (!beginsLine(text, start)) return false;
  let to = end;
  while (isBlankAt(text, to)) to++;
  return to === text.length || isBreakAt(text, to);
}

export function beginsLine(text: string, offset: number): boolean {
  return lineStart(text, offset) + indentAt(text, offset).length === offset;
}

function spansLines(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) if (isBreakAt(text, at)) return true;
  return false;
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && offset - start < FAR && !isBreakAt(text, start - 1)) start--;
  return start;
}

function isBlankAt(text: string, offset: number): boolean {
  const character = text[offset];
  return character === ' ' || character === '\t';
}

function isBreakAt(text: string, offset: number): boolean {
  const character = text[offset];
  return character === '\n' || character === '\r';
}
