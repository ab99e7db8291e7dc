import type { Edit } from '../language/edit';
import { inOrder, lastIndexUpTo } from '../template/sorted';
import type { Fix, Problem } from './rule';

/** Maximum number of rounds, because two fixes may undo each other. */
export const MOST_ROUNDS = 5;

/** Returns the text with the edits applied. They must not touch each other. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, newText } of inOrder(edits)) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** Returns the edits of all safe fixes that can be applied together: of two that touch, the earlier one. */
export function safeEdits(problems: readonly Problem[]): readonly Edit[] {
  const chosen: Edit[] = [];
  for (const { edits } of safeFixes(problems)) {
    if (edits.some((edit) => touchesOne(chosen, edit))) continue;
    for (const edit of edits) chosen.splice(indexAfter(chosen, edit.start), 0, edit);
  }
  return chosen;
}

/** Applies safe fixes until none is left, for at most `rounds` rounds. `check` returns the problems of a text. */
export function fixed(text: string, check: (text: string) => readonly Problem[], rounds = MOST_ROUNDS): string {
  let result = text;
  for (let round = 0; round < rounds; round++) {
    const edits = safeEdits(check(result));
    if (edits.length === 0) break;
    result = edited(result, edits);
  }
  return result;
}

/**
 * Like `fixed`, but returns edits of the text, whose problems are given. These are the fixes' own edits, unless the
 * fixes bring up new ones.
 */
export function editsOfAll(
  text: string,
  problems: readonly Problem[],
  check: (text: string) => readonly Problem[],
): readonly Edit[] {
  const edits = safeEdits(problems);
  if (edits.length === 0) return edits;
  const once = edited(text, edits);
  const result = fixed(once, check, MOST_ROUNDS - 1);
  return result === once ? edits : [difference(text, result)];
}

/** Returns the edits of all safe fixes; `undefined` when some of them touch each other. */
export function editsOfEach(problems: readonly Problem[]): readonly Edit[] | undefined {
  const edits = safeEdits(problems);
  const all = safeFixes(problems).reduce((count, fix) => count + fix.edits.length, 0);
  return edits.length === all ? edits : undefined;
}

function safeFixes(problems: readonly Problem[]): readonly Fix[] {
  return problems.flatMap(({ fixes }) => fixes.find(({ safe }) => safe) ?? []);
}

/**
 * Whether the edit touches one of `sorted`, which do not touch each other. Two insertions at the same offset touch,
 * because their order is undefined.
 */
function touchesOne(sorted: readonly Edit[], { start, end }: Edit): boolean {
  const index = indexAfter(sorted, start);
  const [before, after] = [sorted[index - 1], sorted[index]];
  return (before !== undefined && before.end >= start) || (after !== undefined && after.start <= end);
}

/** Returns the index of the first edit that begins after the offset. */
function indexAfter(sorted: readonly Edit[], offset: number): number {
  return lastIndexUpTo(sorted, offset) + 1;
}

/** Returns the minimal edit between two texts: the part between their common prefix and suffix. */
function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, newText: after.slice(start, after.length - same) };
}
