import type { Problem } from './rule';

/** Returns the problems after the last step. */
export type SearchSteps = Iterator<undefined, readonly Problem[]>;

/** A search for problems in steps, so that the event loop is not blocked. */
export class Search {
  /** Returns the problems, or throws the error that ended the search. */
  private result: (() => readonly Problem[]) | undefined;

  constructor(private readonly steps: SearchSteps) {}

  /**
   * Continues for about this many milliseconds, until the current step ends. Returns whether the search is complete.
   */
  goOn(milliseconds: number): boolean {
    const end = performance.now() + milliseconds;
    while (!this.result) {
      this.step();
      if (performance.now() >= end) break;
    }
    return this.result !== undefined;
  }

  /** Completes the search if necessary. */
  get problems(): readonly Problem[] {
    for (;;) {
      if (this.result) return this.result();
      this.step();
    }
  }

  private step(): void {
    try {
      const { done, value } = this.steps.next();
      if (done) this.result = () => value;
    } catch (error) {
      this.result = () => {
        throw error;
      };
    }
  }
}
