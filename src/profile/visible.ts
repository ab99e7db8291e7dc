/** Control, format (bidi, zero-width) and line-separating characters, and halves of characters: what a label must not hold. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/gu;

/** What most text is made of, which is faster to see: ASCII, and the quotes and dots of our sentences. */
const SEEN = /^[ -~\u2018-\u201D\u2026]*$/;

/** `a\u202Eb` → `a\\u{202E}b`: text on one line in which nothing is hidden. */
export function visible(text: string): string {
  if (SEEN.test(text)) return text;
  return text.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16).toUpperCase()}}`);
}

/** At most `length` characters, whole ones, with `…` for the rest. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
