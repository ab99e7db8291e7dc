import { holds } from '../../language/spans';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { OddBraces } from '../../template/oddities';
import { optionNamed, textOf } from '../../template/query';
import { lastUpTo } from '../../template/sorted';
import { DEFAULT_ATTRIBUTES, isGroup } from '../../template/vocabulary/personalization';
import { changing } from '../changing';
import { isDefinedAt } from '../names/scope';
import { isIdOfProfile } from '../profileIds';
import type { Finding } from '../rule';
import { said } from '../wording';
import { LOOKUP } from './bracesInPieces';

/** Placeholders to be replaced before sending: `{API_KEY}`, `{your_id}`. */
const PLACEHOLDER = /^[A-Z\d_-]+$|your|insert|placeholder|xxx/;

/** `{id}` in the URL, a header or the body of a call, where `{{id}}` was meant. */
export function bracesInCall(facts: Facts, endpoint: string, { node, inUrl }: OddBraces): Finding | undefined {
  const { text } = facts.template;
  const call = inUrl ? undefined : facts.callAt(node.start);
  const save = call && optionNamed(call.node, 'save')?.value;
  if (save && holds(save, node)) return undefined;
  const isPersonal = text[node.start - 1] === '$';
  const span = isPersonal ? aroundPersonalization(text, node) : withSecondBrace(facts, node);
  const content = contentOf(text, span);
  if (!LOOKUP.test(content) || /\{\s*\}/.test(content)) return undefined;
  const root = /^[\w-]*/.exec(content)?.[0] ?? '';
  const inner = content.replace(/^\$\{\s*|\s*\}$/g, '');
  const isKnown =
    (isPersonal && (root === '' ? DEFAULT_ATTRIBUTES.has(inner) : isGroup(root))) ||
    isDefinedAt(facts, root, node.start) ||
    (inUrl && DEFAULT_ATTRIBUTES.has(content));
  if (!isKnown && (!inUrl || PLACEHOLDER.test(inner))) return undefined;
  const value = DEFAULT_ATTRIBUTES.has(content) && !isDefinedAt(facts, root, node.start) ? `\${${content}}` : content;
  const newText = `{{${value}${isIdOfProfile(facts, endpoint, span) ? ' | url_param_escape' : ''}}}`;
  const fix = changing(span, newText, true);
  return {
    ...span,
    message: `Braze sends ${said(textOf(facts.template, span))} as it stands: write ${said(newText)}.`,
    fixes: isKnown ? [fix] : [],
    ...(text[span.start] === '{' ? {} : { severity: 'warning' }),
  };
}

/** Returns the span of `${id}` including its group and any surrounding braces. */
function aroundPersonalization(text: string, { start, end }: Span): Span {
  let from = start - 1;
  while (/[\w.]/.test(text.charAt(from - 1))) from--;
  let to = end;
  while (to < end + 2 && text[to] === '}') to++;
  let braces = from;
  while (braces > from - 2 && text[braces - 1] === '{') braces--;
  return braces < from ? { start: braces, end: to } : { start: from, end };
}

/** Returns the span of `{id}}`, unless the last brace ends an object around it. */
function withSecondBrace(facts: Facts, { start, end }: Span): Span {
  if (facts.template.text[end] !== '}') return { start, end };
  const { url, options } = facts.callAt(start)?.node ?? {};
  const around = (options && lastUpTo(options, start)?.value) ?? url;
  return { start, end: !around || facts.once(textsWithMoreEnds).has(around) ? end + 1 : end };
}

/** Returns the URLs and values of options in which more braces end than begin. */
const textsWithMoreEnds = ({ calls, template }: Facts): ReadonlySet<Span> => {
  const texts = calls.flatMap(({ node }) => [node.url, ...node.options.flatMap(({ value }) => value ?? [])]);
  return new Set(texts.filter((one) => countOf(textOf(template, one), '}') > countOf(textOf(template, one), '{')));
};

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Returns what the braces hold: `${id}` for `{${id}}}`. */
function contentOf(text: string, { start, end }: Span): string {
  const content = text.slice(start, end);
  if (!content.startsWith('{')) return content;
  const rest = content.replace(/^\{+\s*/, '');
  return /^(.*\$\{[^{}]*\})\s*\}+$/s.exec(rest)?.[1] ?? rest.replace(/\s*\}+$/, '');
}
