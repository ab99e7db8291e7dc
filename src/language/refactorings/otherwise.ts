import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { TagNode } from '../../template/nodes';
import { startingIn } from '../../template/sorted';
import { type Edit, inserted, replaced } from '../edit';
import { shapesOf } from '../inference/inference';
import { originsOf } from '../inference/inferred';
import { placeForDefault } from '../otherwise';
import { beginsLine, gapBefore } from '../statements';
import { nodesAround } from './around';
import type { Refactorer } from './refactoring';

const BLOCKS: ReadonlySet<string> = new Set(['if', 'unless', 'elsif', 'case', 'when', 'for']);

const TAG = '{%';

/**
 * Adds an `else` to `{% if a.userData.cohort_ids contains 'vip'█ %}x{% endif %}` for everybody else and for a failed
 * call. Leaves out blocks that abort the message, which show nothing.
 */
export const otherwise: Refactorer = (facts, span, seen) => {
  const tag = nodesAround(facts, span).findLast((node): node is TagNode => node.kind === 'tag');
  if (!tag || !BLOCKS.has(tag.name)) return [];
  const shapes = shapesOf(facts, seen);
  const readsAnswer = facts.lookups.some(
    (lookup) => lookup.start >= tag.start && lookup.end <= tag.end && originsOf(shapes.ofLookup(lookup)).length > 0,
  );
  const edit = readsAnswer ? elseIn(facts, tag) : undefined;
  return edit ? [{ kind: 'rewrite', title: 'Add an “else”', edits: [edit] }] : [];
};

function elseIn(facts: Facts, tag: TagNode): Edit | undefined {
  const block = facts.branches.of(tag)?.block;
  const endTag = block?.endTag;
  if (!endTag || aborts(facts, block) || block.branches.some(({ tag: { name } }) => name === 'else')) return undefined;
  const { text } = facts.template;
  const note = placeForDefault(endTag);
  const gap = gapBefore(text, endTag.start);
  if (endTag.isLine) return inserted(endTag.start, `else${gap}  ${note}${gap}`);
  const open = `{%${endTag.trimStart ? '-' : ''} else %}${note}`;
  if (!beginsLine(text, endTag.start)) return inserted(endTag.start, open);
  if (endTag.trimStart) return inserted(endTag.start, open + gap);
  return replaced({ start: endTag.start, end: endTag.start + TAG.length }, `${open}${gap}${TAG}-`);
}

function aborts({ tags }: Facts, span: Span): boolean {
  return startingIn(tags, span).some(({ name }) => name === 'abort_message');
}
