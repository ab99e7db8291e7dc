import { filterName, NONE, rootOf } from './expressionNodes';
import type { Node, TemplateNode } from './nodes';
import { lastIndexUpTo } from './sorted';

/** Returns the direct children of a node in document order, except that unexpected text comes last. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'template':
    case 'htmlComment':
    case 'lines':
      return node.children;
    case 'output':
      return present(node.value, node.unclosed, node.unexpected);
    case 'tag':
      return [node.word, ...present(node.markup, node.unclosed, node.unexpected)];
    case 'block':
      return [...node.branches, node.close];
    case 'branch':
      return [node.tag, ...node.children];
    case 'lookup':
      return [rootOf(node), ...node.parts];
    case 'index':
    case 'group':
      return present(node.value, node.unclosed);
    case 'personalization':
    case 'string':
      return present(undefined, node.unclosed);
    case 'range':
      return [node.from, ...present(node.to, node.unclosed)];
    case 'pipeline':
      return [node.value, ...node.filters];
    case 'filter':
      return [filterName(node), ...node.arguments];
    case 'namedArgument':
      return [node.name, node.value];
    case 'condition':
      return node.operands.flatMap((operand, index) => {
        const operator = node.operators[index];
        return operator ? [operand, operator] : [operand];
      });
    case 'comparison':
      return [node.left, node.operator, node.right];
    case 'assignment':
      return [node.target, ...present(node.equals, node.value)];
    case 'definition':
      return [node.target];
    case 'loop':
      return [node.variable, ...present(node.in, node.collection), ...node.options];
    case 'loopOption':
      return present(node.name, node.value);
    case 'when':
      return node.values;
    case 'cycle':
      return [...present(node.group, undefined), ...node.values];
    case 'partial':
      return [node.file, ...present(node.with, node.as), ...node.arguments];
    case 'arguments':
      return [...node.values, ...present(undefined, node.unclosed)];
    case 'catalog':
      return [node.catalog, ...node.items, ...node.options];
    case 'call':
      return [node.url, ...node.options];
    case 'options':
      return node.options;
    case 'url':
      return [...present(node.scheme, node.host), node.path, ...node.parameters, ...present(node.fragment, undefined)];
    case 'parameter':
    case 'option':
      return present(node.name, node.value);
    case 'interpolation':
      return node.pieces;
    case 'headers':
      return [...node.headers, ...node.faults];
    case 'header':
      return [node.name, node.value];
    case 'unexpected':
      return node.values ?? NONE;
    case 'jsonText':
      return [node.text];
    default:
      return NONE;
  }
}

function present(first: Node | undefined, second: Node | undefined, rest: readonly Node[] = NONE): readonly Node[] {
  if (!first) return second ? [second, ...rest] : rest;
  if (second) return [first, second, ...rest];
  return rest.length === 0 ? [first] : [first, ...rest];
}

/** Called for each node. Return `false` to skip its children. */
export type Enter = (node: Node, parent: Node | undefined) => boolean | undefined;

/**
 * Visits a node and its descendants in document order; `leave` is called after the descendants. Iterative, so depth is
 * unlimited.
 */
export function walk(root: Node, enter: Enter, leave?: (node: Node) => void): void {
  const nodes: Node[] = [];
  const rests: { readonly children: readonly Node[]; next: number }[] = [];
  const visit = (node: Node, parent: Node | undefined) => {
    const children = enter(node, parent) === false ? NONE : childrenOf(node);
    if (children.length === 0) leave?.(node);
    else {
      nodes.push(node);
      rests.push({ children, next: 0 });
    }
  };
  visit(root, undefined);
  for (let rest = rests.at(-1); rest; rest = rests.at(-1)) {
    const child = rest.children[rest.next++];
    if (child) visit(child, nodes.at(-1));
    else {
      rests.pop();
      const left = nodes.pop();
      if (left) leave?.(left);
    }
  }
}

/**
 * Returns the nodes around an offset, the template first. A token includes the offset after its last character, where
 * one types; outputs, tags and blocks do so only when they are unclosed.
 */
export function pathAt(template: TemplateNode, offset: number): readonly Node[] {
  const path: Node[] = [];
  for (let node: Node | undefined = template; node; node = childAt(node, offset)) path.push(node);
  return path;
}

function childAt(node: Node, offset: number): Node | undefined {
  if (node.kind === 'branch') return holds(node.tag, offset) ? node.tag : contentAt(node.children, offset);
  if (node.kind === 'template' || node.kind === 'htmlComment' || node.kind === 'lines') {
    return contentAt(node.children, offset);
  }
  return childrenOf(node).find((child) => holds(child, offset));
}

/** Returns the child at the offset. Where one child ends and the next begins, an unclosed first one wins. */
function contentAt(children: readonly Node[], offset: number): Node | undefined {
  const index = lastIndexUpTo(children, offset);
  const [before, child] = [children[index - 1], children[index]];
  if (before && holds(before, offset)) return before;
  return child && holds(child, offset) ? child : undefined;
}

function holds(node: Node, offset: number): boolean {
  if (offset < node.start || offset > node.end) return false;
  switch (node.kind) {
    case 'output':
      return offset > node.start && (offset < node.end || node.unclosed !== undefined);
    case 'tag':
      return node.isLine || (offset > node.start && (offset < node.end || node.unclosed !== undefined));
    case 'block':
      return node.tag.isLine || (offset > node.start && (offset < node.end || node.close.kind === 'missing'));
    case 'branch':
      return node.tag.isLine || offset > node.start;
    case 'htmlComment':
      return offset > node.start && offset < node.end;
    default:
      return true;
  }
}
