import type { OutputNode, Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { BlockNode, Content, Node, TagNode } from '../../template/nodes';
import { pathAt } from '../../template/walk';
import { holds } from '../spans';
import { type Statement, statementOf } from '../statements';

/** Returns the nodes around the span, the template first; none where Braze does not evaluate Liquid. */
export function nodesAround({ template }: Facts, span: Span): readonly Node[] {
  const inside = span.start < span.end ? span.start + 1 : span.start;
  const path = pathAt(template, inside).filter((node) => holds(node, span));
  const isQuiet = path.some(
    (node) =>
      node.kind === 'htmlComment' || (node.kind === 'block' && (node.name === 'comment' || node.name === 'raw')),
  );
  return isQuiet ? [] : path;
}

/** Returns the output, tag or line of a `liquid` tag around the span; never an output nested in a tag. */
export function statementAround(path: readonly Node[]): OutputNode | TagNode | undefined {
  let found: OutputNode | TagNode | undefined;
  for (const node of path) {
    if (node.kind === 'tag' || (node.kind === 'output' && !found)) found = node;
  }
  return found;
}

/**
 * Returns the selection as a statement when it consists of several siblings or a whole block: `<b>{{ a }}</b>`. Partly
 * selected nodes are rejected, and so are several lines of a `liquid` tag.
 */
export function statementSelected(facts: Facts, span: Span): Statement | undefined {
  const path = nodesAround(facts, span);
  const last = path.at(-1);
  if (span.start === span.end || !last || path.some(({ kind }) => kind === 'tag' || kind === 'output'))
    return undefined;
  if (last.kind === 'block' && last.start === span.start && last.end === span.end) return statementOf(facts, last.tag);
  if (last.kind !== 'template' && (last.kind !== 'branch' || span.start < last.tag.end)) return undefined;
  const inside = last.children.filter(({ start, end }) => start < span.end && end > span.start);
  if (!inside.every((node) => node.kind === 'text' || holds(span, node))) return undefined;
  return { ...span, isLine: false, trimStart: trims(inside[0]).start, trimEnd: trims(inside.at(-1)).end };
}

/** Whether the node strips the white space before and after it. */
function trims(node: Content | undefined): { readonly start: boolean; readonly end: boolean } {
  if (node?.kind === 'tag' || node?.kind === 'output') return { start: node.trimStart, end: node.trimEnd };
  return node?.kind === 'block' ? ofBlock(node) : { start: false, end: false };
}

function ofBlock({ tag, endTag }: BlockNode): { readonly start: boolean; readonly end: boolean } {
  return { start: tag.trimStart, end: endTag?.trimEnd ?? false };
}
