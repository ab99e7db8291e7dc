import type { OutputNode, Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { BlockNode, TagNode, TemplateNode } from '../template/nodes';
import { type Edit, inserted } from './edit';
import { lineBreakOf } from './lines';

/** Maximum distance at which line breaks are searched. Bounds the work on templates without any. */
const FAR = 2000;

/** A unit that other tags can be put around or before. */
export interface Statement extends Span {
  /** Whether it is one or more lines of a `liquid` tag, which have no delimiters. */
  readonly isLine: boolean;
  readonly trimStart: boolean;
  readonly trimEnd: boolean;
}

/** Returns the output or tag itself; for a tag of a block, the whole block. */
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

/** The tags to put around a statement. */
export interface Wrapping {
  readonly open: string;
  /** The content of the `else`; a line in a `liquid` tag. */
  readonly otherwise?: string;
  readonly close: string;
}

/**
 * Puts a block around a statement: `{{ a }}` → `{% if a %}{{ a }}{% endif %}`. Moves white-space control to the outer
 * tags. For a statement on lines of its own, the tags get their own lines and print nothing.
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
 * Returns an edit that inserts a tag before a statement: `{% assign b = a %}`. At the start of a line, the tag gets a
 * line of its own that prints nothing.
 */
export function putBefore({ text }: TemplateNode, { start, isLine, trimStart }: Statement, tag: string): Edit {
  const gap = gapBefore(text, start);
  if (isLine) return inserted(start, tag + gap);
  const dash = trimStart ? '-' : '';
  return inserted(start, beginsLine(text, start) ? `{%${dash} ${tag} -%}${gap}` : `{%${dash} ${tag} ${dash}%}`);
}

/** Returns a line break and the indentation of the line around the offset. */
export function gapBefore(text: string, offset: number): string {
  return lineBreakOf(text) + indentAt(text, offset);
}

/** Returns the indentation of the line around an offset. */
function indentAt(text: string, offset: number): string {
  const from = lineStart(text, offset);
  let to = from;
  while (to < offset && isBlankAt(text, to)) to++;
  return text.slice(from, to);
}

/** Whether only white space shares its lines. */
export function standsAlone(text: string, { start, end }: Span): boolean {
  if (!beginsLine(text, start)) return false;
  let to = end;
  while (isBlankAt(text, to)) to++;
  return to === text.length || isBreakAt(text, to);
}

/** Whether only white space is before the offset on its line. */
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
