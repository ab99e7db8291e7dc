import type { Span } from '../template/expressionNodes';
import type { BlockNode, TagNode } from '../template/nodes';
import { TAGS, type TagEntry } from '../template/vocabulary/tags';
import { type Completer, type Completion, type Place, parentIn, spanAt } from './completion';
import { tagMarkdown } from './vocabularyText';

/** What follows a tag's name, as a snippet. */
const MARKUP: ReadonlyMap<string, string> = new Map([
  ['if', ' $1'],
  ['unless', ' $1'],
  ['elsif', ' $1'],
  ['case', ' $1'],
  ['when', ' $1'],
  ['for', ' $1 in $2'],
  ['tablerow', ' $1 in $2'],
  ['capture', ' $1'],
  ['assign', ' $1 = $2'],
  ['increment', ' $1'],
  ['decrement', ' $1'],
  ['cycle', " '$1', '$2'"],
  ['echo', ' $1'],
  ['render', " '$1'"],
  ['include', " '$1'"],
  ['connected_content', ' $1'],
  ['abort_message', "('$1')"],
  ['catalog_items', ' $1 $2'],
  ['catalog_selection_items', ' $1 $2'],
  ['promotion', "('$1')"],
  ['message_extras', ' :key $1 :value $2'],
]);

/** What follows their name is a URL or a value to choose. */
const BEFORE_CHOICES: ReadonlySet<string> = new Set([
  ...['connected_content', 'if', 'unless', 'elsif', 'case', 'when', 'echo'],
]);

const LIKELY: readonly string[] = [
  'if',
  'for',
  'assign',
  'connected_content',
  'abort_message',
  'unless',
  'case',
  'capture',
];

const RANKED: readonly TagEntry[] = TAGS.toSorted((a, b) => rank(a) - rank(b));

function rank({ name }: TagEntry): number {
  const place = LIKELY.indexOf(name);
  return place < 0 ? LIKELY.length : place;
}

/** `{% █ %}`: what divides or ends the block around it, then every tag, with its end. */
export const completeTags: Completer = (place) => {
  const writing = writingAt(place);
  if (!writing) return undefined;
  return [...ofBlock(place, writing), ...RANKED.map((entry) => toCompletion(place, writing, entry))];
};

/** Where the tag's name is written. */
interface Writing {
  /** Nothing on an empty line of a `liquid` tag. */
  readonly tag: TagNode | undefined;
  readonly name: Span;
  readonly inLines: boolean;
  /** Whether something follows the name already. */
  readonly hasMarkup: boolean;
}

function writingAt(place: Place): Writing | undefined {
  const { path, offset, text } = place;
  const node = path.at(-1);
  const parent = parentIn(place);
  const lines = path.findLast(({ kind }) => kind === 'lines');
  const inLines = lines !== undefined;
  const cursor = { start: offset, end: offset };
  if (lines && (node === lines || node?.kind === 'branch' || node?.kind === 'block')) {
    const line = text.slice(Math.max(lines.start, text.lastIndexOf('\n', offset - 1) + 1), offset);
    if (path.some((one) => one.kind === 'block' && (one.name === 'comment' || one.name === 'raw'))) return undefined;
    return line.trim() === '' ? { tag: undefined, name: cursor, inLines, hasMarkup: false } : undefined;
  }
  if (node?.kind === 'tag' && isBeforeWord(node, place) && (node.unclosed || !isTag(node.word))) {
    return { tag: node, name: cursor, inLines, hasMarkup: !node.unclosed };
  }
  if (parent?.kind !== 'tag' || node === undefined || offset < node.start) return undefined;
  if (node.kind !== 'name' && node !== parent.word) return undefined;
  const name = node.kind === 'name' ? spanAt(place, node) : cursor;
  const close = parent.unclosed ? parent.unclosed.start : parent.end;
  const rest = inLines ? text.slice(name.end, parent.end) : text.slice(name.end, close).replace(/-?%\}$/, '');
  return { tag: parent, name, inLines, hasMarkup: isMarkup(rest) };
}

