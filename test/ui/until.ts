import { setTimeout } from 'node:timers/promises';

/** The first answer of `probe` other than undefined; it is asked again and again. `what` is what was waited for in vain. */
export async function until<T>(what: string, probe: () => Promise<T | undefined>, limit = 30_000): Promise<T> {
  const deadline = performance.now() + limit;
  while (performance.now() < deadline) {
    await setTimeout(100);
    const answer = await probe();
    if (answer !== undefined) return answer;
  }
  throw new Error(`Not within ${limit / 1000} s: ${what}`);
}

/** Milliseconds that each try may take: longer every time, since a window may just be slow. */
const PATIENCE = [3_000, 6_000, 12_000, 20_000];

/**
 * Acts as a person does: a busy window loses clicks, keystrokes and where the pointer rests, so where `sign` does not come in time, the
 * same is done again. Resolves to the sign, late or not. `act` and `sign` are told how many milliseconds they have.
 */
export async function insist<T>(
  act: (limit: number) => Promise<unknown>,
  sign: (limit: number) => Promise<T>,
): Promise<T> {
  const failures: unknown[] = [];
  let isDone = false;
  for (const limit of PATIENCE) {
    try {
      await act(limit);
      isDone = true;
    } catch (error) {
      failures.push(error);
      // What was done once may be impossible now because its effect is there.
      if (!isDone) continue;
    }
    try {
      return await sign(limit);
    } catch (error) {
      failures.push(error);
    }
  }
  const told = failures.map((failure) => String(failure).split('\n', 1));
  throw new AggregateError(failures, `In vain, ${PATIENCE.length} times:\n${told.join('\n')}`);
}
