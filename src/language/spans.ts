import type { Span } from '../template/expressionNodes';

/** The span of something that is more than that. */
export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** Whether all of the inner one lies in the outer one. */
export function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether a cursor stands in it, at its beginning or right behind it. */
export function touches({ start, end }: Span, cursor: number): boolean {
  return start <= cursor && cursor <= end;
}
