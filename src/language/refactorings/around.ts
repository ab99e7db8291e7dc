import type { OutputNode, Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Node, TagNode } from '../../template/nodes';
import { pathAt } from '../../template/walk';
import { holds } from '../spans';

/** The nodes around the span, the template first; none where Braze evaluates nothing. */
export function nodesAround({ template }: Facts, span: Span): readonly Node[] {
  const inside = span.start < span.end ? span.start + 1 : span.start;
  const path = pathAt(template, inside).filter((node) => holds(node, span));
  const isQuiet = path.some(
    (node) =>
      node.kind === 'htmlComment' || (node.kind === 'block' && (node.name === 'comment' || node.name === 'raw')),
  );
  return isQuiet ? [] : path;
}

/** The output, tag or line of a `liquid` tag around the span; no output inside of a tag. */
export function statementAround(path: readonly Node[]): OutputNode | TagNode | undefined {
  let found: OutputNode | TagNode | undefined;
  for (const node of path) {
    if (node.kind === 'tag' || (node.kind === 'output' && !found)) found = node;
  }
  return found;
}
