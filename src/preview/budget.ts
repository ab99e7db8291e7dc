import { namesOf } from '../profile/json';
import type { Limits } from './rendering';

const DEFAULT_LIMITS: Limits = {
  nodes: 5_000_000,
  characters: 10_000_000,
  elements: 1_000_000,
  milliseconds: 2_000,
};

/** Milliseconds of work before rendering yields to the event loop. */
const TURN_MS = 8;

/** Number of nodes between checks of the clock. */
const NODES_BETWEEN_LOOKS = 256;

/** Maximum number of items in a single step, which cannot be interrupted. */
const MOST_AT_ONCE = 100_000;

/** Maximum number of characters that are read in a single step. */
const MOST_READ_AT_ONCE = 10_000_000;

/** Maximum length of a filter's input, so that a single step cannot block the event loop. */
const LONGEST_TEXT = 500_000;

/** Listing one property name costs as much as reading this many characters. */
const NAME_LENGTH = 64;

/** Stops the rendering; the message is a sentence for users. */
export class OutOfBudget extends Error {}

/**
 * Limits the work of one rendering. Methods are called before the work is done and throw `OutOfBudget` when it is too
 * much.
 */
export class Budget {
  private readonly limits: Limits;
  private nodesLeft: number;
  private charactersLeft: number;
  private elementsLeft: number;
  private elementsInStep = 0;
  private readInStep = 0;
  private untilLook = NODES_BETWEEN_LOOKS;
  private turnBegan: number;
  private worked = 0;
  private turnEnds = false;

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

  /** Starts a step: a node, a filter or an iteration. */
  node(): void {
    this.elementsInStep = 0;
    this.readInStep = 0;
    this.part();
    if (this.untilLook <= 0) this.look();
  }

  /** Whether it is time to yield to the event loop. Asked after each step, so that no two long ones follow each other. */
  get turnIsOver(): boolean {
    if (this.untilLook <= 0) this.look();
    return this.turnEnds;
  }

  /** Accounts for a part of a step, such as one of many conditions. */
  part(): void {
    this.untilLook--;
    if (--this.nodesLeft < 0) {
      throw new OutOfBudget(
        `Rendering stopped after ${counted(this.limits.nodes)} steps. Does a loop go on for too long?`,
      );
    }
  }

  /** Accounts for characters that will be printed or created, or that a call received. */
  characters(count: number): void {
    this.charactersLeft -= count;
    if (this.charactersLeft < 0) {
      throw new OutOfBudget(`Rendering stopped after ${counted(this.limits.characters)} characters of text.`);
    }
    this.untilLook -= count >> 9;
  }

  /** Accounts for a filter's input text, of at most this length. */
  text({ length }: string, longest = LONGEST_TEXT): void {
    if (length > longest) {
      throw new OutOfBudget(`Rendering stopped: a filter was given a text of ${counted(length)} characters.`);
    }
    this.characters(length);
  }

  /** Accounts for items that will be visited. */
  elements(count: number): void {
    this.elementsLeft -= count;
    this.elementsInStep += count;
    if (this.elementsInStep > MOST_AT_ONCE) {
      throw new OutOfBudget(
        `Rendering stopped: a filter or an output had more than ${counted(MOST_AT_ONCE)} items to go through.`,
      );
    }
    if (this.elementsLeft < 0) {
      throw new OutOfBudget(
        `Rendering stopped: filters had more than ${counted(this.limits.elements)} items to go through.`,
      );
    }
    this.untilLook -= count >> 4;
  }

  /** Accounts for characters that will be read, which takes time but no memory. */
  reading(characters: number): void {
    this.readInStep += characters;
    if (this.readInStep > MOST_READ_AT_ONCE) {
      throw new OutOfBudget(
        `Rendering stopped: a filter or a condition had more than ${counted(MOST_READ_AT_ONCE)} characters to read.`,
      );
    }
    this.untilLook -= characters >> 9;
  }

  /** Returns the property names of an object and accounts for listing them. */
  names(object: object): readonly string[] {
    const names = namesOf(object);
    this.reading(names.length * NAME_LENGTH);
    return names;
  }

  /** Makes the clock be checked right after an operation that may take about a millisecond, or after waiting. */
  lookSoon(): void {
    this.untilLook = 0;
  }

  /** Starts a new turn after yielding or waiting. */
  beginTurn(): void {
    this.turnBegan = this.clock();
    this.turnEnds = false;
    this.untilLook = NODES_BETWEEN_LOOKS;
  }

  endTurn(): void {
    this.worked += this.clock() - this.turnBegan;
  }

  private look(): void {
    this.untilLook = NODES_BETWEEN_LOOKS;
    const turn = this.clock() - this.turnBegan;
    this.turnEnds = turn >= TURN_MS;
    if (this.worked + turn <= this.limits.milliseconds) return;
    throw new OutOfBudget(`Rendering stopped after ${this.limits.milliseconds / 1000} seconds.`);
  }
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}
