import { setInterval } from 'node:timers/promises';

/** The first answer of `probe` other than undefined; it is asked again and again. `what` is what was waited for in vain. */
export async function until<T>(what: string, probe: () => Promise<T | undefined>, limit = 30_000): Promise<T> {
  const deadline = AbortSignal.timeout(limit);
  try {
    for await (const _ of setInterval(50, undefined, { signal: deadline })) {
      const answer = await probe();
      if (answer !== undefined) return answer;
    }
  } catch (error) {
    if (!deadline.aborted) throw error;
  }
  throw new Error(`Not within ${limit / 1000} s: ${what}`);
}
