import { diffArrays } from 'diff';
import type { Mark } from './annotated';

/** Past this many pieces of text all of a message counts as one difference. Bounds the work. */
const MOST_PIECES = 20_000;
const MOST_EDITS = 2_000;

/** `<p class="x">`, a word, or what stands between words. */
const PIECE = /<[^<>]*>|[\p{L}\p{N}_]+|\s+|[^\s\p{L}\p{N}_]/gu;

/** What of a message another one does not say in that place: words, not tags. */
export function differences(message: string, other: string): readonly Mark[] {
  if (message === other) return [];
  const [pieces, others] = [message.match(PIECE) ?? [], other.match(PIECE) ?? []];
  const whole = [{ from: 0, to: message.length }];
  if (pieces.length + others.length > MOST_PIECES) return whole;
  const changes = diffArrays(others, pieces, { maxEditLength: MOST_EDITS });
  if (!changes) return whole;
  const marks: Mark[] = [];
  let at = 0;
  for (const { added, removed, value } of changes) {
    if (removed) continue;
    for (const piece of value) {
      if (added && !piece.startsWith('<')) mark(marks, at, at + piece.length);
      at += piece.length;
    }
  }
  return marks;
}

function mark(marks: Mark[], from: number, to: number): void {
  const last = marks.at(-1);
  if (last?.to === from) marks[marks.length - 1] = { from: last.from, to };
  else marks.push({ from, to });
}
