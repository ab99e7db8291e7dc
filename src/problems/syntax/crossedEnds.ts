import type { Span } from '../../template/expressionNodes';
import { listAt } from '../../template/grouping';
import type { BlockNode, TagNode } from '../../template/nodes';
import type { EndlessBlock, Level, Oddities, Stranger } from '../../template/oddities';
import { lastIndexUpTo } from '../../template/sorted';
import { endOf } from './tagGuess';
import type { TakenEnds } from './takenEnds';

/** Maximum number of stray tags that are examined after one. */
const MOST = 30;

/** An end tag of the wrong kind: `{% endfor %}` after `{% if a %}`. */
export interface Mismatch {
  readonly tag: TagNode;
  /** The tag of the block that it was meant to end, and the right end tag. */
  readonly opener: TagNode;
  readonly right: string;
  /** The end tag of the enclosing block, when the two are swapped: it gets the name of `tag`. */
  readonly swapped?: TagNode;
}

/** A closed block and the unclosed blocks inside it that its end tag also ended, innermost last. */
interface Cut extends Span {
  readonly around: BlockNode;
  readonly inner: BlockNode[];
  /** Whether the end tag turned out to be meant for the innermost one, so that the next ones end those around it. */
  isReread?: true;
}

/**
 * Handles `{% if a %}{% for b in c %}{% endif %}{% endfor %}`, or `… {% endif %}{% endif %}`: the first end tag was
 * meant for the inner block.
 */
export class CrossedEnds {
  /** By the level that contains the closed block. */
  private readonly cuts: ReadonlyMap<Level, readonly Cut[]>;
  private readonly strays: readonly Stranger[];
  private readonly strayTags: readonly TagNode[];

  constructor(
    { endless, strays }: Oddities,
    private readonly explained: Set<BlockNode>,
    private readonly taken: TakenEnds,
    private readonly mismatches: Mismatch[],
  ) {
    this.cuts = cutsOf(endless);
    this.strays = strays;
    this.strayTags = strays.map(({ tag }) => tag);
  }

  /** Whether the stray end tag ends a block that seems to have ended before, or one that seems unclosed. */
  explains(tag: TagNode, level: Level): boolean {
    const cuts = this.cuts.get(level) ?? [];
    const cut = cuts[lastIndexUpTo(cuts, tag.start)];
    if (!cut) return false;
    for (let last = cut.inner.at(-1); last && this.explained.has(last); last = cut.inner.at(-1)) cut.inner.pop();
    return cut.isReread ? this.endsRest(cut, tag, level) : this.isCrossed(cut, tag, level);
  }

  private isCrossed(cut: Cut, tag: TagNode, level: Level): boolean {
    const { around, inner } = cut;
    const block = inner.at(-1);
    if (!block || around.close.kind !== 'tag') return false;
    const [right, outer] = [endOf(block), endOf(around)];
    const next = inner.at(-2);
    if (next && tag.name === endOf(next) && this.follows(outer, tag, level)) {
      this.mismatches.push({ tag: around.close, opener: block.tag, right });
      this.explained.add(block).add(next);
      cut.isReread = true;
      return true;
    }
    if (tag.name !== outer && tag.name !== right) return false;
    this.mismatches.push({
      tag: around.close,
      opener: block.tag,
      right,
      ...(tag.name === right ? { swapped: tag } : {}),
    });
    this.explained.add(block);
    if (tag.name === outer) this.taken.add(around.close.start, tag, level);
    return true;
  }

  /** The last two tags of `{% if a %}{% for b in c %}{% for d in b %}{% endif %}{% endfor %}{% endif %}`. */
  private endsRest({ around, inner }: Cut, tag: TagNode, level: Level): boolean {
    const block = inner.at(-1) ?? around;
    if (tag.name !== endOf(block) || this.explained.has(block)) return false;
    this.explained.add(block);
    if (block === around && around.close.kind === 'tag') this.taken.add(around.close.start, tag, level);
    return true;
  }

  /** Whether an end tag of that name comes later on the level, if not too far away. */
  private follows(name: string, { start }: TagNode, level: Level): boolean {
    const next = lastIndexUpTo(this.strayTags, start) + 1;
    return this.strays.slice(next, next + MOST).some((one) => one.level === level && one.tag.name === name);
  }
}

/** Finds unclosed blocks that were ended by the end tag of an enclosing one. */
function cutsOf(endless: readonly EndlessBlock[]): ReadonlyMap<Level, readonly Cut[]> {
  const cuts = new Map<Level, Cut[]>();
  const found = new Map<BlockNode, Cut | undefined>();
  for (const { block, level } of endless) {
    const around = level.block;
    let cut = around && found.get(around);
    if (around?.close.kind === 'tag' && around.close.start === block.end && level.parent) {
      cut = { start: around.start, end: around.end, around, inner: [] };
      listAt(cuts, level.parent).push(cut);
    } else if (around?.end !== block.end) cut = undefined;
    found.set(block, cut);
    cut?.inner.push(block);
  }
  return cuts;
}
