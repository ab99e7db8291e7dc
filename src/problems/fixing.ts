import type { Edit } from '../language/edit';
import { lastIndexUpTo } from '../template/walk';
import type { Fix, Problem } from './rule';

/** Past this many rounds fixes are left alone: two of them may undo each other. */
export const MOST_ROUNDS = 5;

/** The text after edits of one fix, or of several that do not touch each other. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, newText } of inOrder(edits)) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** The edits of all safe fixes that can be made at once: of two that touch, the earlier one. */
export function safeEdits(problems: readonly Problem[]): readonly Edit[] {
  const chosen: Edit[] = [];
  for (const { edits } of safeFixes(problems)) {
    if (edits.some((edit) => touchesOne(chosen, edit))) continue;
    for (const edit of edits) chosen.splice(indexAfter(chosen, edit.start), 0, edit);
  }
  return chosen;
}

/** Makes safe fixes until none is left, or for so many rounds. `check` gives the problems of a text. */
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
 * The same as `fixed`, as edits of the text, whose problems are known. They are those of the fixes, unless fixes bring others to
 * light.
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

/** The edits that make every one of the safe fixes; nothing when some of them touch each other. */
export function editsOfEach(problems: readonly Problem[]): readonly Edit[] | undefined {
  const edits = safeEdits(problems);
  const all = safeFixes(problems).reduce((count, fix) => count + fix.edits.length, 0);
  return edits.length === all ? edits : undefined;
}

function safeFixes(problems: readonly Problem[]): readonly Fix[] {
  return problems.flatMap(({ fixes }) => fixes.find(({ safe }) => safe) ?? []);
}

/** `sorted` holds edits of which none touches another. Two insertions at one place touch: nothing says which comes first. */
function touchesOne(sorted: readonly Edit[], { start, end }: Edit): boolean {
  const index = indexAfter(sorted, start);
  const [before, after] = [sorted[index - 1], sorted[index]];
  return (before !== undefined && before.end >= start) || (after !== undefined && after.start <= end);
}

/** Of the first edit that begins behind the offset. */
function indexAfter(sorted: readonly Edit[], offset: number): number {
  return lastIndexUpTo(sorted, offset) + 1;
}

/** What has to change between the beginning and the end that both have. */
function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, newText: after.slice(start, after.length - same) };
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
}
