const BEYOND = /[\ud800-\udfff]/;

/** Counts characters as Ruby does: `😀`, whose `length` is 2, is one. */
export function characterCount(text: string): number {
  if (!BEYOND.test(text)) return text.length;
  let count = 0;
  for (let at = 0; at < text.length; at += isPair(text, at) ? 2 : 1) count++;
  return count;
}

/**
 * Returns `count` characters from an index, which may be negative to count from the end. Returns `undefined` when the
 * index is out of range.
 */
export function charactersFrom(text: string, from: number, count: number): string | undefined {
  if (count < 0) return undefined;
  const isPlain = !BEYOND.test(text);
  const start = from < 0 ? movedBack(text, -from, isPlain) : moved(text, 0, from, isPlain);
  return start === undefined ? undefined : text.slice(start, moved(text, start, count, isPlain));
}

/** Returns the offset so many characters after another; `undefined` when it is beyond the end. */
function moved(text: string, start: number, count: number, isPlain: boolean): number | undefined {
  let at = start;
  if (isPlain) at += count;
  else for (let left = count; left > 0 && at <= text.length; left--) at += isPair(text, at) ? 2 : 1;
  return at > text.length ? undefined : at;
}

/** Returns the offset so many characters before the end; `undefined` when it is before the beginning. */
function movedBack(text: string, count: number, isPlain: boolean): number | undefined {
  let at = text.length;
  if (isPlain) at -= count;
  else for (let left = count; left > 0 && at >= 0; left--) at -= isPair(text, at - 2) ? 2 : 1;
  return at < 0 ? undefined : at;
}

/** Whether the two halves of one character stand there. */
function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
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
