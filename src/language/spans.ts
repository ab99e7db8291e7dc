import type { Span } from '../template/expressionNodes';

/** Returns the bare span of a larger object. */
export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** Whether `outer` contains all of `inner`. */
export function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the cursor is in the span or at either end. */
export function touches({ start, end }: Span, cursor: number): boolean {
  return start <= cursor && cursor <= end;
}
