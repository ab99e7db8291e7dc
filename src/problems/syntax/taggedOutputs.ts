import { replaced } from '../../language/edit';
import type { Facts } from '../../template/facts';
import { TAG_NAMES } from '../../template/vocabulary/tags';
import { pathAt } from '../../template/walk';
import { similarTo } from '../similar';
import type { Opening } from './opening';
import { isAnyEnd } from './tagGuess';

/** A value with any filters between the beginning of a tag and the end of an output. */
const OUTPUT =
  /\{%(?=-?[ \t]*(?:(\w+)|\$\{[^{}\r\n]*\})(?:\.\w+|\.\$\{[^{}\r\n]*\}|\[[^\]{}\r\n]*\])*[ \t]*(?:\|(?:[^{}%\r\n]|%(?!\}))*)?-?\}\})/g;

/** `{% ${first_name} }}`, `{% points | times: 2 }}`: outputs that begin like a tag. */
export function* taggedOutputsIn({ template }: Facts, isTag: (name: string) => boolean): Iterable<Opening> {
  for (const { 1: name, index: start } of template.text.matchAll(OUTPUT)) {
    if (name !== undefined && (isTag(name) || isAnyEnd(name) || similarTo(name, TAG_NAMES))) continue;
    const path = pathAt(template, start + 1);
    if (path.some(({ kind }) => kind === 'htmlComment')) continue;
    if (!path.some((node) => node.kind === 'tag' && node.start === start)) continue;
    const span = { start, end: start + 2 };
    yield { ...span, edits: [replaced(span, '{{')], isCertain: true, means: '{{' };
  }
}
