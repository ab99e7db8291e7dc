import { replaced } from '../../language/edit';
import type { Facts } from '../../template/facts';
import { lastUpTo } from '../../template/sorted';
import { pathAt } from '../../template/walk';
import type { Opening } from './opening';
import { isPlausible } from './tagGuess';

const BEGINNING = /(?<!\{)\{\{(?:([/#])[ \t]*|-?[ \t]*)([a-z_]+)\b(?!\s*[.[|])/g;

/** Tags that can have nothing after their name, and cannot be variables. */
const BARE = /^(?:end\w+|else|abort_message)$/;

/** A personalization name up to its closing brace, which it does not include. */
const NAME = /^\$\{[^{}]*(?=\})/;

const BREAKS = /[\r\n]/;

const PIECES: ReadonlySet<string> = new Set(['output', 'tag']);

/** Maximum lengths of a call, which spans several lines, and of other tags. */
const LONGEST_CALL = 4000;
const LONGEST = 500;

/** `{{ if a %}`, `{{ endif }}`: tags in the braces of an output. */
export function* bracedTagsIn({ template, tags }: Facts, isTag: (name: string) => boolean): Iterable<Opening> {
  const { text } = template;
  for (const { 0: beginning, 1: sign, 2: written = '', index: start } of text.matchAll(BEGINNING)) {
    const name = sign === '/' ? `end${written}` : written;
    if (!isTag(name) || (lastUpTo(tags, start)?.end ?? 0) > start) continue;
    const from = start + beginning.length;
    const isCall = name === 'connected_content';
    const end = closingOf(text, from, from + (isCall ? LONGEST_CALL : LONGEST));
    const rest = text.slice(from, end).replace(/-$/, '').trim();
    if (end === undefined || (!isCall && BREAKS.test(rest))) continue;
    if (rest === '' ? !BARE.test(name) : !isPlausible(name, rest)) continue;
    const path = pathAt(template, start + 1);
    if (path.some(({ kind }) => kind === 'htmlComment') || path.find(({ kind }) => PIECES.has(kind))?.start !== start)
      continue;
    const span = { start, end: start + (sign ? 3 : 2) };
    const means = sign === '/' ? '{% end' : sign ? '{% ' : '{%';
    const edits = [replaced(span, means)];
    if (text[end] === '}') edits.push(replaced({ start: end, end: end + 2 }, sign ? ' %}' : '%}'));
    yield { ...span, edits, isCertain: true, means };
  }
}

/** Returns the offset of the `%}` or `}}` that ends the tag; `undefined` if another tag begins before. */
function closingOf(text: string, from: number, to: number): number | undefined {
  let depth = 0;
  for (let at = from; at < Math.min(to, text.length); at++) {
    const two = text.slice(at, at + 2);
    if (two === '{%') return undefined;
    if ((two === '%}' || two === '}}') && depth === 0) return at;
    if (two === '{{' && ++depth > 1) return undefined;
    if (two === '}}') depth--;
    else if (two === '${') at += NAME.exec(text.slice(at, at + LONGEST))?.[0].length ?? 0;
    if (two === '{{' || two === '}}') at++;
  }
  return undefined;
}
