import { shortened, visible } from '../profile/visible';

const LONGEST = 40;

/** `“text”`, on one line and not too long, for a message or a title. Never of a text that may be a key. */
export function said(text: string): string {
  return `“${shortened(visible(text), LONGEST)}”`;
}
