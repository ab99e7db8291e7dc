import { textBefore } from '../template/before';
import type { Span } from '../template/expressionNodes';
import type { Call } from '../template/found';
import type { TemplateNode } from '../template/nodes';

/** Maximum distance at which parts of a URL are searched. Bounds the work on an unclosed tag. */
const FAR = 4000;

const WORD = /(?:\{\{[\s\S]*?\}\}|[^\s{]|\{(?!\{))+/y;

/**
 * Returns the spans that were meant as a part of the URL but follow white space, where Braze ends it:
 * `https://x.io/a «?b=c» «&d=e» :save x`. People break long URLs over lines.
 */
export function restOfUrl({ text }: TemplateNode, { node: { url, options }, tag }: Call): readonly Span[] {
  const last = tag.unexpected.at(-1);
  if (url.kind !== 'url' || !last) return [];
  const end = Math.min(options[0]?.start ?? last.end, url.end + FAR);
  const within = text.slice(0, end);
  const parts: Span[] = [];
  for (let at = afterBlanks(within, url.end); at < end && continues(within, at); ) {
    WORD.lastIndex = at;
    const word = WORD.exec(within)?.[0];
    if (!word) break;
    parts.push({ start: at, end: at + word.length });
    at = afterBlanks(within, at + word.length);
  }
  return parts;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}

/** Whether the text continues a URL: `?b=c`, `&b=c`, or a word or Liquid after `b=`. */
function continues(text: string, at: number): boolean {
  if (/[?&=/]/.test(text.charAt(at))) return true;
  return /[?&=]\s*$/.test(textBefore(text, at, 100)) && /^(?:\w|\{\{)/.test(text.slice(at, at + 2));
}
