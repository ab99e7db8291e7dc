import type { Span } from '../../template/expressionNodes';

/** Returns the spans, sorted by start, that are not contained in another one. */
export function outermost(spans: readonly Span[]): readonly Span[] {
  let end = 0;
  return spans.filter((span) => {
    const isOutside = span.start >= end;
    if (isOutside) end = span.end;
    return isOutside;
  });
}
