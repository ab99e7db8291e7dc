/**
 * Characters that must not be in a label: control and format characters (bidi, zero-width), line separators and lone
 * surrogates.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/gu;

/** A fast path for most texts: ASCII, and the quotes and ellipses of our own messages. */
const SEEN = /^[ -~\u2018-\u201D\u2026]*$/;

/** `a\u202Eb` → `a\\u{202E}b`: escapes invisible characters, so that the text is on one line. */
export function visible(text: string): string {
  if (SEEN.test(text)) return text;
  return text.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16).toUpperCase()}}`);
}

/** As `visible`, but keeps line breaks and tabs, for a text on several lines. */
export function visibleLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map(visible).join('\t'))
    .join('\n');
}

/** Truncates a text to `length` characters, including a final `…`, without splitting one. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
