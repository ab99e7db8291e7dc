/** Runs of several kinds. Of each kind, only the latest run counts. */
export class LatestRuns {
  private readonly running = new Map<string, AbortController>();

  /**
   * Aborts the previous run of this kind. Resolves to nothing if this run is aborted, even if it fails for that reason.
   */
  async start<Result>(kind: string, run: (signal: AbortSignal) => Promise<Result>): Promise<Result | undefined> {
    this.running.get(kind)?.abort();
    const controller = new AbortController();
    this.running.set(kind, controller);
    try {
      const result = await run(controller.signal);
      return controller.signal.aborted ? undefined : result;
    } catch (error) {
      if (controller.signal.aborted) return undefined;
      throw error;
    }
  }

  /** Aborts all runs under way. */
  stop(): void {
    for (const controller of this.running.values()) controller.abort();
  }
}
