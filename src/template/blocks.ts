import { NONE } from './expressionNodes';
import { Lists } from './lists';
import type { BlockNode, BranchNode, Content, TagNode } from './nodes';
import { type BlockEntry, BLOCKS as OFFERED } from './vocabulary/tags';

type Writable<T> = { -readonly [key in keyof T]: T[key] };

/** Braze does not know `snippet`; it is read as the block that it is in Liquid all the same. */
const BLOCKS: ReadonlyMap<string, BlockEntry['block']> = new Map([
  ...OFFERED,
  ['snippet', { end: 'endsnippet', middles: [] }],
]);

interface OpenBlock {
  readonly block: Writable<BlockNode>;
  branch: Writable<BranchNode>;
  /** Where the branch's children and the block's branches begin in the lists under way. */
  readonly contents: number;
  readonly branches: number;
}

/** Which blocks a middle or end tag can belong to. */
const BLOCKS_OF: ReadonlyMap<string, readonly string[]> = blocksOf();

function blocksOf(): Map<string, string[]> {
  const blocks = new Map<string, string[]>();
  for (const [name, { end, middles }] of BLOCKS) {
    for (const tag of [end, ...middles]) blocks.set(tag, [...(blocks.get(tag) ?? []), name]);
  }
  return blocks;
}

/**
 * Puts tags and text that come one after the other into blocks. A middle or end tag belongs to the innermost block that knows it;
 * blocks inside that one lack their end. One that no open block knows stays among the children.
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
    const owners = BLOCKS_OF.get(tag.name);
    if (owners) this.divide(tag, owners);
    else if (BLOCKS.has(tag.name)) this.begin(tag);
    else this.contents.add(tag);
  }

  /** A block whose content is not read: one text, or nothing. */
  addVerbatim(tag: TagNode, content: readonly Content[], close: BlockNode['close']): void {
    const branch: BranchNode = { kind: 'branch', start: tag.start, end: close.start, tag, children: content };
    const { name, start } = tag;
    this.contents.add({ kind: 'block', start, end: close.end, name, branches: [branch], close });
  }

  /** Ends what is still open. */
  finish(at: number): readonly Content[] {
    while (this.open.length > 0) this.abandon(at);
    return this.contents.take(0);
  }

  private begin(tag: TagNode): void {
    const { name, start, end } = tag;
    const block = { kind: 'block' as const, start, end, name, branches: NONE, close: missingEnd(end) };
    this.contents.add(block);
    this.open.push({ block, branch: branchOf(tag), contents: this.contents.size, branches: this.branches.size });
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  private divide(tag: TagNode, owners: readonly string[]): void {
    const owner = this.ownerOf(tag, owners);
    if (!owner) this.contents.add(tag);
    else if (tag.name === BLOCKS.get(owner.block.name)?.end) this.end(owner, tag.start, tag.end, tag);
    else {
      this.endBranch(owner, tag.start);
      owner.branch = branchOf(tag);
    }
  }

  /** The innermost block that knows the tag; those inside of it lack their end. Nothing when none does. */
  private ownerOf({ start }: TagNode, owners: readonly string[]): OpenBlock | undefined {
    let owner = this.innermost();
    if (!owner || owners.includes(owner.block.name)) return owner;
    if (!owners.some((name) => this.counts.get(name))) return undefined;
    while (owner && !owners.includes(owner.block.name)) {
      this.abandon(start);
      owner = this.innermost();
    }
    return owner;
  }

  private innermost(): OpenBlock | undefined {
    return this.open[this.open.length - 1];
  }

  /** The innermost block has no end. */
  private abandon(at: number): void {
    const owner = this.innermost();
    if (owner) this.end(owner, at, at, missingEnd(at));
  }

  private endBranch({ branch, contents }: OpenBlock, at: number): void {
    branch.end = at;
    branch.children = this.contents.take(contents);
    this.branches.add(branch);
  }

  private end(owner: OpenBlock, branchEnd: number, end: number, close: BlockNode['close']): void {
    const { block, branches } = owner;
    this.endBranch(owner, branchEnd);
    block.branches = this.branches.take(branches);
    block.end = end;
    block.close = close;
    this.open.pop();
    this.counts.set(block.name, (this.counts.get(block.name) ?? 0) - 1);
  }
}

function branchOf(tag: TagNode): Writable<BranchNode> {
  return { kind: 'branch', start: tag.start, end: tag.end, tag, children: NONE };
}

export function missingEnd(at: number): BlockNode['close'] {
  return { kind: 'missing', start: at, end: at, expected: 'end tag' };
}
