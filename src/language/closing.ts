import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { Node, TagNode } from '../template/nodes';
import { lastIndexUpTo, lastUpTo } from '../template/sorted';
import { BLOCKS } from '../template/vocabulary/tags';
import { pathAt } from '../template/walk';

const LOOK_AHEAD = 200;

/** How many end tags in a row are searched for one too many. */
const MOST_ENDS = 100;

/**
 * What may follow directly after a block: the end of the line or of the enclosing element or block. Any other text is
 * taken for the block's content.
 */
const CLOSES_BEFORE = /^(?:[ \t]*(?:[\r\n]|$)|<\/|["'>]|\{%-?\s*(?:end|else|elsif|when))/;

/**
 * `{% if a %}█` → `{% endif %}`, unless the block is already closed. Uses the same white-space control as the opening
 * tag.
 */
export function endTagAfter(facts: Facts, offset: number): string | undefined {
  const tag = tagBefore(facts, offset);
  const end = tag && BLOCKS.get(tag.name)?.end;
  if (!tag || !end || !CLOSES_BEFORE.test(facts.template.text.slice(offset, offset + LOOK_AHEAD))) return undefined;
  if (!lacksEnd(around(facts, tag), tag)) return undefined;
  const dash = tag.trimStart ? '-' : '';
  return `{%${dash} ${end} ${dash}%}`;
}

/**
 * `{% if a %}b{% endif %}█« {% endif %}»`: returns the span of an end tag that repeats the previous one, if it or one of
 * the end tags directly after it closes no block.
 */
export function surplusEndAfter(facts: Facts, offset: number): Span | undefined {
  const { tags, template } = facts;
  const tag = tagBefore(facts, offset);
  const index = lastIndexUpTo(tags, offset - 1) + 1;
  const next = tags[index];
  if (!tag?.name.startsWith('end') || next?.name !== tag.name) return undefined;
  let end = offset;
  for (const one of tags.slice(index, index + MOST_ENDS)) {
    if (!one.name.startsWith('end') || template.text.slice(end, one.start).trim() !== '') return undefined;
    if (one.name === tag.name && !closesBlock(facts, one)) return { start: offset, end: next.end };
    end = one.end;
  }
  return undefined;
}

function closesBlock(facts: Facts, tag: TagNode): boolean {
  return around(facts, tag).some((node) => node.kind === 'block' && node.close === tag);
}

/** Returns the tag that is closed at the offset; never a line of a `liquid` tag. */
function tagBefore({ tags }: Facts, offset: number): TagNode | undefined {
  const tag = lastUpTo(tags, offset - 1);
  return tag?.end === offset && !tag.unclosed && !tag.isLine ? tag : undefined;
}

function around({ template }: Facts, tag: TagNode): readonly Node[] {
  return pathAt(template, tag.start + 1);
}

/**
 * Whether the tag's block lacks an end tag. The parser gives an end tag to the innermost open block, so it may be an
 * enclosing block that is left without one.
 */
function lacksEnd(path: readonly Node[], tag: TagNode): boolean {
  const opens = path.some((node) => node.kind === 'block' && node.tag === tag);
  return (
    !opens || path.some((node) => node.kind === 'block' && node.name === tag.name && node.close.kind === 'missing')
  );
}
