export const MAX_ID_LENGTH = 512;

/**
 * Returns why this text is not a valid id, as a sentence; `undefined` when it is valid. Ignores surrounding white
 * space.
 */
export function idProblem(text: string): string | undefined {
  const id = text.trim();
  if (id === '') return 'Enter an ID.';
  if (id.length > MAX_ID_LENGTH)
    return `An ID has at most ${MAX_ID_LENGTH} characters; this one has ${id.length.toLocaleString('en')}.`;
  if (/\p{Cc}/u.test(id)) return 'An ID cannot hold control characters, such as a tab or a line break.';
  if (/\p{Cs}/u.test(id)) return 'An ID cannot hold half of a character (a lone surrogate).';
  return undefined;
}

/** `['a, b', 'a']` → `['a', 'b']`: splits pasted lists, trims ids and removes empty and duplicate ones. */
export function splitIds(ids: readonly string[]): string[] {
  const single = ids.flatMap((text) => text.split(',')).map((id) => id.trim());
  return [...new Set(single.filter(Boolean))];
}
