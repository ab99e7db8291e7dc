import type { Span } from '../../template/expressionNodes';
import type { BlockNode, TagNode } from '../../template/nodes';
import { TAG_NAMES, TAGS, type TagEntry } from '../../template/vocabulary/tags';
import { tagMarkdown } from '../vocabularyText';
import { type Completer, type Completion, type Place, parentIn, spanAt } from './completion';
import { endOfWord } from './describedField';

/** Snippets for the text after a tag's name. */
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

/** Tags whose name is followed by a URL or a value to choose. */
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

/** Completes `{% █ %}`: tags that divide or end the enclosing block, then all tags, with their end tags. */
export const completeTags: Completer = (place) => {
  const writing = writingAt(place);
  if (!writing) return undefined;
  return [...ofBlock(place, writing), ...RANKED.map((entry) => toCompletion(place, writing, entry))];
};

/** The tag whose name is completed. */
interface Writing {
  /** `undefined` on an empty line of a `liquid` tag, and behind one without an end. */
  readonly tag: TagNode | undefined;
  readonly name: Span;
  readonly inLines: boolean;
  /** Whether text already follows the name. */
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
    if (path.some((one) => one.kind === 'block' && (one.name === 'comment' || one.name === 'raw'))) return undefined;
    const line = text.slice(Math.max(lines.start, text.lastIndexOf('\n', offset - 1) + 1), offset);
    const word = /^\s*(\w*)$/.exec(line)?.[1];
    if (word === undefined) return undefined;
    const name = { start: offset - word.length, end: endOfWord(text, offset) };
    return { tag: undefined, name, inLines, hasMarkup: false };
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

/**
 * Whether the rest of the tag is markup. An unclosed tag extends to the end of its line and may include HTML that was
 * already there, as in `<a href="{% i█">`.
 */
function isMarkup(rest: string): boolean {
  return !/^\s*(<|$)|^["']?\s*\/?>|^["']\s+[a-z-]+=/i.test(rest);
}

function isTag(word: TagNode['word']): boolean {
  return word.kind === 'name' && TAG_NAMES.has(word.text);
}

/**
 * Whether the text after the cursor was there before the tag (`{%█ text`) instead of being its markup (`{% █ a %}`).
 */
function isBeforeWord({ start, word }: TagNode, { text, offset }: Place): boolean {
  return offset < word.start && /^\{%-?\s*$/.test(text.slice(start, offset));
}

function toCompletion(place: Place, writing: Writing, entry: TagEntry): Completion {
  const { name, block, signature } = entry;
  const end = block && !writing.hasMarkup && !isEnded(place, writing, name, block.end) ? block.end : undefined;
  return { ...written(place, writing, name, end), detail: signature, documentation: () => tagMarkdown(entry) };
}

/** Whether the template already has more end tags of this kind than tags that open a block. */
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

/**
 * Whether a block of this kind lacks its end tag. The parser gives an end tag to the innermost open block, so it may be
 * an enclosing block that is left without one.
 */
function lacksEnd({ path }: Place, { tag }: Writing, { name }: BlockNode): boolean {
  const around = path.filter((node): node is BlockNode => node.kind === 'block' && node.tag !== tag);
  return around.some((block) => block.name === name && (block.close.kind !== 'tag' || block.close === tag));
}

/**
 * Returns the middle tags allowed here: at most one `else`, and nothing that would stop an existing branch from being
 * evaluated.
 */
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

/** `{% raw %}{% █`: without an end tag the parser does not see a block here. */
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

/** Returns the white-space control for an end tag: that of the opening tag. */
function dash(tag: TagNode | undefined): string {
  return tag?.trimStart ? '-' : '';
}
