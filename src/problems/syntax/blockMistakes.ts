import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { listAt } from '../../template/grouping';
import type { BlockNode, TagNode } from '../../template/nodes';
import type { EndlessBlock, Level, Stranger } from '../../template/oddities';
import { textOf } from '../../template/query';
import { inOrder, lastIndexUpTo, lastUpTo } from '../../template/sorted';
import { isVerbatim } from '../../template/verbatim';
import { BLOCKS, isDivider, TAG_NAMES } from '../../template/vocabulary/tags';
import { similarIn } from '../similar';
import { CrossedEnds, type Mismatch } from './crossedEnds';
import { loneWrongEnd, openingForEnd } from './loneWrongEnd';
import { endOf, guessOf, isBareAssignment, isGlued, isPlausible, knows, restBehind } from './tagGuess';
import { TakenEnds } from './takenEnds';

const MOST_LOOKED_AT = 30;

/** An unknown tag and the name that was intended. */
export interface Guess extends Stranger, Span {
  guess: string | undefined;
  /**
   * The reason: its name is similar, lacks the space after it, is missing before `a = 1`, or a matching end tag
   * follows.
   */
  how: 'similar' | 'glued' | 'bare' | 'ended';
  /** Whether it opens a block whose end was not found. */
  isEndless: boolean;
  /** The text after its name. */
  readonly rest: string;
}

/** The mistakes in a template's block structure, without duplicates. */
export interface BlockMistakes {
  readonly mismatches: readonly Mismatch[];
  readonly strays: readonly Stranger[];
  readonly endless: readonly EndlessBlock[];
  readonly unknown: readonly Guess[];
}

const mistakesIn = (facts: Facts): BlockMistakes => loneMistakeIn(facts) ?? new Matching(facts);

/** Returns the mistakes. Cached by facts. */
export function blockMistakesOf(facts: Facts): BlockMistakes {
  return facts.once(mistakesIn);
}

/** Returns the one wrong end tag that explains all that seems wrong. */
function loneMistakeIn(facts: Facts): BlockMistakes | undefined {
  const { unknown, strays, endless } = facts.oddities;
  if (unknown.length > 0 || strays.length + endless.length < 2) return undefined;
  const isOpening = strays.length === 0 && endless.length === 2;
  const found = loneWrongEnd(facts.tags) ?? (isOpening ? openingForEnd(facts) : undefined);
  if (!found) return undefined;
  const { tag, opener, swapped } = found;
  const mistakes = { mismatches: [], strays: [], endless: [], unknown: [] };
  const mismatch = opener && { tag, opener, right: endOf(opener), ...(swapped ? { swapped } : {}) };
  if (mismatch) return { ...mistakes, mismatches: [mismatch] };
  return { ...mistakes, strays: [{ tag, level: { block: undefined, parent: undefined } }] };
}

interface Opener extends Span {
  readonly guess: Guess;
  /** The offset of its end tag, once that is found. */
  end: number;
}

/** Determines the intended tag for end tags without a block and blocks without an end tag. */
class Matching implements BlockMistakes {
  readonly mismatches: Mismatch[] = [];
  readonly strays: readonly Stranger[];
  readonly endless: readonly EndlessBlock[];
  readonly unknown: Guess[] = [];
  /** Blocks whose missing end tag is explained by another mistake. */
  private readonly explained = new Set<BlockNode>();
  /** Unknown tags that were meant to open a block, by level: an `else` in the enclosing branch may belong to them. */
  private readonly openers = new Map<Level | BlockNode, Opener[]>();
  /** Unknown tags without a guess, by level. */
  private readonly unguessed = new Map<Level, Guess[]>();
  private readonly unguessedNames = new Map<Level, Set<string>>();
  private readonly similar = similarIn([...TAG_NAMES]);
  /** Links a level whose block is explained to the next outer level whose block may not be. */
  private readonly outside = new Map<Level, Level>();
  /** Blocks without an end whose content is not parsed, so that what follows is not inside of them. */
  private readonly verbatim: readonly BlockNode[];
  private readonly taken = new TakenEnds();
  private readonly crossed: CrossedEnds;

