/** Returns the text before the offset, of at most so many characters, in which a search from its end stays cheap. */
export function textBefore(text: string, offset: number, most: number): string {
  return text.slice(Math.max(0, offset - most), offset);
}

/** Returns the offset at which the white space before an offset begins. */
export function gapStart(text: string, offset: number): number {
  let start = offset;
  while (/\s/.test(text.charAt(start - 1))) start--;
  return start;
}
