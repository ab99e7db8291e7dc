/** Says when to act on a key: right away where none was typed for so many milliseconds before it, otherwise once none is typed for so long. */
export class Keys {
  #last = Number.NEGATIVE_INFINITY;
  #callOff: (() => void) | undefined;

  constructor(private readonly restMs: number) {}

  /** Runs this instead of what a key before it was to run. Right away is when all that came along with the key has had its turn. */
  typed(run: () => void): void {
    this.stop();
    const now = performance.now();
    const isFirst = now - this.#last > this.restMs;
    this.#last = now;
    if (isFirst) {
      const turn = setImmediate(run);
      this.#callOff = () => clearImmediate(turn);
    } else {
      const timer = setTimeout(run, this.restMs);
      this.#callOff = () => clearTimeout(timer);
    }
  }

  stop(): void {
    this.#callOff?.();
  }
}
