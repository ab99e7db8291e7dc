import { setTimeout } from 'node:timers/promises';

export interface PaceOptions {
  /** Read whenever a task is due to start, so that a changed setting takes effect at once. */
  requestsPerMinute(): number;
  readonly atOnce: number;
  /** Milliseconds on a monotonic clock. */
  now?(): number;
  wait?(ms: number): Promise<void>;
}

export interface Pace {
  /**
   * Runs the task in its turn, first come, first served. Rejects with the signal's reason if it is aborted before that.
   */
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** Milliseconds. A little over a minute, because requests take unequal times to arrive. */
const WINDOW = 60_250;

/** Milliseconds until a changed setting is noticed, at the latest. */
const LONGEST_SLEEP = 1_000;

/** Starts at most `requestsPerMinute()` tasks in any 60 seconds, and runs at most `atOnce` at the same time. */
export function createPace(options: PaceOptions): Pace {
  const { requestsPerMinute, atOnce, now = () => performance.now(), wait = setTimeout } = options;
  const queue: (() => void)[] = [];
  const starts: number[] = [];
  let underWay = 0;
  let asleep = false;

  function startDue(): void {
    while (!asleep && underWay < atOnce && queue.length > 0) {
      const pause = untilNextStart();
      if (pause > 0) {
        asleep = true;
        void wait(Math.min(pause, LONGEST_SLEEP)).then(() => {
          asleep = false;
          startDue();
        });
        return;
      }
      starts.push(now());
      underWay++;
      queue.shift()?.();
    }
  }

  function untilNextStart(): number {
    const limit = Math.max(1, Math.floor(requestsPerMinute()));
    while (starts[0] !== undefined && starts[0] <= now() - WINDOW) starts.shift();
    const oldest = starts.at(-limit);
    return oldest === undefined ? 0 : oldest + WINDOW - now();
  }

  function turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const start = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        queue.splice(queue.indexOf(start), 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      queue.push(start);
      startDue();
    });
  }

  return {
    async run(task, signal) {
      signal.throwIfAborted();
      await turn(signal);
      try {
        return await task();
      } finally {
        underWay--;
        startDue();
      }
    },
  };
}