/** A tag that is not closed reaches to the end of its line: what looks like HTML, as in `<a href="{% i█">`, was there before. */
function isMarkup(rest: string): boolean {
  return !/^\s*(<|$)|^["']?\s*\/?>|^["']\s+[a-z-]+=/i.test(rest);
}

function isTag(word: TagNode['word']): boolean {
  return word.kind === 'name' && TAGS.some(({ name }) => name === word.text);
}

/** `{%█ text`: what stands behind the cursor was there before the tag. `{% █ a %}`: or it is the rest of the tag. */
function isBeforeWord({ start, word }: TagNode, { text, offset }: Place): boolean {
  return offset < word.start && /^\{%-?\s*$/.test(text.slice(start, offset));
}

function toCompletion(place: Place, writing: Writing, entry: TagEntry): Completion {
  const { name, block, signature } = entry;
  const end = block && !writing.hasMarkup && !isEnded(place, writing, name, block.end) ? block.end : undefined;
  return { ...written(place, writing, name, end), detail: signature, documentation: () => tagMarkdown(entry) };
}

/** Is there an end tag already that no block needs? */
function isEnded({ facts }: Place, { tag }: Writing, name: string, end: string): boolean {
  const opened = facts.tags.filter((one) => one !== tag && one.name === name).length;
  return facts.tags.filter((one) => one.name === end).length > opened;
}

function ofBlock(place: Place, writing: Writing): readonly Completion[] {
  const block = place.path.findLast((node): node is BlockNode => node.kind === 'block' && node.tag !== writing.tag);
  const entry = TAGS.find(({ name }) => name === block?.name)?.block;
  if (!block || !entry) return ofVerbatim(place, writing);
  const detail = `of ${block.name}`;
  return [
    ...(lacksEnd(place, writing, block) ? [entry.end] : []),
    ...middlesOf(block, entry.middles, place, writing),
  ].map((name) => ({
    ...written(place, writing, name, undefined),
    detail,
  }));
}

/** An end tag further down is taken for that of the innermost block: then a block around it lacks its own. */
function lacksEnd({ path }: Place, { tag }: Writing, { name }: BlockNode): boolean {
  const around = path.filter((node): node is BlockNode => node.kind === 'block' && node.tag !== tag);
  return around.some((block) => block.name === name && (block.close.kind !== 'tag' || block.close === tag));
}

/** One `else` at most, and nothing that it would keep from being read. */
function middlesOf(
  { branches }: BlockNode,
  middles: readonly string[],
  { offset }: Place,
  { tag }: Writing,
): readonly string[] {
  const otherwise = branches.find((branch) => branch.tag.name === 'else' && branch.tag !== tag);
  if (!otherwise) return middles;
  return otherwise.start < offset ? [] : middles.filter((name) => name !== 'else');
}

const VERBATIM: ReadonlySet<string> = new Set(['raw', 'endraw', 'comment', 'endcomment']);

/** `{% raw %}{% █`: without its end it is no block. */
function ofVerbatim(place: Place, writing: Writing): readonly Completion[] {
  const { facts, offset } = place;
  const last = facts.tags.findLast((tag) => tag !== writing.tag && tag.end <= offset && VERBATIM.has(tag.name));
  if (!last || last.name.startsWith('end')) return [];
  return [{ ...written(place, writing, `end${last.name}`, undefined), detail: `of ${last.name}` }];
}

function written(place: Place, writing: Writing, name: string, end: string | undefined): Completion {
  const { tag, inLines, hasMarkup } = writing;
  const { start, end: nameEnd } = writing.name;
  const shape = { start, end: nameEnd, label: name, kind: 'tag' } as const;
  if (hasMarkup) return { ...shape, newText: name };
  const body = name + (MARKUP.get(name) ?? '');
  const again = BEFORE_CHOICES.has(name) ? { again: true } : {};
  if (inLines) return { ...shape, isSnippet: true, newText: end ? `${body}\n\t$0\n${end}` : body, ...again };
  const before = /[%-]/.test(place.text[start - 1] ?? '') ? ' ' : '';
  const endTag = end ? `{%${dash(tag)} ${end} ${dash(tag)}%}` : '';
  if (!tag || tag.unclosed) {
    const newText = `${before}${body} ${dash(tag)}%}${end ? `$0${endTag}` : ''}`;
    return { ...shape, isSnippet: true, newText, ...again };
  }
  const after = /[-%]/.test(place.text[nameEnd] ?? '') ? ' ' : '';
  const edits = endTag === '' ? {} : { edits: [{ start: tag.end, end: tag.end, newText: endTag }] };
  return { ...shape, isSnippet: true, newText: before + body + after, ...edits, ...again };
}

/** White space around an end tag is treated as around the tag that it ends. */
function dash(tag: TagNode | undefined): string {
  return tag?.trimStart ? '-' : '';
}
