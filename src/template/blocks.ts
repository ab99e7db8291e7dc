import { NONE } from './expressionNodes';
import { Lists } from './lists';
import { BlockNode, type BranchNode, type Content, type TagNode } from './nodes';
import { type BlockEntry, BLOCKS as OFFERED } from './vocabulary/tags';

/** Braze does not support `snippet`, but it is parsed as the block that it is in Liquid. */
const BLOCKS: ReadonlyMap<string, BlockEntry['block']> = new Map([
  ...OFFERED,
  ['snippet', { end: 'endsnippet', middles: [] }],
]);

interface OpenBlock {
  readonly tag: TagNode;
  readonly endName: string;
  /** Start indices, in the lists being built, of the children of the first branch and of the other branches. */
  readonly contents: number;
  readonly branches: number;
  /** The children of the first branch, set once that branch has ended. */
  children: readonly Content[];
  /** The middle tag that opens the current branch; `undefined` in the first branch. */
  middle: TagNode | undefined;
}

/** How a tag affects blocks: it opens one, or it divides or ends the block of one of its `owners`. */
interface Role {
  readonly end: string;
  readonly owners: readonly string[];
}

const ROLES: ReadonlyMap<string, Role> = rolesOfTags();

function rolesOfTags(): Map<string, Role> {
  const roles = new Map<string, Role>();
  for (const [name, { end, middles }] of BLOCKS) {
    roles.set(name, { end, owners: NONE });
    for (const tag of [end, ...middles]) roles.set(tag, { end: '', owners: [...(roles.get(tag)?.owners ?? []), name] });
  }
  return roles;
}

/**
 * Nests a flat sequence of tags and text into blocks. A middle or end tag belongs to the innermost open block that
 * accepts it; blocks nested inside that one are ended without an end tag. A tag that no open block accepts is kept as a
 * child.
 */
export class Blocks {
  private readonly contents = new Lists<Content>();
  private readonly branches = new Lists<BranchNode>();
  private readonly open: OpenBlock[] = [];
  /** How many blocks of each name are open. */
  private readonly counts = new Map<string, number>();

  add(content: Content): void {
    this.contents.add(content);
  }

  addTag(tag: TagNode): void {
    const role = ROLES.get(tag.name);
    if (!role) this.contents.add(tag);
    else if (role.owners.length > 0) this.divide(tag, role.owners);
    else this.begin(tag, role.end);
  }

  /**
   * Adds a block whose content is not parsed: one text node or none. Without an end tag, the block ends with its
   * opening tag.
   */
  addVerbatim(tag: TagNode, content: readonly Content[], endTag: TagNode | undefined): void {
    this.contents.add(new BlockNode(tag, (endTag ?? tag).end, content, NONE, endTag));
  }

  /** Ends all blocks that are still open and returns the top-level content. */
  finish(at: number): readonly Content[] {
    for (let owner = this.innermost(); owner; owner = this.innermost()) this.end(owner, at, undefined);
    return this.contents.take(0);
  }

  private begin(tag: TagNode, endName: string): void {
    const { contents, branches } = this;
    this.open.push({
      tag,
      endName,
      contents: contents.size,
      branches: branches.size,
      children: NONE,
      middle: undefined,
    });
    this.counts.set(tag.name, (this.counts.get(tag.name) ?? 0) + 1);
  }

  private divide(tag: TagNode, owners: readonly string[]): void {
    const owner = this.ownerOf(tag, owners);
    if (!owner) this.contents.add(tag);
    else if (tag.name === owner.endName) this.end(owner, tag.start, tag);
    else {
      this.endBranch(owner, tag.start);
      owner.middle = tag;
    }
  }

  /**
   * Returns the innermost open block that accepts the tag and ends the blocks nested inside it, which lack their end
   * tag. Returns `undefined` when no block accepts it.
   */
  private ownerOf({ start }: TagNode, owners: readonly string[]): OpenBlock | undefined {
    let owner = this.innermost();
    if (!owner || owners.includes(owner.tag.name)) return owner;
    if (!owners.some((name) => this.counts.get(name))) return undefined;
    while (owner && !owners.includes(owner.tag.name)) {
      this.end(owner, start, undefined);
      owner = this.innermost();
    }
    return owner;
  }

  private innermost(): OpenBlock | undefined {
    return this.open[this.open.length - 1];
  }

  private endBranch(owner: OpenBlock, end: number): void {
    const { middle: tag } = owner;
    const children = this.contents.take<Content>(owner.contents);
    if (tag) this.branches.add({ kind: 'branch', start: tag.start, end, tag, children });
    else owner.children = children;
  }

  /** Ends the innermost block: at its end tag, or at `at` when the end tag is missing. */
  private end(owner: OpenBlock, at: number, endTag: TagNode | undefined): void {
    this.endBranch(owner, at);
    const { tag, children } = owner;
    this.contents.add(
      new BlockNode(tag, endTag ? endTag.end : at, children, this.branches.take(owner.branches), endTag),
    );
    this.open.pop();
    this.counts.set(tag.name, (this.counts.get(tag.name) ?? 0) - 1);
  }
}
