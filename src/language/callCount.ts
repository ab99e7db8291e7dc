import type { EnclosingBranch } from '../template/branches';
import type { Facts } from '../template/facts';

interface OpenBlock {
  place: EnclosingBranch;
  /** The count before the block. */
  readonly before: number;
  /** The highest count at the end of any branch so far. */
  most: number;
}

/**
 * Counts the calls that one recipient can trigger. Of mutually exclusive branches, the one with the most calls counts.
 */
export class CallCount {
  private readonly open: OpenBlock[] = [];
  private count = 0;

  /** `timesOf` returns how often the content of a branch is evaluated at most; once by default. */
  constructor(
    private readonly facts: Facts,
    private readonly timesOf: (place: EnclosingBranch) => number = () => 1,
  ) {}

  /** Adds the call at the offset; calls must come in document order. Returns the count including it. */
  add(offset: number): number {
    const around: EnclosingBranch[] = [];
    for (let place = this.facts.branches.at(offset); place; place = place.parent) around.push(place);
    around.reverse();
    let same = 0;
    while (same < this.open.length && this.open[same]?.place === around[same]) same++;
    const block = this.open[same];
    const next = around[same];
    const goesOn = block !== undefined && next !== undefined && block.place.block === next.block;
    while (this.open.length > same + (goesOn ? 1 : 0)) this.close();
    if (goesOn) {
      block.most = Math.max(block.most, this.repeated(block));
      block.place = next;
      this.count = block.before;
    }
    for (const place of around.slice(this.open.length)) this.open.push({ place, before: this.count, most: 0 });
    return ++this.count;
  }

  /** The count with the last call, made as often as the loops around it say. */
  get repeatedCount(): number {
    return this.open.reduceRight((count, block) => this.repeated(block, count), this.count);
  }

  /** Returns the count after all calls. */
  end(): number {
    while (this.open.length > 0) this.close();
    return this.count;
  }

  private close(): void {
    const block = this.open.pop();
    if (block) this.count = Math.max(this.repeated(block), block.most);
  }

  private repeated({ place, before }: OpenBlock, count = this.count): number {
    return before + (count - before) * this.timesOf(place);
  }
}
