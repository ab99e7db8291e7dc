import { inserted, removed, replaced } from '../../language/edit';
import { holds } from '../../language/spans';
import { textBefore } from '../../template/before';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { OddBraces } from '../../template/oddities';
import { optionNamed, textOf } from '../../template/query';
import { lastUpTo } from '../../template/sorted';
import { DEFAULT_ATTRIBUTES, isGroup } from '../../template/vocabulary/personalization';
import { changing } from '../changing';
import { isDefinedAt } from '../names/scope';
import { isIdOfProfile } from '../profileIds';
import type { Finding, Rule } from '../rule';
import { said } from '../wording';
import { bracesInText } from './bracesInText';
import { extraBraces } from './extraBraces';
import { faultsOf, type Junk } from './faults';

/** A lookup as people write it, including personalization braces. */
const LOOKUP = /^(?:[A-Za-z_][\w-]*|\$\{[^{}]+\})(?:\.(?:[\w-]+|\$\{[^{}]+\})|\[[^[\]{}]*\])*$/;

/** Placeholders to be replaced before sending: `{API_KEY}`, `{your_id}`. */
const PLACEHOLDER = /^[A-Z\d_-]+$|your|insert|placeholder|xxx/;

/** `{a | upcase}}`. */
const HALF_OUTPUT = /^\{\s*(?!\{)(?:\$\{[^{}]*\}|[^{}\r\n])*\}\}(?!\})/;
const LONGEST = 120;

/** Maximum length of a personalization group with its dot. */
const LONGEST_GROUP = 40;

/** `{id}` in a URL, or in a tag, where `{{id}}` was meant; in the text only what cannot be anything else. */
export const singleBraces: Rule = {
  code: 'single-braces',
  severity: 'error',
  *find({ facts, seen }) {
    for (const odd of facts.oddities.braces) {
      const finding = inCall(facts, seen.endpoint, odd);
      if (finding) yield finding;
    }
    for (const junk of faultsOf(facts).junk) if (junk.sort === 'brace') yield inPiece(facts, seen.endpoint, junk);
    yield* bracesInText(facts);
    yield* extraBraces(facts);
  },
};

function inCall(facts: Facts, endpoint: string, { node, inUrl }: OddBraces): Finding | undefined {
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

/** `{% if {first_name} == 'Ada' %}`, `{{{first_name}}}`, `{{ custom_attribute.{plan} }}`. */
function inPiece(facts: Facts, endpoint: string, junk: Junk): Finding {
  const { start, text, piece } = junk;
  const { template } = facts;
  const length = lengthOfBraces(text);
  const isClosed = length > 0;
  const content = text.slice(1, isClosed ? length - 1 : undefined).trim();
  const end = start + (isClosed ? length + (text[length] === '}' ? 1 : 0) : text.length);
  if (template.text.slice(start - 2, start) === '${' && LOOKUP.test(content))
    return doubled(facts, junk, { start: start - 2, end: start + (length || text.length) }, content);
  const [, group, dot] = /(\w*)(\.?)$/.exec(textBefore(template.text, start, LONGEST_GROUP)) ?? [];
  if (isClosed && isGroup(group ?? '') && /^[^{}|]+$/.test(content))
    return changed({ start, end }, `${dot ? '' : '.'}\${${content}}`, true);
  if (!isClosed && dot && isGroup(group ?? '') && template.text[piece.end] === '}')
    return withoutDollar({ start, end }, content);
  if (!LOOKUP.test(content)) return { start, end, message: 'Single braces mean nothing here: remove them.' };
  const value = writtenIn(facts, content, start);
  const isKnown = value !== undefined && !dot;
  const half =
    isClosed || piece.kind === 'output' ? undefined : HALF_OUTPUT.exec(template.text.slice(start, start + LONGEST));
  if (half) return halfOutput({ start, end: start + half[0].length }, half[0], value === content && !dot);
  if (piece.kind !== 'output') return changed({ start, end }, `{{${value ?? content}}}`, isKnown);
  const isInner =
    !isClosed && start > piece.start + 2 && /^\s*\}\}/.test(template.text.slice(piece.end, piece.end + LONGEST));
  if (isInner) return halfOutput({ start, end: start + text.length }, `${text.trimEnd()}}}`, isKnown);
  const isThird = !isClosed && template.text[piece.end] === '}' && start === piece.start + 2;
  if (!isThird) return changed({ start, end }, value ?? content, isKnown);
  const filter = isIdOfProfile(facts, endpoint, piece) ? ' | url_param_escape' : '';
  return tripled(junk, end, (value ?? content) + filter, isKnown);
}

/** `{a | upcase}}` → `{{a | upcase}}`. */
function halfOutput(span: Span, text: string, isKnown: boolean): Finding {
  const right = said(`{${text}`);
  const message = `One brace begins what two end: write ${right}.`;
  const fix = { title: `Change to ${right}`, edits: [inserted(span.start, '{')], safe: true };
  return { ...span, message, fixes: isKnown ? [fix] : [] };
}

/** `${{name}`, `{{${{name}}}}`. */
function doubled({ template: { text } }: Facts, { piece }: Junk, { start, end }: Span, content: string): Finding {
  const right = said(`\${${content}}`);
  const message = `A second brace means nothing here: write ${right}.`;
  const edits = [removed({ start: start + 2, end: start + 3 })];
  const isTwice = piece.kind === 'output' && text.slice(piece.end, piece.end + 2) === '}}';
  if (isTwice) edits.push(removed({ start: piece.end, end: piece.end + 1 }));
  return { start, end, message, fixes: [{ title: `Change to ${right}`, edits, safe: true }] };
}

/** `{{ campaign.{api_id}}}`: the output ends with the first two braces. */
function withoutDollar({ start, end }: Span, content: string): Finding {
  const right = said(`\${${content}}`);
  const message = `Single braces mean nothing here: write ${right}.`;
  return { start, end, message, fixes: [{ title: `Change to ${right}`, edits: [inserted(start, '$')], safe: true }] };
}

function changed(span: Span, newText: string, isKnown: boolean): Finding {
  const message = `Single braces mean nothing here: write ${said(newText)}.`;
  const fix = changing(span, newText, true);
  return { ...span, message, fixes: isKnown ? [fix] : [] };
}

/** `{{{ name }}}`: one brace too many on each side. */
function tripled({ start, text, piece }: Junk, end: number, value: string, isKnown: boolean): Finding {
  const right = `{{${value}}}`;
  const message = `A third brace means nothing here: write ${said(right)}.`;
  if (!isKnown) return { start, end, message };
  const gap = /^\{\s/.test(text) ? ' ' : '';
  const edits = [replaced({ start, end }, gap + value), removed({ start: piece.end, end: piece.end + 1 })];
  return { start, end, message, fixes: [{ title: `Change to ${said(right)}`, edits, safe: true }] };
}

/** Returns the name as it is written inside an output; `undefined` when it is unknown. */
function writtenIn(facts: Facts, content: string, at: number): string | undefined {
  const root = /^[\w-]*/.exec(content)?.[0] ?? '';
  if (content.startsWith('${') || isGroup(root) || isDefinedAt(facts, root, at)) return content;
  return DEFAULT_ATTRIBUTES.has(content) ? `\${${content}}` : undefined;
}

/** Returns the length up to the matching brace; 0 when there is none. */
function lengthOfBraces(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return 0;
}
