import type { Span } from '../template/expressionNodes';

/** Whether all of the inner one lies in the outer one. */
export function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
