import type { Span } from '../../template/expressionNodes';

/** Of spans by where they begin, those that lie in no other one. */
export function outermost(spans: readonly Span[]): readonly Span[] {
  let end = 0;
  return spans.filter((span) => {
    const isOutside = span.start >= end;
    if (isOutside) end = span.end;
    return isOutside;
  });
}
