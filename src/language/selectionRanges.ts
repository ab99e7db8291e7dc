import { type LookupNode, rootOf, type Span } from '../template/expressionNodes';
import type { Node, TemplateNode } from '../template/nodes';
import { pathAt } from '../template/walk';
import { holds } from './spans';

/**
 * Returns the spans to select around the offset, innermost first; each is contained in the next, the last is the whole
 * template.
 */
export function selectionsAt(template: TemplateNode, offset: number): Span[] {
  const here = { start: offset, end: offset };
  const selections: Span[] = [];
  for (const { start, end } of pathAt(template, offset).flatMap(stepsInto)) {
    const outer = selections.at(-1);
    const isSmaller = !outer || start > outer.start || end < outer.end;
    if (holds({ start, end }, here) && isSmaller && (!outer || holds(outer, { start, end })))
      selections.push({ start, end });
  }
  return selections.reverse();
}

/** Returns the span of the node and of its selectable parts other than children, outermost first. */
function stepsInto(node: Node): Span[] {
  switch (node.kind) {
    case 'missing':
      return [];
    case 'branch':
      return [node, { start: node.tag.end, end: node.end }];
    case 'tag':
      return [node, { start: node.word.start, end: node.markup?.end ?? node.word.end }];
    case 'string':
      return [node, { start: node.start + 1, end: node.unclosed ? node.end : node.end - 1 }];
    case 'personalization':
      return [node, node.name];
    case 'lookup':
      return [node, ...beginningsOf(node)];
    default:
      return [node];
  }
}

/** Returns the prefixes of a lookup: `a.b.c` → `a.b`, `a`. */
function beginningsOf(lookup: LookupNode): Span[] {
  return [rootOf(lookup), ...lookup.parts].map(({ end }) => ({ start: lookup.start, end })).reverse();
}