  constructor(private readonly facts: Facts) {
    const { endless, strays, unknown } = facts.oddities;
    this.verbatim = inOrder(endless.flatMap(({ block }) => (isVerbatim(block.name) ? [block] : [])));
    this.crossed = new CrossedEnds(facts.oddities, this.explained, this.taken, this.mismatches);
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
    const opener = this.openerInside(around, tag, level);
    const next = opener ? BLOCKS.get(opener.guess.guess ?? '')?.end : around && endOf(around);
    const verbatim = lastUpTo(this.verbatim, tag.start);
    const expected = next ?? (verbatim && endOf(verbatim));
    const known = this.fitting(guessOf(tag, expected, rest, this.similar), tag, level, around);
    const isBare = known === undefined && isBareAssignment(tag, rest);
    const guess = isBare ? 'assign' : known;
    const how = isBare ? 'bare' : guess !== undefined && isGlued(tag, guess, rest) ? 'glued' : 'similar';
    const { start, end } = tag;
    const found: Guess = { start, end, tag, level, guess, how, isEndless: BLOCKS.has(guess ?? ''), rest };
    this.unknown.push(found);
    if (guess === undefined) {
      listAt(this.unguessed, level).push(found);
      this.unguessedNames.set(level, (this.unguessedNames.get(level) ?? new Set()).add(tag.name));
    }
    if (found.isEndless) {
      listAt(this.openers, level.block ?? level).push({
        guess: found,
        start: tag.start,
        end: Number.POSITIVE_INFINITY,
      });
      this.taken.expect(found, BLOCKS.get(guess ?? '')?.end);
    }
  }

  /** Returns the unclosed misspelt block at the tag: `{% iff a %}` before `{% end %}`. */
  private openerInside(around: BlockNode | undefined, tag: TagNode, level: Level): Opener | undefined {
    const opener = lastBefore(this.openers.get(level.block ?? level), tag, ({ end }) => tag.start < end);
    return opener && opener.start > (around?.start ?? -1) ? opener : undefined;
  }

  /** Accepts a middle or end tag as the guess only when an enclosing block allows it. */
  private fitting(
    name: string | undefined,
    tag: TagNode,
    level: Level,
    around: BlockNode | undefined,
  ): string | undefined {
    if (name === undefined || !isDivider(name)) return name;
    if (this.openerInside(around, tag, level) && this.belongsToOpener(name, tag, level)) return name;
    for (const block of [lastUpTo(this.verbatim, tag.start), around]) {
      if (!block || endOf(block) !== name) continue;
      this.explained.add(block);
      return name;
    }
    const isKnown = BLOCKS.get(level.block?.name ?? '')?.middles.includes(name);
    return isKnown || this.belongsToOpener(name, tag, level) ? name : undefined;
  }

  /** Returns the innermost enclosing block without an end tag, unless a block with an end tag is further inside. */
  private openBlock(level: Level): BlockNode | undefined {
    let at = level;
    while (at.block && this.explained.has(at.block) && at.parent) at = this.outside.get(at) ?? at.parent;
    if (at !== level) this.outside.set(level, at);
    return at.block?.close.kind === 'missing' ? at.block : this.robbed(at);
  }

  /**
   * `{% if a %}{% if b %}x{% end %}y{% endif %}`: the parser gives the end tag to the inner block, so the enclosing
   * block of the same kind seems unclosed. Returns that block.
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

  /** Whether another mistake already explains this end tag. */
  private isMeant({ tag, level }: Stranger): boolean {
    if (this.belongsToOpener(tag.name, tag, level)) return true;
    if (this.taken.explains(tag, level, this.explained)) return true;
    if (this.endsInnermost(tag, level) || this.crossed.explains(tag, level)) return true;
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
    const guess = unguessed && names.find((name) => isPlausible(name, restBehind(unguessed.tag, name, unguessed.rest)));
    if (!unguessed || !guess) return false;
    unguessed.guess = guess;
    unguessed.how = isGlued(unguessed.tag, guess, unguessed.rest) ? 'glued' : 'ended';
    listAt(this.openers, level.block ?? level).push({ guess: unguessed, start: unguessed.start, end: tag.start });
    return true;
  }

  /** `{% if a %} … {% endfor %}`. */
  private endsInnermost(tag: TagNode, level: Level): boolean {
    const { block } = level;
    if (block?.close.kind !== 'missing' || this.explained.has(block)) return false;
    this.mismatches.push({ tag, opener: block.tag, right: endOf(block) });
    this.explained.add(block);
    return true;
  }

  /** `{% if a %}{% if b %} … {% endfor %} … {% endif %}`. */
  private endsRobber(tag: TagNode, level: Level): boolean {
    const { block } = level;
    const around = this.robbed(level);
    if (!block || !around) return false;
    this.mismatches.push({ tag, opener: block.tag, right: endOf(block) });
    this.explained.add(around);
    return true;
  }
}

function isEnd({ tag }: Stranger): boolean {
  return tag.name.startsWith('end');
}

/** Returns the nearest matching item before the tag. Examines a limited number. */
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
