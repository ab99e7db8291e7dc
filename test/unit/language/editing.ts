import type { Edit } from '../../../src/language/edit';

/** The text after all edits, as an editor makes them. */
export function applied(text: string, edits: readonly Edit[]): string {
  const lastFirst = [...edits].sort((one, other) => other.start - one.start);
  return lastFirst.reduce(
    (edited, { start, end, newText }) => edited.slice(0, start) + newText + edited.slice(end),
    text,
  );
}
