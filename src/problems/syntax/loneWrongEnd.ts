import type { Facts } from '../../template/facts';
import type { TagNode } from '../../template/nodes';
import { BLOCKS, END_TAGS, MIDDLE_TAGS } from '../../template/vocabulary/tags';
import { endOf } from './tagGuess';

const MOST_TRIED = 20;

/** An end tag without which, or with another name of which, all blocks of the template end as they should. */
export interface WrongEnd {
  readonly tag: TagNode;
  /** The block that it was meant to end; `undefined` if it should not be there. */
  readonly opener: TagNode | undefined;
  /** The later end tag that it was swapped with. */
  readonly swapped?: TagNode;
}

/**
 * Returns the end tag that alone is wrong among all tags, or the first of two that were swapped. Unlike the parser, which ends a block at the next end tag of
 * its kind, this finds the first end tag that does not end the innermost block.
 */
export function loneWrongEnd(tags: readonly TagNode[]): WrongEnd | undefined {
  const open: TagNode[] = [];
  const at = firstUnfit(tags, 0, open);
  const tag = tags[at];
  if (!tag || !END_TAGS.has(tag.name)) return undefined;
  const opener = open.at(-1);
  if (opener && isBalanced(tags, at + 1, open.slice(0, -1))) return { tag, opener };
  if (isBalanced(tags, at + 1, [...open])) return { tag, opener: undefined };
  const swapped = opener && swappedWith(tags, at, opener, open.slice(0, -1));
  return swapped && { tag, opener, swapped };
}

/** Returns the `{% if %}` that was meant as the `{% endif %}` of `{% if a %}`, if nothing else is wrong. */
export function openingForEnd({ template, tags }: Facts): WrongEnd | undefined {
  const isEmpty = ({ name, word, end, unclosed }: TagNode) =>
    BLOCKS.has(name) && !unclosed && /^\s*(?:-?%\})?$/.test(template.text.slice(word.end, end));
  const open: TagNode[] = [];
  let left = MOST_TRIED;
  for (const [index, tag] of tags.entries()) {
    const opener = open.at(-1);
    if (opener?.name === tag.name && isEmpty(tag) && left-- > 0 && isBalanced(tags, index + 1, open.slice(0, -1)))
      return { tag, opener };
    if (firstUnfit([tag], 0, open) === 0) return undefined;
  }
  return undefined;
}

/** The `{% endif %}` of `{% if a %}{% for b in c %}{% if b %}x{% endfor %}{% endif %}{% else %}y{% endif %}`. */
function swappedWith(tags: readonly TagNode[], at: number, opener: TagNode, open: TagNode[]): TagNode | undefined {
  const next = firstUnfit(tags, at + 1, open);
  const [tag, around] = [tags[next], open.pop()];
  const isSwapped = tag?.name === endOf(opener) && around !== undefined && endOf(around) === tags[at]?.name;
  return isSwapped && isBalanced(tags, next + 1, open) ? tag : undefined;
}

function isBalanced(tags: readonly TagNode[], from: number, open: TagNode[]): boolean {
  return firstUnfit(tags, from, open) === tags.length && open.length === 0;
}

/** Returns the index of the first tag that does not belong to the innermost open block. Changes `open`. */
function firstUnfit(tags: readonly TagNode[], from: number, open: TagNode[]): number {
  for (let index = from; index < tags.length; index++) {
    const tag = tags[index] as TagNode;
    const block = BLOCKS.get(open.at(-1)?.name ?? '');
    if (BLOCKS.has(tag.name)) open.push(tag);
    else if (block?.end === tag.name) open.pop();
    else if (END_TAGS.has(tag.name) || (MIDDLE_TAGS.has(tag.name) && !block?.middles.includes(tag.name))) return index;
  }
  return tags.length;
}
