import type { Rendering, Source } from '../../preview/rendering';
import type { Cursor } from '../../webview/preview/protocol';

/** Returns the part of the message that belongs to the cursor in the template. */
export function cursorIn({ sources }: Pick<Rendering, 'sources'>, offset: number): Cursor {
  const around = innermost(sources, offset);
  if (!around) return { near: nearest(sources, offset) };
  const { start, end } = around.from;
  return { place: { start, end }, near: around.start };
}

/** Returns the smallest expression around the cursor that printed something. */
function innermost(sources: readonly Source[], offset: number): Source | undefined {
  let inner: Source | undefined;
  for (const source of sources) {
    const { start, end } = source.from;
    const isAround = start <= offset && offset <= end;
    if (isAround && (!inner || end - start < inner.from.end - inner.from.start)) inner = source;
  }
  return inner;
}

/**
 * Estimates the offset in the message of the text at the cursor: as far after the output of the previous expression as
 * the cursor is after that expression, but not past the output of the next one. Tags in between that print nothing make
 * it slightly too large.
 */
function nearest(sources: readonly Source[], offset: number): number {
  let before: Source | undefined;
  let next: Source | undefined;
  for (const source of sources) {
    const { from } = source;
    if (from.end <= offset && from.end > (before?.from.end ?? -1)) before = source;
    if (from.start >= offset && from.start < (next?.from.start ?? Number.POSITIVE_INFINITY)) next = source;
  }
  const place = before ? before.end + offset - before.from.end : offset;
  return Math.max(before?.end ?? 0, Math.min(place, next?.start ?? place));
}
