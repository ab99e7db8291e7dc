import type { Span } from './expressionNodes';

/** Returns the spans in document order; of those that begin together, the shorter one first. */
export function inOrder<Item extends Span>(spans: readonly Item[]): Item[] {
  return [...spans].sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Returns the index of the last of these sorted spans that begins at or before the offset, or -1. */
export function lastIndexUpTo(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Returns the last of these sorted spans that begins at or before the offset. */
export function lastUpTo<Item extends Span>(spans: readonly Item[], offset: number): Item | undefined {
  return spans[lastIndexUpTo(spans, offset)];
}

/** Returns the sorted spans that begin in the span. */
export function startingIn<Item extends Span>(spans: readonly Item[], { start, end }: Span): readonly Item[] {
  return spans.slice(lastIndexUpTo(spans, start - 1) + 1, lastIndexUpTo(spans, end - 1) + 1);
}
