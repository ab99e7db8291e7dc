import type { Place } from '../../template/branches';
import type { Facts } from '../../template/facts';
import type { Rule } from '../rule';

/**
 * Maximum number of calls to the Profile API in one message. Amplitude allows 600 requests per minute across all of its
 * APIs.
 */
const MOST = 10;

/** More than ten calls per recipient: a send exhausts the rate limit at once. */
export const noRequestsLeft: Rule = {
  code: 'no-requests-left',
  severity: 'information',
  *find({ facts, shapes }) {
    if (shapes.calls.length <= MOST) return;
    const counts = new Counts(facts);
    for (const { call } of shapes.calls) {
      if (counts.add(call.start) <= MOST) continue;
      yield {
        start: call.tag.word.start,
        end: call.tag.word.end,
        message: `This is call ${MOST + 1} to the Profile API for one recipient, and Amplitude answers 600 a minute in all: ask for more in each call.`,
      };
      return;
    }
  },
};

interface OpenBlock {
  place: Place;
  /** The count before the block. */
  readonly before: number;
  /** The highest count at the end of any branch so far. */
  most: number;
}

/**
 * Counts the calls that one recipient can trigger. Of mutually exclusive branches, the one with the most calls counts.
 */
class Counts {
  private readonly open: OpenBlock[] = [];
  private count = 0;

  constructor(private readonly facts: Facts) {}

  /** Adds the call at the offset; calls must come in document order. Returns the count including it. */
  add(offset: number): number {
    const around: Place[] = [];
    for (let place = this.facts.branches.at(offset); place; place = place.parent) around.push(place);
    around.reverse();
    let same = 0;
    while (same < this.open.length && this.open[same]?.place === around[same]) same++;
    const block = this.open[same];
    const next = around[same];
    const goesOn = block !== undefined && next !== undefined && block.place.block === next.block;
    while (this.open.length > same + (goesOn ? 1 : 0)) this.close();
    if (goesOn) {
      block.most = Math.max(block.most, this.count);
      block.place = next;
      this.count = block.before;
    }
    for (const place of around.slice(this.open.length)) this.open.push({ place, before: this.count, most: 0 });
    return ++this.count;
  }

  private close(): void {
    const { most = 0 } = this.open.pop() ?? {};
    this.count = Math.max(this.count, most);
  }
}
