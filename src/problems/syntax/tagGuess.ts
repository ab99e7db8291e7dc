import type { BlockNode, TagNode } from '../../template/nodes';
import { BLOCKS, TAG_NAMES } from '../../template/vocabulary/tags';
import { similarTo } from '../similar';

const ANY_END = /^(?:end|fi|done|esac|end(?:else|elsif|elseif|when)|close(?:if|for)?)$/i;

/** The minimal markup of some tags, to rule out guesses: `{% foo %}` is not meant as a `for`. */
const WHAT_FOLLOWS: ReadonlyMap<string, RegExp> = new Map([
  ...['for', 'tablerow'].map((name) => [name, /\S\s+in\b/] as const),
  ...['if', 'unless', 'elsif'].map((name) => [name, /^(?:[\w"'\u2018-\u201f({$!]|-\d)/] as const),
  ...['case', 'when', 'echo', 'capture', 'increment', 'decrement', 'cycle', 'render'].map(
    (name) => [name, /./] as const,
  ),
  ...['include', 'connected_content', 'catalog_items', 'catalog_selection_items'].map((name) => [name, /./] as const),
  ['assign', /[^=\s].*=/],
]);

/** Tag names in other languages with their Liquid equivalents. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['foreach', 'for'],
  ['endforeach', 'endfor'],
  ['switch', 'case'],
  ['endswitch', 'endcase'],
  ['set', 'assign'],
  ['let', 'assign'],
  ['var', 'assign'],
  ['print', 'echo'],
  ['abort', 'abort_message'],
]);

/** Tags that are recognizable by their markup, so that the space after the name may be missing: `assigna = 1`. */
const GLUED: readonly string[] = ['assign', 'for', 'tablerow'];

/** Whether the word is a generic end of a block in other languages. */
export function isAnyEnd(word: string): boolean {
  return ANY_END.test(word);
}

/** Returns the intended name of an unknown tag. `end`, `end if` and `/if` stand for `end`, the next expected end tag. */
export function guessOf(
  { word }: TagNode,
  end: string | undefined,
  rest: string,
  similar: (word: string) => string | undefined,
): string | undefined {
  if (word.kind === 'missing') return end !== undefined && rest.replace(/^[/\\]\s*/, 'end') === end ? end : undefined;
  if (isAnyEnd(word.text)) return rest === '' || `end${rest}` === end ? end : undefined;
  const meant =
    OTHER_NAMES.get(word.text) ??
    doubled(word.text) ??
    torn(word.text, rest) ??
    divider(word.text, rest) ??
    similar(word.text) ??
    (end && similarTo(word.text, [end]));
  if (meant && isPlausible(meant, rest)) return meant;
  return GLUED.find(
    (name) =>
      word.text.length > name.length &&
      word.text.startsWith(name) &&
      isPlausible(name, `${word.text.slice(name.length)} ${rest}`),
  );
}

/** `endifendif`. */
function doubled(word: string): string | undefined {
  const half = word.slice(0, word.length / 2);
  return word === half + half && TAG_NAMES.has(half) ? half : undefined;
}

/** `connected content`, `cap ture`: a space in place of the underscore, or in the name. */
function torn(word: string, rest: string): string | undefined {
  const [second] = /^\w+/.exec(rest) ?? [];
  if (second === undefined) return undefined;
  return [`${word}_${second}`, word + second].map((name) => name.toLowerCase()).find((name) => TAG_NAMES.has(name));
}

/** `{% a = 1 %}`: an assignment without its tag name. */
export function isBareAssignment({ word }: TagNode, rest: string): boolean {
  return word.kind === 'name' && /^[A-Za-z_]\w*$/.test(word.text) && /^=\s*[^=\s]/.test(rest);
}

/** `elsf a`, `els if a`, `els`: chooses between `elsif` and `else` by whether there is a condition. */
function divider(word: string, rest: string): string | undefined {
  if (!/^e/i.test(word)) return undefined;
  if (rest === '') return similarTo(word, ['else']);
  return ['elsif', 'else'].some((name) => similarTo(word, [name])) ? 'elsif' : undefined;
}

/**
 * Whether the tag's name lacks the space after it: `assignname`, `ifname`. A single extra letter may be another typo.
 */
export function isGlued({ word }: TagNode, name: string, rest: string): boolean {
  if (word.kind === 'missing' || !word.text.startsWith(name) || word.text === name) return false;
  if (OTHER_NAMES.get(word.text) === name || doubled(word.text) === name) return false;
  return word.text.length > name.length + 1 || !isPlausible(name, rest);
}

/** Returns the text after the name that was meant, even if no space separates them. */
export function restBehind({ name }: TagNode, meant: string, rest: string): string {
  return name.startsWith(meant) ? `${name.slice(meant.length)} ${rest}` : rest;
}

/** Whether this can be the markup of such a tag. */
export function isPlausible(name: string, rest: string): boolean {
  return WHAT_FOLLOWS.get(name)?.test(rest) !== false;
}

/** Returns the name of the block's end tag. */
export function endOf({ name }: BlockNode | TagNode): string {
  return BLOCKS.get(name)?.end ?? `end${name}`;
}

/** Whether a middle or end tag can belong to a block of this name. */
export function knows(block: string | undefined, tag: string): boolean {
  const entry = BLOCKS.get(block ?? '');
  return entry !== undefined && (entry.end === tag || entry.middles.includes(tag));
}
