import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { lastUpTo } from '../../template/sorted';
import { DEFAULT_ATTRIBUTES, isGroup } from '../../template/vocabulary/personalization';
import { changing } from '../changing';
import { isDefinedAt } from '../names/scope';
import type { Finding } from '../rule';
import { said } from '../wording';
import { isTextAt } from './openings';

const PERSONAL = '(?:([a-z_]+)\\.)?\\$\\{([^{}\\r\\n]+)\\}';
const NAME = '([A-Za-z_]\\w*)()';
const REST = '(?:\\.[\\w-]+|\\[\\w+\\])*(?:[ \\t]*\\|[^{}\\r\\n]+)?';

/** `{${city}}}`, `{custom_attribute.${plan} | upcase}}`. */
const BRACED = outputs('\\{', PERSONAL, '\\}{1,2}');

/** `{[${city}}}`, `[{ ${city} }}`, `{ {${city}}}`. */
const OTHERWISE_BRACED = outputs('(?:\\{[ \\t]+\\{|\\{\\[|\\[\\{)', PERSONAL, '\\}\\}');

/** `{ product.name }}`, `{[ product.name }}`. */
const NAMED = outputs('(?:\\{[ \\t]+\\{|\\{\\[|\\[\\{|\\{)', NAME, '\\}\\}');

function outputs(open: string, value: string, close: string): RegExp {
  return new RegExp(`(?<![{$\\\\])${open}[ \\t]*(${value}${REST})(?<![ \\t])[ \\t]*${close}(?!\\})`, 'g');
}

/** Outputs that have lost a brace or have another bracket in its place, so that Braze prints them as they are. */
export function* bracesInText(facts: Facts): Iterable<Finding> {
  const { template } = facts;
  const { text } = template;
  const ends = new Set<number>();
  for (const braced of [OTHERWISE_BRACED, BRACED, NAMED]) {
    for (const { 0: written, 1: content = '', 2: group, 3: name = '', index: start } of text.matchAll(braced)) {
      const span = { start, end: start + written.length };
      const isKnown = braced === NAMED ? isDefinedAt(facts, group ?? '', start) : isPersonal(group, name);
      if (
        !isKnown ||
        ends.has(span.end) ||
        (lastUpTo(facts.tags, start)?.end ?? 0) > start ||
        !isTextAt(template, start) ||
        ((group === undefined || braced === NAMED) && isInScript(facts, start))
      )
        continue;
      ends.add(span.end);
      const right = `{{${content}}}`;
      const message = `Braze prints ${said(written)} as it stands: write ${said(right)}.`;
      yield { ...span, message, fixes: [changing(span, right, true)] };
    }
  }
}

/** `{# note #}`, a comment in other template languages. */
const FOREIGN_COMMENT = /\{#(?!\})((?:[^{}#\r\n]|#(?!\}))*)#\}/g;

export function* foreignComments({ template }: Facts): Iterable<Finding> {
  for (const { 0: written, 1: note = '', index: start } of template.text.matchAll(FOREIGN_COMMENT)) {
    if (!isTextAt(template, start)) continue;
    const span = { start, end: start + written.length };
    const message = `Braze prints ${said(written)} as it stands: write a comment of Liquid.`;
    const fix = changing(span, `{% comment %}${note}{% endcomment %}`, true);
    yield { ...span, message, fixes: [{ ...fix, title: 'Change to “{% comment %}”' }] };
  }
}

function isPersonal(group: string | undefined, name: string): boolean {
  return group === undefined ? DEFAULT_ATTRIBUTES.has(name.trim()) : isGroup(group);
}

/** Whether the offset is inside a script, whose own texts may look like this. */
function isInScript(facts: Facts, offset: number): boolean {
  return lastUpTo(facts.once(scriptTags), offset)?.isEnd === false;
}

interface ScriptTag extends Span {
  readonly isEnd: boolean;
}

const scriptTags = ({ template: { text } }: Facts): readonly ScriptTag[] =>
  [...text.matchAll(/<(\/?)script\b/gi)].map(({ 0: tag, 1: slash, index }) => {
    return { start: index, end: index + tag.length, isEnd: slash === '/' };
  });
