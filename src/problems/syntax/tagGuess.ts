import type { BlockNode, TagNode } from '../../template/nodes';
import { BLOCKS, TAG_NAMES } from '../../template/vocabulary/tags';
import { similarTo } from '../similar';

const ANY_END = /^(?:end|fi|done|esac)$/i;

/** What stands in some tags at least: `{% foo %}` is meant for no `for`. */
const WHAT_FOLLOWS: ReadonlyMap<string, RegExp> = new Map([
  ...['for', 'tablerow'].map((name) => [name, /\S\s+in\b/] as const),
  ...['if', 'unless', 'elsif'].map((name) => [name, /^(?:[\w"'\u2018-\u201f({$!]|-\d)/] as const),
  ...['case', 'when', 'echo', 'capture', 'increment', 'decrement', 'cycle', 'render'].map(
    (name) => [name, /./] as const,
  ),
  ...['include', 'connected_content', 'catalog_items', 'catalog_selection_items'].map((name) => [name, /./] as const),
  ['assign', /[^=\s].*=/],
]);

/** What other languages call a tag of Liquid. */
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

/** Tags that are known by what stands in them, so that the blank behind their name may be missing: `assigna = 1`. */
const GLUED: readonly string[] = ['assign', 'for', 'tablerow'];

/** Is this how other languages end a block, whichever it is? */
export function isAnyEnd(word: string): boolean {
  return ANY_END.test(word);
}

/** The name that was meant by a tag of an unknown name. `end`, `end if` and `/if` are meant for the block around them that lacks its end. */
export function guessOf(
  { word }: TagNode,
  around: BlockNode | undefined,
  rest: string,
  similar: (word: string) => string | undefined,
): string | undefined {
  const end = around && endOf(around);
  if (word.kind === 'missing') return end !== undefined && rest.replace(/^[/\\]\s*/, 'end') === end ? end : undefined;
  if (isAnyEnd(word.text)) return rest === '' || `end${rest}` === end ? end : undefined;
  const meant =
    OTHER_NAMES.get(word.text) ??
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

/** `connected content`, `abort message`: a blank stands in the place of the underscore. */
function torn(word: string, rest: string): string | undefined {
  const joined = `${word}_${/^\w*/.exec(rest)?.[0] ?? ''}`.toLowerCase();
  return TAG_NAMES.has(joined) && joined.includes('_') ? joined : undefined;
}

/** `{% a = 1 %}`: a value is given to a name, though no tag says so. */
export function isBareAssignment({ word }: TagNode, rest: string): boolean {
  return word.kind === 'name' && /^[A-Za-z_]\w*$/.test(word.text) && /^=\s*[^=\s]/.test(rest);
}

/** `elsf a`, `els if a`, `els`: a condition makes the difference. */
function divider(word: string, rest: string): string | undefined {
  if (!/^e/i.test(word)) return undefined;
  if (rest === '') return similarTo(word, ['else']);
  return ['elsif', 'else'].some((name) => similarTo(word, [name])) ? 'elsif' : undefined;
}

/** `assignname`, `ifname`: does the name of the tag lack the blank behind it? One letter more may be a slip of another kind. */
export function isGlued({ word }: TagNode, name: string, rest: string): boolean {
  if (word.kind === 'missing' || !word.text.startsWith(name) || word.text === name) return false;
  if (OTHER_NAMES.get(word.text) === name) return false;
  return word.text.length > name.length + 1 || !isPlausible(name, rest);
}

/** Can this stand in such a tag? */
export function isPlausible(name: string, rest: string): boolean {
  return WHAT_FOLLOWS.get(name)?.test(rest) !== false;
}

/** The tag that ends the block. */
export function endOf({ name }: BlockNode): string {
  return BLOCKS.get(name)?.end ?? `end${name}`;
}

/** Does a middle or end tag belong to blocks of this name? */
export function knows(block: string | undefined, tag: string): boolean {
  const entry = BLOCKS.get(block ?? '');
  return entry !== undefined && (entry.end === tag || entry.middles.includes(tag));
}

/** Is it the name of a middle or end tag? */
export function isDivider(name: string): boolean {
  return [...BLOCKS.values()].some(({ end, middles }) => end === name || middles.includes(name));
}
