/** Characters as Ruby counts them: those beyond 2^16 are one, not two. */

const BEYOND = /[\ud800-\udfff]/;

export function characterCount(text: string): number {
  if (!BEYOND.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Some characters from a place on; a negative place counts from the end. Nothing when the place lies outside. */
export function charactersFrom(text: string, from: number, count: number): string | undefined {
  const characters = BEYOND.test(text) ? Array.from(text) : undefined;
  const length = characters?.length ?? text.length;
  const start = from < 0 ? length + from : from;
  if (start < 0 || start > length || count < 0) return undefined;
  return characters ? characters.slice(start, start + count).join('') : text.slice(start, start + count);
}

/** White space and the null character: what Ruby's `strip` removes. */
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

/** The words between white space. */
export function wordsOf(text: string): string[] {
  return text.match(/[^ \t\n\v\f\r\0]+/g) ?? [];
}
