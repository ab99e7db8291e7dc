import type { Span } from '../../template/expressionNodes';
import type { BlockNode, TagNode } from '../../template/nodes';
import type { Level } from '../../template/oddities';
import { BLOCKS } from '../../template/vocabulary/tags';
import { lastIndexUpTo } from '../../template/walk';
import { endOf } from './tagGuess';

/** How many blocks around a misspelt tag are looked at, and how many ends that are expected. */
const MOST = 30;

/** A tag of an unknown name that was meant to open a block. */
interface Misspelt extends Span {
  readonly level: Level;
  /** Has nobody found its end? */
  isEndless: boolean;
}

/** An end tag that comes later than it seems, because another block has taken the one before. */
interface Expected extends Span {
  readonly name: string;
  /** The block that it ends, where that seems to have no end. */
  readonly block: BlockNode | undefined;
  readonly guess: Misspelt;
  isFound: boolean;
}

/** What belongs to a block that seems to have ended before, up to the end tag that seems to end nothing. */
interface Taken extends Span {
  readonly name: string;
  readonly level: Level;
}

/**
 * `{% if a %}{% iff b %}x{% endif %}y{% endif %}`: the first end tag is that of the misspelt block, and seems to be that of the block
 * around. So the last one seems to end nothing.
 */
export class TakenEnds {
  /** From misspelt tags to where the blocks around them end, which seem to have ended before. */
  readonly spans: Taken[] = [];
  private inOrder: readonly Taken[] | undefined;
  private readonly expected = new Map<Level, Expected[]>();

  /** Looks for the block around whose end the misspelt one has taken, over blocks that it has cut off. */
  expect(guess: Misspelt, end: string | undefined): void {
    const cut: BlockNode[] = [];
    let { level } = guess;
    while (level.block?.close.kind === 'missing' && level.parent && cut.length < MOST) {
      cut.push(level.block);
      level = level.parent;
    }
    for (const block of [...cut].reverse()) if (level.parent) this.await(level.parent, guess, endOf(block), block);
    for (let depth = 0; depth < MOST && isEndedBy(level, end) && level.parent; depth++) level = level.parent;
    if (end !== undefined && level !== guess.level) this.await(level, guess, end, undefined);
  }

  /** Is this the end of a block that seemed to have another one, or none? */
  explains(tag: TagNode, level: Level, explained: Set<BlockNode>): boolean {
    const list = this.expected.get(level) ?? [];
    const last = lastIndexUpTo(list, tag.start);
    for (let index = last; index >= Math.max(0, last - MOST); index--) {
      const one = list[index];
      if (!one || one.isFound || one.name !== tag.name) continue;
      one.isFound = true;
      one.guess.isEndless = false;
      if (one.block) explained.add(one.block);
      this.add(one.start, tag, level);
      return true;
    }
    return false;
  }

  /** What stands from there to the end tag belongs to a block that ends with that. */
  add(start: number, { start: end, name }: TagNode, level: Level): void {
    this.spans.push({ start, end, name, level });
  }

  /** Does a middle tag belong to a block that seemed to have ended before it? Asked once all end tags are explained. */
  holds({ name, start }: TagNode, level: Level): boolean {
    this.inOrder ??= [...this.spans].sort((one, other) => one.start - other.start);
    const last = lastIndexUpTo(this.inOrder, start);
    return this.inOrder.slice(Math.max(0, last + 1 - MOST), last + 1).some((one) => {
      return one.level === level && start < one.end && isMiddleBefore(one.name, name);
    });
  }

  private await(level: Level, guess: Misspelt, name: string, block: BlockNode | undefined): void {
    const list = this.expected.get(level) ?? [];
    this.expected.set(level, list);
    list.push({ start: guess.start, end: guess.end, name, block, guess, isFound: false });
  }
}

function isMiddleBefore(end: string, middle: string): boolean {
  return [...BLOCKS.values()].some((block) => block.end === end && block.middles.includes(middle));
}

function isEndedBy({ block }: Level, name: string | undefined): boolean {
  return block?.close.kind === 'tag' && block.close.name === name;
}
