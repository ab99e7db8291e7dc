import type { Span } from '../template/expressionNodes';

/** Replaces the text in its span with `newText`. */
export interface Edit extends Span {
  readonly newText: string;
}

export function replaced({ start, end }: Span, newText: string): Edit {
  return { start, end, newText };
}

export function inserted(at: number, newText: string): Edit {
  return { start: at, end: at, newText };
}

export function removed(span: Span): Edit {
  return replaced(span, '');
}

/** Leaves out repeated edits, as of two calls that take their URL from one variable. */
export function distinct(edits: readonly Edit[]): Edit[] {
  return edits.filter((edit, index) => edits.findIndex((one) => isSame(one, edit)) === index);
}

function isSame(one: Edit, other: Edit): boolean {
  return one.start === other.start && one.end === other.end && one.newText === other.newText;
}
