import { shortened, visible } from '../profile/visible';

const MOST = 200;

/** Renders untrusted text as inline code: on one line, with nothing hidden or interpreted. */
export function code(text: string, length = MOST): string {
  const shown = visible(shortened(text, length));
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padded = longest > 0 || shown.trim() !== shown || shown === '' ? ` ${shown} ` : shown;
  return `${fence}${padded}${fence}`;
}

/** Joins the non-empty texts as paragraphs. */
export function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts.filter(Boolean).join('\n\n');
}
