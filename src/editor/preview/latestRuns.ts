/** What to do when a run takes longer than so many milliseconds and still counts. */
export interface WhenSlow {
  readonly afterMs: number;
  tell(): void;
}

/** Runs of several kinds. Of each kind, only the latest run counts. */
export class LatestRuns {
  private readonly running = new Map<string, AbortController>();
  private isStopped = false;

  /**
   * Aborts the previous run of this kind. Resolves to nothing if this run is aborted, even if it fails for that reason,
   * and if all runs were stopped before.
   */
  async start<Result>(
    kind: string,
    run: (signal: AbortSignal) => Promise<Result>,
    whenSlow?: WhenSlow,
  ): Promise<Result | undefined> {
    if (this.isStopped) return undefined;
    this.running.get(kind)?.abort();
    const controller = new AbortController();
    this.running.set(kind, controller);
    const slow = whenSlow && setTimeout(whenSlow.tell, whenSlow.afterMs);
    // A run may notice only later that it was aborted.
    controller.signal.addEventListener('abort', () => clearTimeout(slow));
    try {
      const result = await run(controller.signal);
      return controller.signal.aborted ? undefined : result;
    } catch (error) {
      if (controller.signal.aborted) return undefined;
      throw error;
    } finally {
      clearTimeout(slow);
    }
  }

  /** Aborts all runs under way. No other begins. */
  stop(): void {
    this.isStopped = true;
    for (const controller of this.running.values()) controller.abort();
  }
}
