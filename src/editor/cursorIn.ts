import type { Rendering, Source } from '../preview/rendering';
import type { Cursor } from '../webview/preview/protocol';

/** What the cursor in the template means for the message that was rendered of it. */
export function cursorIn({ sources }: Pick<Rendering, 'sources'>, offset: number): Cursor {
  const around = innermost(sources, offset);
  if (!around) return { near: nearest(sources, offset) };
  const { start, end } = around.from;
  return { place: { start, end }, near: around.start };
}

/** The smallest expression around the cursor that printed something. */
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
 * Where in the message the text at the cursor stands: as far behind what the last expression before it printed as the cursor is
 * behind that expression, but before what comes next. Tags that print nothing make it a little too far.
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
