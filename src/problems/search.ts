import type { Problem } from './rule';

/** Gives the problems after the last step. */
export type Steps = Iterator<undefined, readonly Problem[]>;

/** Looks for problems step by step, so that something else can have its turn in between. */
export class Search {
  /** Gives what was found, or throws what went wrong. */
  private result: (() => readonly Problem[]) | undefined;

  constructor(private readonly steps: Steps) {}

  /** Works for so many milliseconds, and to the end of the step that was begun then. Whether it is over. */
  goOn(milliseconds: number): boolean {
    const end = performance.now() + milliseconds;
    while (!this.result) {
      this.step();
      if (performance.now() >= end) break;
    }
    return this.result !== undefined;
  }

  /** Works to the end where that has not come yet. */
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
