import type { Span } from '../../template/expressionNodes';
import { listAt } from '../../template/grouping';
import type { BlockNode, TagNode } from '../../template/nodes';
import type { Level } from '../../template/oddities';
import { inOrder, lastIndexUpTo } from '../../template/sorted';
import { BLOCKS } from '../../template/vocabulary/tags';
import { endOf } from './tagGuess';

/** Maximum number of blocks around a misspelt tag, and of expected ends, that are examined. */
const MOST = 30;

/** An unknown tag that was meant to open a block. */
interface Misspelt extends Span {
  readonly level: Level;
  /** Whether its end has not been found. */
  isEndless: boolean;
}

/** An end tag that is further down than the parser assumes, because another block took the one before. */
interface Expected extends Span {
  readonly name: string;
  /** The block that it ends, if that seems unclosed. */
  readonly block: BlockNode | undefined;
  readonly guess: Misspelt;
  isFound: boolean;
}

/** The part of a block between its assumed end and the actual one. */
interface Taken extends Span {
  readonly name: string;
  readonly level: Level;
}

/**
 * Handles `{% if a %}{% iff b %}x{% endif %}y{% endif %}`: the first end tag belongs to the misspelt block, but the
 * parser gives it to the enclosing one, so that the last end tag seems stray.
 */
export class TakenEnds {
  /** Spans from misspelt tags to the assumed ends of the blocks around them. */
  private readonly spans: Taken[] = [];
  private sorted: readonly Taken[] | undefined;
  private readonly expected = new Map<Level, Expected[]>();

  /** Finds the enclosing block whose end tag the misspelt one has taken, skipping blocks that it cut off. */
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

  /** Whether the tag is the actual end of a block with another assumed end, or none. */
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

  /** Records that the text up to the end tag belongs to the block that it ends. */
  add(start: number, { start: end, name }: TagNode, level: Level): void {
    this.spans.push({ start, end, name, level });
  }

  /** Whether a middle tag belongs to a block with an earlier assumed end. Call it after all end tags are explained. */
  holds({ name, start }: TagNode, level: Level): boolean {
    this.sorted ??= inOrder(this.spans);
    const last = lastIndexUpTo(this.sorted, start);
    return this.sorted.slice(Math.max(0, last + 1 - MOST), last + 1).some((one) => {
      return one.level === level && start < one.end && isMiddleBefore(one.name, name);
    });
  }

  private await(level: Level, guess: Misspelt, name: string, block: BlockNode | undefined): void {
    listAt(this.expected, level).push({ start: guess.start, end: guess.end, name, block, guess, isFound: false });
  }
}

function isMiddleBefore(end: string, middle: string): boolean {
  return [...BLOCKS.values()].some((block) => block.end === end && block.middles.includes(middle));
}

function isEndedBy({ block }: Level, name: string | undefined): boolean {
  return block?.close.kind === 'tag' && block.close.name === name;
}
