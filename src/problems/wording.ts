import { shortened, visible } from '../profile/visible';

const LONGEST = 40;

/** What an Amplitude key looks like: it is never repeated, wherever it was written. */
const KEY = /[\da-f]{32,}/gi;
const KEY_LENGTH = 32;

/** `“text”`, on one line and not too long, for a message or a title. Not for the value of a header, which may be a key. */
export function said(text: string): string {
  const harmless = text.length < KEY_LENGTH ? text : text.replace(KEY, '…');
  return `“${shortened(visible(harmless), LONGEST)}”`;
}

/** `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
