/** Counts characters as Ruby does, with those beyond U+FFFF as one. */

const BEYOND = /[\ud800-\udfff]/;

export function characterCount(text: string): number {
  if (!BEYOND.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/**
 * Returns `count` characters from an index, which may be negative to count from the end. Returns `undefined` when the
 * index is out of range.
 */
export function charactersFrom(text: string, from: number, count: number): string | undefined {
  const characters = BEYOND.test(text) ? Array.from(text) : undefined;
  const length = characters?.length ?? text.length;
  const start = from < 0 ? length + from : from;
  if (start < 0 || start > length || count < 0) return undefined;
  return characters ? characters.slice(start, start + count).join('') : text.slice(start, start + count);
}

/** Whether Ruby's `strip` removes the character: white space and NUL. */
function isStripped(code: number): boolean {
  return code === 0x20 || code === 0 || (code >= 0x09 && code <= 0x0d);
}

export function strippedStart(text: string): string {
  let start = 0;
  while (start < text.length && isStripped(text.charCodeAt(start))) start++;
  return text.slice(start);
}

export function strippedEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isStripped(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Splits the text at white space. */
export function wordsOf(text: string): string[] {
  return text.match(/[^ \t\n\v\f\r\0]+/g) ?? [];
}
