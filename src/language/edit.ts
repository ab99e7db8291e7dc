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
