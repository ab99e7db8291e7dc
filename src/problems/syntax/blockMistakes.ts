import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { BlockNode, TagNode } from '../../template/nodes';
import type { EndlessBlock, Level, Stranger } from '../../template/oddities';
import { textOf } from '../../template/query';
import { BLOCKS, TAG_NAMES } from '../../template/vocabulary/tags';
import { lastIndexUpTo } from '../../template/walk';
import { similarIn } from '../similar';
import { type Cut, cutsOf } from './cuts';
import { endOf, guessOf, isBareAssignment, isDivider, isGlued, isPlausible, knows } from './tagGuess';
import { TakenEnds } from './takenEnds';

const MOST_LOOKED_AT = 30;

/** An end tag that stands where another one should: `{% endfor %}` behind `{% if a %}`. */
export interface Mismatch {
  readonly tag: TagNode;
  /** The block that it was to end, and how that is done. */
  readonly block: BlockNode;
  readonly right: string;
  /** The end tag of the block around, where the two are the wrong way round: it becomes `tag`'s. */
  readonly swapped?: TagNode;
}

/** A tag of an unknown name, and the one that was meant. */
export interface Guess extends Stranger, Span {
  guess: string | undefined;
  /** How it is known: its name is like the right one, lacks the blank behind it, is missing before `a = 1`, or an end tag follows. */
  how: 'similar' | 'glued' | 'bare' | 'ended';
  /** Does it open a block, of which nobody found the end? */
  isEndless: boolean;
  /** What stands behind its name. */
  readonly rest: string;
}

/** What is wrong with the blocks of a template, each mistake once. */
export interface BlockMistakes {
  readonly mismatches: readonly Mismatch[];
  readonly strays: readonly Stranger[];
  readonly endless: readonly EndlessBlock[];
  readonly unknown: readonly Guess[];
  /** Where blocks seem to have ended already, because a misspelt one has taken their end tags. */
  readonly endedEarly: readonly Span[];
}

const mistakesIn = (facts: Facts): BlockMistakes => new Matching(facts);

/** Worked out once for the same facts. */
export function blockMistakesOf(facts: Facts): BlockMistakes {
  return facts.once(mistakesIn);
}

interface Opener extends Span {
  readonly guess: Guess;
  /** Where its end tag stands, once that is found. */
  end: number;
}

/** Finds for tags without a block and blocks without an end what was meant. */
class Matching implements BlockMistakes {
  readonly mismatches: Mismatch[] = [];
  readonly strays: readonly Stranger[];
  readonly endless: readonly EndlessBlock[];
  readonly unknown: Guess[] = [];
  /** Blocks whose missing end is explained by something else. */
  private readonly explained = new Set<BlockNode>();
  /** Tags that were meant to open a block, by where they stand: in a branch of the block around, whose `else` may be theirs. */
  private readonly openers = new Map<Level | BlockNode, Opener[]>();
  /** Tags of which nobody knows what was meant, and their names. */
  private readonly unguessed = new Map<Level, Guess[]>();
  private readonly unguessedNames = new Map<Level, Set<string>>();
  private readonly similar = similarIn([...TAG_NAMES]);
  /** Leads from a level whose block is explained to the next one whose block may not be. */
  private readonly outside = new Map<Level, Level>();
  private readonly cuts: ReadonlyMap<Level, readonly Cut[]>;
  private readonly taken = new TakenEnds();
  readonly endedEarly = this.taken.spans;

  constructor(private readonly facts: Facts) {
    const { endless, strays, unknown } = facts.oddities;
    this.cuts = cutsOf(endless);
    for (const one of unknown) this.guess(one);
    const meant = new Set(strays.filter((stray) => isEnd(stray) && this.isMeant(stray)));
    this.strays = strays.filter((stray) => !meant.has(stray) && (isEnd(stray) || !this.isInUnknown(stray)));
    this.endless = endless.filter(({ block }) => !this.explained.has(block));
  }

  private guess({ tag, level }: Stranger): void {
    const opened = tag.name.startsWith('end') ? tag.name.slice(3) : undefined;
    if (opened !== undefined && this.unguessedNames.get(level)?.has(opened)) return;
    const rest = tag.unexpected.map((node) => textOf(this.facts.template, node)).join(' ');
    const around = this.openBlock(level);
    const known = this.fitting(guessOf(tag, around, rest, this.similar), tag, level, around);
    const isBare = known === undefined && isBareAssignment(tag, rest);
    const guess = isBare ? 'assign' : known;
    const how = isBare ? 'bare' : guess !== undefined && isGlued(tag, guess, rest) ? 'glued' : 'similar';
    const { start, end } = tag;
    const found: Guess = { start, end, tag, level, guess, how, isEndless: BLOCKS.has(guess ?? ''), rest };
    this.unknown.push(found);
    if (guess === undefined) {
      listed(this.unguessed, level).push(found);
      this.unguessedNames.set(level, (this.unguessedNames.get(level) ?? new Set()).add(tag.name));
    }
    if (found.isEndless) {
      listed(this.openers, level.block ?? level).push({
        guess: found,
        start: tag.start,
        end: Number.POSITIVE_INFINITY,
      });
      this.taken.expect(found, BLOCKS.get(guess ?? '')?.end);
    }
    if (around && guess === endOf(around)) this.explained.add(around);
  }

  /** A middle or end tag was only meant where a block knows it. */
  private fitting(
    name: string | undefined,
    tag: TagNode,
    level: Level,
    around: BlockNode | undefined,
  ): string | undefined {
    if (name === undefined || !isDivider(name)) return name;
    if (around && endOf(around) === name) return name;
    const isKnown = BLOCKS.get(level.block?.name ?? '')?.middles.includes(name);
    return isKnown || this.belongsToOpener(name, tag, level) ? name : undefined;
  }

