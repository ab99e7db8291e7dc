/** Resolves after so many milliseconds; rejects with the signal's reason once that is aborted. */
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

/** Long enough for what waits to have its turn. */
const TURNS_MS = 5;

/**
 * Runs something after so many milliseconds; gives what calls that off. When other work kept the process busy until later, what that
 * made is sent first, as everything else that waited has its turn: what is run does not hold it up.
 */
export function afterPause(ms: number, run: () => void): () => void {
  const due = performance.now() + ms;
  let timer = setTimeout(() => {
    if (performance.now() - due < TURNS_MS) run();
    else timer = setTimeout(run, TURNS_MS);
  }, ms);
  return () => clearTimeout(timer);
}
