/**
 * Throttles reactions to typing. After a rest of `restMs` milliseconds, the first key is reacted to at once; after
 * further keys, the reaction waits for such a rest.
 */
export class Keys {
  private last = Number.NEGATIVE_INFINITY;
  private callOff: (() => void) | undefined;

  constructor(private readonly restMs: number) {}

  /**
   * Schedules the reaction to a key, replacing a pending one. "At once" means after the events that came together with
   * the key.
   */
  typed(run: () => void): void {
    this.stop();
    const now = performance.now();
    const isFirst = now - this.last > this.restMs;
    this.last = now;
    if (isFirst) {
      const turn = setImmediate(run);
      this.callOff = () => clearImmediate(turn);
    } else {
      const timer = setTimeout(run, this.restMs);
      this.callOff = () => clearTimeout(timer);
    }
  }

  stop(): void {
    this.callOff?.();
  }
}
