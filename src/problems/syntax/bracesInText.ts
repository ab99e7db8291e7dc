import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { lastUpTo } from '../../template/sorted';
import { DEFAULT_ATTRIBUTES, isGroup } from '../../template/vocabulary/personalization';
import { changing } from '../changing';
import type { Finding } from '../rule';
import { said } from '../wording';
import { isTextAt } from './openings';

/** `{${city}}}`, `{custom_attribute.${plan} | upcase}}`. */
const BRACED =
  /(?<![{$\\])\{[ \t]*((?:([a-z_]+)\.)?\$\{([^{}\r\n]+)\}(?:\.[\w-]+|\[\w+\])*(?:[ \t]*\|[^{}\r\n]+)?)(?<![ \t])[ \t]*\}{1,2}(?!\})/g;

/** Outputs that have lost a brace, so that Braze prints them as they are. */
export function* bracesInText(facts: Facts): Iterable<Finding> {
  const { template } = facts;
  const { text } = template;
  for (const { 0: written, 1: content = '', 2: group, 3: name = '', index: start } of text.matchAll(BRACED)) {
    const isKnown = group === undefined ? DEFAULT_ATTRIBUTES.has(name.trim()) : isGroup(group);
    if (
      !isKnown ||
      (lastUpTo(facts.tags, start)?.end ?? 0) > start ||
      !isTextAt(template, start) ||
      (group === undefined && isInScript(facts, start))
    )
      continue;
    const span = { start, end: start + written.length };
    const right = `{{${content}}}`;
    const message = `Braze prints ${said(written)} as it stands: write ${said(right)}.`;
    yield { ...span, message, fixes: [changing(span, right, true)] };
  }
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
