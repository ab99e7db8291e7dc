/** Resolves after `ms` milliseconds. Rejects with the signal's reason if it is aborted first. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Milliseconds, enough for pending work to run. */
const TURNS_MS = 5;

/**
 * Runs a function after `ms` milliseconds and returns a function that cancels it. If the process was busy past that
 * time, waits a little more, so that the results of that work are sent first.
 */
export function afterPause(ms: number, run: () => void): () => void {
  const due = performance.now() + ms;
  let timer = setTimeout(() => {
    if (performance.now() - due < TURNS_MS) run();
    else timer = setTimeout(run, TURNS_MS);
  }, ms);
  return () => clearTimeout(timer);
}
