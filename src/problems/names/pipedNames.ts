import { inserted, removed } from '../../language/edit';
import type { PersonalizationNode } from '../../template/expressionNodes';
import { filterNamed } from '../../template/vocabulary/filters';
import { allows, type GroupEntry } from '../../template/vocabulary/personalization';
import type { Finding } from '../rule';
import { said } from '../wording';

/** A name and the first filter after it. */
const PIPED = /^([^|]*[^|\s])(\s*\|\s*(\w+).*)$/s;
const AT_END = /\$\{([^{}]+)\}\s*$/;

/**
 * Whether the text ends with personalization braces that include filters, as in `{{ ${first_name | default: 'you' }`.
 */
export function endsWithPipedName(text: string): boolean {
  const content = AT_END.exec(text)?.[1];
  return content !== undefined && filterIn(content.trim()) !== undefined;
}

/** `{{ ${first_name | default: 'you'} }}`: the braces include the filters. */
export function pipedName(
  text: string,
  { end, name, text: content }: PersonalizationNode,
  group: GroupEntry | undefined,
): Finding | undefined {
  const [, attribute = '', filters = ''] = PIPED.exec(content) ?? [];
  if (filterIn(content) === undefined) return undefined;
  const right = `\${${attribute}}${filters}`;
  const message = `The braces hold only the name: write ${said(right)}.`;
  const span = { start: name.start, end: name.end };
  const rest = text.slice(end, end + 80);
  if (!group || !allows(group, attribute) || !/^\s*(?:\}|-\}\}|\|)/.test(rest)) return { ...span, message };
  const close = inserted(name.start + attribute.length, '}');
  const isDelimiter = /^\}(?!\})/.test(rest);
  const edits = isDelimiter ? [close] : [close, removed({ start: end - 1, end })];
  return { ...span, message, fixes: [{ title: `Change to ${said(right)}`, edits, safe: true }] };
}

function filterIn(content: string): string | undefined {
  const filter = PIPED.exec(content)?.[3];
  return filter !== undefined && filterNamed(filter) ? filter : undefined;
}
