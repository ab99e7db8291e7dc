import type { Span } from '../../template/expressionNodes';

/** Returns the spans that are not contained in another one, in document order. */
export function outermost(spans: readonly Span[]): readonly Span[] {
  let end = 0;
  const longestFirst = [...spans].sort((one, other) => one.start - other.start || other.end - one.end);
  return longestFirst.filter((span) => {
    const isOutside = span.start >= end;
    if (isOutside) end = span.end;
    return isOutside;
  });
}
