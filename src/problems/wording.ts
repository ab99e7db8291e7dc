import { shortened, visible } from '../profile/visible';

const LONGEST = 40;

/** The format of an Amplitude key, which is never repeated in a message. */
const KEY = /[\da-f]{32,}/gi;
const KEY_LENGTH = 32;

/**
 * Returns `“text”` on one line and shortened, for a message or a title. Never pass a header's value, which may be a
 * key.
 */
export function said(text: string): string {
  const harmless = text.length < KEY_LENGTH ? text : text.replace(KEY, '…');
  return `“${shortened(visible(harmless), LONGEST)}”`;
}

/** `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
