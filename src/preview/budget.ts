import type { Limits } from './rendering';

const DEFAULT_LIMITS: Limits = {
  nodes: 5_000_000,
  characters: 10_000_000,
  elements: 300_000,
  milliseconds: 2_000,
};

/** How long rendering works before it lets others have their turn. */
const TURN_MS = 8;

/** After how many nodes the clock is looked at. */
const NODES_BETWEEN_LOOKS = 256;

/** No filter takes a longer text: one step of a rendering must not keep others waiting. */
const LONGEST_TEXT = 1_000_000;

/** To list a name takes as long as to read so many characters. */
const NAME_LENGTH = 64;

/** The rendering goes no further; the message is a sentence. */
export class OutOfBudget extends Error {}

/** Counts what a rendering does before it is done. Throws `OutOfBudget` for what is too much. */
export class Budget {
  private readonly limits: Limits;
  private nodesLeft: number;
  private charactersLeft: number;
  private elementsLeft: number;
  private untilLook = NODES_BETWEEN_LOOKS;
  private turnBegan: number;
  private worked = 0;
  /** Is it time to let others have their turn? */
  turnIsOver = false;

  constructor(
    limits: Partial<Limits> = {},
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.limits = { ...DEFAULT_LIMITS, ...limits };
    this.nodesLeft = this.limits.nodes;
    this.charactersLeft = this.limits.characters;
    this.elementsLeft = this.limits.elements;
    this.turnBegan = clock();
  }

  node(): void {
    if (--this.nodesLeft < 0) {
      throw new OutOfBudget(
        `Rendering stopped after ${counted(this.limits.nodes)} steps. Does a loop go on for too long?`,
      );
    }
    if (--this.untilLook <= 0) this.look();
  }

  /** Characters that are about to be printed or made. */
  characters(count: number): void {
    this.charactersLeft -= count;
    if (this.charactersLeft < 0) {
      throw new OutOfBudget(`Rendering stopped after ${counted(this.limits.characters)} characters of text.`);
    }
    this.untilLook -= count >> 9;
  }

  /** A text that a filter is about to go through. */
  text({ length }: string): void {
    if (length > LONGEST_TEXT) {
      throw new OutOfBudget(`Rendering stopped: a filter was given a text of ${counted(length)} characters.`);
    }
    this.characters(length);
  }

  /** Items that are about to be touched. */
  elements(count: number): void {
    this.elementsLeft -= count;
    if (this.elementsLeft < 0) {
      throw new OutOfBudget(
        `Rendering stopped: filters had more than ${counted(this.limits.elements)} items to go through.`,
      );
    }
    this.untilLook -= count >> 4;
  }

  /** So many characters are about to be read: that costs nothing but time. */
  reading(characters: number): void {
    this.untilLook -= characters >> 9;
  }

  /** The names of what an object holds. */
  names(object: object): string[] {
    const names = Object.keys(object);
    this.reading(names.length * NAME_LENGTH);
    return names;
  }

  /** Something that takes long, as a millisecond, is about to be done: the clock is looked at right after it. */
  lookSoon(): void {
    this.untilLook = 0;
  }

  /** Work goes on after others had their turn, or after waiting. */
  beginTurn(): void {
    this.turnBegan = this.clock();
    this.turnIsOver = false;
    this.untilLook = NODES_BETWEEN_LOOKS;
  }

  endTurn(): void {
    this.worked += this.clock() - this.turnBegan;
  }

  private look(): void {
    this.untilLook = NODES_BETWEEN_LOOKS;
    const turn = this.clock() - this.turnBegan;
    this.turnIsOver = turn >= TURN_MS;
    if (this.worked + turn <= this.limits.milliseconds) return;
    throw new OutOfBudget(`Rendering stopped after ${this.limits.milliseconds / 1000} seconds.`);
  }
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}
