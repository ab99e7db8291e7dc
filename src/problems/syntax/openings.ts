import { removed, replaced } from '../../language/edit';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { Finder } from '../../template/finder';
import type { TemplateNode } from '../../template/nodes';
import { inOrder } from '../../template/sorted';
import { isVerbatim } from '../../template/verbatim';
import { ELSIF_SPELLINGS, TAG_NAMES } from '../../template/vocabulary/tags';
import { pathAt } from '../../template/walk';
import { bracedTagsIn } from './bracedTags';
import type { Opening } from './opening';
import { isPlausible } from './tagGuess';
import { taggedOutputsIn } from './taggedOutputs';

/** A delimiter with a brace, a percent sign or a sign of another key too many, or with an odd dash. */
const SURPLUS = /((?<!\{)\{\{+[ \t]*%|\{%[%={]+|\{%(?:--+|[ \t]+-+|_(?=[ \t])))-?[ \t]*([a-z_]+)\b/gi;

/** Ends a delimiter with a dash, or with what the same key writes. */
const DASH = /[-_]$/;

/** The rest of a tag, with what is too much at its end. */
const SURPLUS_END = /^((?:(?!\{%|%\})[^\r\n])*?)(%*)%\}(\}*)/;

const APART = /^\{[ \t]+%$/;

/** A delimiter with a brace or a percent sign too few, with both in the wrong order or apart, or with a nearby key. */
const LACKING = /(\{[ \t]?%|%\{|[[(<｛]%|\{[5$^&*#]?|(?<![\d%]|\d[ \t])%)-?[ \t]*([a-z_]+)\b/g;

/** Tags with nothing after their name. */
const BARE = /^(?:end\w+|else|break|continue|comment|raw|ifchanged)$/;

/** Tags that span several lines. */
const LONG: ReadonlySet<string> = new Set(['connected_content', 'liquid']);

/** Maximum length of the other tags. */
const LONGEST = 500;

const openingsOf = (facts: Facts): readonly Opening[] => {
  const found = [
    ...surplusIn(facts),
    ...lackingIn(facts),
    ...bracedTagsIn(facts, isTag),
    ...taggedOutputsIn(facts, isTag),
  ];
  return inOrder(found);
};

/** Returns the beginnings of tags that Liquid does not read as such. */
export function openingsIn(facts: Facts): readonly Opening[] {
  return facts.once(openingsOf);
}

/** `{{% if a %}`, `{%% if a %}`. */
function* surplusIn({ template }: Facts): Iterable<Opening> {
  for (const { 1: written = '', 2: name = '', index: start } of template.text.matchAll(SURPLUS)) {
    if (!isTag(name)) continue;
    const path = pathAt(template, start + 1);
    const isRead =
      path.some(({ kind, start: at }) => (kind === 'output' || kind === 'tag') && at === start) &&
      path.every(({ kind }) => kind !== 'htmlComment');
    const span = { start, end: start + written.length };
    if (!isRead) continue;
    const surplus = surplusEnd(template.text, span.end, written);
    const means = DASH.test(written) ? '{%-' : '{%';
    const edits = [replaced(span, means), ...(surplus ? [removed(surplus)] : [])];
    yield { ...span, edits, isCertain: surplus !== undefined || written.startsWith('{%'), means };
  }
}

/** Returns the third brace of `%}}`, or the second `%` of `%%}`, where the tag begins likewise. */
function surplusEnd(text: string, from: number, written: string): Span | undefined {
  const [, rest = '', percents = '', braces = ''] = SURPLUS_END.exec(text.slice(from, from + LONGEST)) ?? [];
  const start = from + rest.length;
  if (written.startsWith('{%')) return percents === '' ? undefined : { start, end: start + percents.length };
  const brace = start + percents.length + 2;
  return braces === '}' ? { start: brace, end: brace + 1 } : undefined;
}

/** `{ if a %}`, `% if a %}`: the end of a tag that does not begin. */
function* lackingIn({ template }: Facts): Iterable<Opening> {
  const { text } = template;
  const begins = new Finder(text, '{%');
  const ends = /(?<!\{)%[ \t]*\}/g;
  for (let from = 0; ends.test(text); from = ends.lastIndex) {
    if (begins.from(from) < ends.lastIndex) continue;
    const end = { start: text.lastIndexOf('%', ends.lastIndex - 1), end: ends.lastIndex };
    const lacking = lackingBefore(text, from, end.start);
    const opening = lacking && end.end > end.start + 2 ? closedApart(text, lacking, end) : lacking;
    if (opening && [opening, end].every(({ start }) => isTextAt(template, start))) yield opening;
  }
}

/** `{ % if a % }`: both ends are mended together. */
function closedApart(text: string, opening: Opening, end: Span): Opening | undefined {
  if (!APART.test(text.slice(opening.start, opening.end))) return undefined;
  return { ...opening, edits: [...opening.edits, replaced(end, '%}')] };
}

/** Returns the likely beginning of the tag that ends at `end`. Nothing before `from` belongs to it. */
function lackingBefore(text: string, from: number, end: number): Opening | undefined {
  const nearest = Math.max(from, end - LONGEST);
  const near = nearest + text.slice(nearest, end).lastIndexOf('\n') + 1;
  const inLine = lastIn(text.slice(near, end), isTag);
  if (inLine && isWhole(inLine.name, text.slice(near + inLine.end, end))) return openingAt(near + inLine.start, inLine);
  const before = lastIn(text.slice(from, end), (name) => LONG.has(name));
  return before && openingAt(from + before.start, before);
}

interface Candidate extends Span {
  readonly written: string;
  readonly name: string;
}

function lastIn(text: string, isMeant: (name: string) => boolean): Candidate | undefined {
  let last: Candidate | undefined;
  for (const { 0: all, 1: written = '', 2: name = '', index: start } of text.matchAll(LACKING)) {
    if (isMeant(name)) last = { start, end: start + all.length, written, name };
  }
  return last;
}

function openingAt(start: number, { written }: Candidate): Opening {
  const span = { start, end: start + written.length };
  return { ...span, edits: [replaced(span, '{%')], isCertain: true, means: '{%' };
}

/** Whether this can be all that follows the name of the tag. */
function isWhole(name: string, text: string): boolean {
  const rest = text.replace(/-$/, '').trim();
  if (BARE.test(name)) return rest === '';
  return isPlausible(name, rest) && !/[{}]/.test(rest.replace(/\$\{[^{}]*\}/g, '').replace(/\{\{[^{}]*\}\}/g, ''));
}

function isTag(name: string): boolean {
  return TAG_NAMES.has(name) || ELSIF_SPELLINGS.has(name);
}

/** Whether this is text that Braze prints, outside of comments and `raw`. */
export function isTextAt(template: TemplateNode, offset: number): boolean {
  const path = pathAt(template, offset);
  if (path.some((node) => node.kind === 'htmlComment' || (node.kind === 'block' && isVerbatim(node.name))))
    return false;
  const last = path.at(-1);
  return last?.kind === 'text' || last?.kind === 'block' || last?.kind === 'template';
}