  /** The innermost block around that lacks its end, unless a block with an end comes before it. */
  private openBlock(level: Level): BlockNode | undefined {
    let at = level;
    while (at.block && this.explained.has(at.block) && at.parent) at = this.outside.get(at) ?? at.parent;
    if (at !== level) this.outside.set(level, at);
    return at.block?.close.kind === 'missing' ? at.block : this.robbed(at);
  }

  /**
   * `{% if a %}{% if b %}x{% end %}y{% endif %}`: where the inner block seems to have the end tag of a block around it of the same
   * kind, that one seems to lack its own.
   */
  private robbed(level: Level): BlockNode | undefined {
    const end = level.block && endOf(level.block);
    let at: Level | undefined = level;
    for (let steps = 0; at?.block && steps < MOST_LOOKED_AT; at = at.parent, steps++) {
      const { block } = at;
      if (endOf(block) !== end) return undefined;
      if (block.close.kind === 'missing' && !this.explained.has(block)) return block;
    }
    return undefined;
  }

  /** Does something else say what is wrong with this end tag? */
  private isMeant({ tag, level }: Stranger): boolean {
    if (this.belongsToOpener(tag.name, tag, level)) return true;
    if (this.taken.explains(tag, level, this.explained)) return true;
    if (this.endsInnermost(tag, level) || this.isCrossed(tag, level)) return true;
    return this.endsUnguessed(tag, level) || this.endsRobber(tag, level);
  }

  /** `{% endif %}` behind `{% iff a %}`. */
  private belongsToOpener(name: string, tag: TagNode, level: Level): boolean {
    const opener = lastBefore(this.openers.get(level.block ?? level), tag, ({ guess, end }) => {
      return tag.start < end && knows(guess.guess, name);
    });
    if (opener && name.startsWith('end')) {
      opener.end = tag.start;
      opener.guess.isEndless = false;
      if (opener.guess.level !== level && level.block)
        this.taken.spans.push({ start: opener.start, end: level.block.end, name: '', level });
    }
    return opener !== undefined;
  }

  /** `{% else %}` behind `{% iff a %}`. */
  private isInUnknown({ tag, level }: Stranger): boolean {
    return this.belongsToOpener(tag.name, tag, level) || this.taken.holds(tag, level);
  }

  /** `{% i a %} … {% endif %}`: the end tag says what was meant. */
  private endsUnguessed(tag: TagNode, level: Level): boolean {
    const unguessed = lastBefore(this.unguessed.get(level), tag, ({ guess, tag: { word } }) => {
      return guess === undefined && word.kind === 'name';
    });
    const names = [...BLOCKS].flatMap(([name, { end }]) => (end === tag.name ? [name] : []));
    const guess = unguessed && names.find((name) => isPlausible(name, restBehind(unguessed, name)));
    if (!unguessed || !guess) return false;
    unguessed.guess = guess;
    unguessed.how = isGlued(unguessed.tag, guess, unguessed.rest) ? 'glued' : 'ended';
    listed(this.openers, level.block ?? level).push({ guess: unguessed, start: unguessed.start, end: tag.start });
    return true;
  }

  /** `{% if a %} … {% endfor %}`. */
  private endsInnermost(tag: TagNode, level: Level): boolean {
    const { block } = level;
    if (block?.close.kind !== 'missing' || this.explained.has(block)) return false;
    this.mismatches.push({ tag, block, right: endOf(block) });
    this.explained.add(block);
    return true;
  }

  /** `{% if a %}{% if b %} … {% endfor %} … {% endif %}`. */
  private endsRobber(tag: TagNode, level: Level): boolean {
    const { block } = level;
    const around = this.robbed(level);
    if (!block || !around) return false;
    this.mismatches.push({ tag, block, right: endOf(block) });
    this.explained.add(around);
    return true;
  }

  /** `{% if a %}{% for b in c %}{% endif %}{% endfor %}`, or `… {% endif %}{% endif %}`: the first end tag was the inner block's. */
  private isCrossed(tag: TagNode, level: Level): boolean {
    const cut = lastBefore(this.cuts.get(level), tag, () => true);
    while (cut?.inner.length && this.explained.has(cut.inner.at(-1) as BlockNode)) cut.inner.pop();
    const block = cut?.inner.at(-1);
    if (!block || cut?.around.close.kind !== 'tag') return false;
    const [right, outer] = [endOf(block), endOf(cut.around)];
    if (tag.name !== outer && tag.name !== right) return false;
    this.mismatches.push({ tag: cut.around.close, block, right, ...(tag.name === right ? { swapped: tag } : {}) });
    this.explained.add(block);
    if (tag.name === outer) this.taken.add(cut.around.close.start, tag, level);
    return true;
  }
}

/** What stands behind the name, also where no blank does. */
function restBehind({ tag, rest }: Guess, name: string): string {
  return tag.name.startsWith(name) ? `${tag.name.slice(name.length)} ${rest}` : rest;
}

function isEnd({ tag }: Stranger): boolean {
  return tag.name.startsWith('end');
}

/** The nearest of these before the tag that is meant; only so many are looked at. */
function lastBefore<Item extends Span>(
  items: readonly Item[] | undefined,
  { start }: Span,
  isMeant: (item: Item) => boolean,
): Item | undefined {
  const last = items ? lastIndexUpTo(items, start) : -1;
  for (let index = last; index > last - MOST_LOOKED_AT; index--) {
    const item = items?.[index];
    if (!item || isMeant(item)) return item;
  }
  return undefined;
}

function listed<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
