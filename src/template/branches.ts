import type { BlockNode, BranchNode, Content, TagNode, TemplateNode } from './nodes';
import { lastIndexUpTo } from './walk';

/** A branch of a block, and the branch that the block stands in. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly block: BlockNode;
  readonly branch: BranchNode;
  /** Which branch of the block it is, from 0 on. */
  readonly index: number;
  readonly parent: Place | undefined;
  /** How many branches stand around what is in it. */
  readonly depth: number;
}

/** Content that waits for its turn: branches of blocks behind it wait below it. */
interface Waiting {
  readonly children: readonly Content[];
  readonly place: Place | undefined;
  next: number;
}

/** Which branch of which block everything stands in. Comments and `raw`, which Braze does not evaluate, are none. */
export class Branches {
  /** In document order. */
  private readonly places: Place[] = [];

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

  /** The innermost branch around what begins at the offset, or that begins there itself; nothing outside of all blocks. */
  at(offset: number): Place | undefined {
    let place = this.places[lastIndexUpTo(this.places, offset)];
    while (place && place.end <= offset) place = place.parent;
    return place;
  }

  /** The branch that begins with the tag. */
  of(tag: TagNode): Place | undefined {
    const place = this.places[lastIndexUpTo(this.places, tag.start)];
    return place?.branch.tag === tag ? place : undefined;
  }

  /** Whether what stands at one of the offsets is never evaluated when that at the other is. */
  exclude(one: number, other: number): boolean {
    let [a, b] = [this.at(one), this.at(other)];
    while (a && b && a !== b) {
      if (a.block === b.block) return true;
      if (a.depth >= b.depth) a = a.parent;
      else b = b.parent;
    }
    return false;
  }
}

/** Whether the inner place stands in the outer one, or is it; no place is the template. */
export function holdsPlace(outer: Place | undefined, inner: Place | undefined): boolean {
  let place = inner;
  while (place && place.depth > (outer?.depth ?? 0)) place = place.parent;
  return place === outer;
}

function toPlace(block: BlockNode, branch: BranchNode, index: number, parent: Place | undefined): Place {
  const { start, end } = branch;
  return { start, end, block, branch, index, parent, depth: (parent?.depth ?? 0) + 1 };
}
