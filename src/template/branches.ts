import type { BlockNode, BranchNode, Content, TagNode, TemplateNode } from './nodes';
import { lastUpTo } from './sorted';

/** A branch of a block, linked to the branch that encloses the block. */
export interface EnclosingBranch {
  readonly start: number;
  readonly end: number;
  readonly block: BlockNode;
  readonly branch: BranchNode;
  /** Zero-based index of the branch in its block. */
  readonly index: number;
  readonly parent: EnclosingBranch | undefined;
  /** Nesting depth: the number of branches that enclose the content of this one. */
  readonly depth: number;
}

/** Content still to be visited. A stack: the remaining branches of enclosing blocks wait below it. */
interface Waiting {
  readonly children: readonly Content[];
  readonly place: EnclosingBranch | undefined;
  next: number;
}

/**
 * Finds the branch that encloses an offset. Comments and `raw` do not count as branches because Braze does not evaluate
 * them.
 */
export class Branches {
  /** In document order. */
  private readonly places: EnclosingBranch[] = [];

  constructor({ children }: TemplateNode) {
    const waiting: Waiting[] = [{ children, place: undefined, next: 0 }];
    for (let list = waiting.at(-1); list; list = waiting.at(-1)) {
      const { place } = list;
      if (place && list.next === 0 && place.branch.children === list.children) this.places.push(place);
      const node = list.children[list.next++];
      if (!node) waiting.pop();
      else if (node.kind === 'tag' && node.markup?.kind === 'lines') {
        waiting.push({ children: node.markup.children, place, next: 0 });
      } else if (node.kind === 'block' && node.name !== 'comment' && node.name !== 'raw') {
        for (let index = node.branches.length - 1; index >= 0; index--) {
          const branch = node.branches[index];
          if (branch) waiting.push({ children: branch.children, place: toPlace(node, branch, index, place), next: 0 });
        }
      }
    }
  }

  /**
   * Returns the innermost branch that contains, or is opened by, the node that begins at the offset; `undefined`
   * outside of all blocks.
   */
  at(offset: number): EnclosingBranch | undefined {
    let place = lastUpTo(this.places, offset);
    while (place && place.end <= offset) place = place.parent;
    return place;
  }

  /** Returns the branch that the tag opens. */
  of(tag: TagNode): EnclosingBranch | undefined {
    const place = lastUpTo(this.places, tag.start);
    return place?.branch.tag === tag ? place : undefined;
  }

  /** Whether the two offsets are in mutually exclusive branches, so that one evaluation never reaches both. */
  exclude(one: number, other: number): boolean {
    return this.dividing(one, other) !== undefined;
  }

  /** Returns the block of which the two offsets are in mutually exclusive branches. */
  dividing(one: number, other: number): BlockNode | undefined {
    let [a, b] = [this.at(one), this.at(other)];
    while (a && b && a !== b) {
      if (a.block === b.block) return a.block;
      if (a.depth >= b.depth) a = a.parent;
      else b = b.parent;
    }
    return undefined;
  }
}

/** Whether `inner` is nested in `outer` or equal to it. `undefined` stands for the whole template. */
export function holdsPlace(outer: EnclosingBranch | undefined, inner: EnclosingBranch | undefined): boolean {
  let place = inner;
  while (place && place.depth > (outer?.depth ?? 0)) place = place.parent;
  return place === outer;
}

function toPlace(
  block: BlockNode,
  branch: BranchNode,
  index: number,
  parent: EnclosingBranch | undefined,
): EnclosingBranch {
  const { start, end } = branch;
  return { start, end, block, branch, index, parent, depth: (parent?.depth ?? 0) + 1 };
}
