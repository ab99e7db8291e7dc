import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPace } from '../../../src/api/pace';

const never = () => new AbortController().signal;
const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A clock that only moves when somebody waits on it. */
function lyingClock() {
  const clock = {
    time: 0,
    now: () => clock.time,
    wait: async (ms: number) => {
      await soon();
      clock.time += ms;
    },
  };
  return clock;
}

/** The largest number of starts in any 60 seconds. */
function densest(starts: readonly number[]): number {
  return Math.max(0, ...starts.map((from) => starts.filter((time) => time >= from && time < from + 60_000).length));
}

describe('the pace', () => {
  it('holds in any 60 seconds, at once and in a queue', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 25 }),
        async (limit, pauses) => {
          const clock = lyingClock();
          const pace = createPace({ ...clock, requestsPerMinute: () => limit, atOnce: 4 });
          const starts: number[] = [];
          const begin = async () => void starts.push(clock.time);
          await Promise.all(
            pauses.map(async (pause) => {
              await pace.run(begin, never());
              clock.time += pause;
            }),
          );
          assert.equal(starts.length, pauses.length);
          assert.ok(densest(starts) <= limit, `${starts}`);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('lets a full minute of requests start without waiting', async () => {
    const clock = lyingClock();
    const pace = createPace({ ...clock, requestsPerMinute: () => 300, atOnce: 4 });
    await Promise.all(Array.from({ length: 300 }, () => pace.run(async () => undefined, never())));
    assert.equal(clock.time, 0);
    await pace.run(async () => undefined, never());
    assert.ok(clock.time >= 60_000 && clock.time < 61_000);
  });

  it('follows a setting that changes meanwhile', async () => {
    const clock = lyingClock();
    let limit = 2;
    const pace = createPace({ ...clock, requestsPerMinute: () => limit, atOnce: 4 });
    const ask = () => pace.run(async () => clock.time, never());
    await Promise.all([ask(), ask()]);
    const third = ask();
    limit = 3;
    assert.ok((await third) <= 1_000);
    limit = 1;
    assert.ok((await ask()) >= 60_000);
  });

  it('lets four run at once, in the order in which they came', async () => {
    const pace = createPace({ requestsPerMinute: () => 100, atOnce: 4 });
    const started: number[] = [];
    const finish: (() => void)[] = [];
    const tasks = Array.from({ length: 6 }, (_, index) =>
      pace.run(() => {
        started.push(index);
        return new Promise<void>((resolve) => finish.push(resolve));
      }, never()),
    );
    await soon();
    assert.deepEqual(started, [0, 1, 2, 3]);
    finish[2]?.();
    await tasks[2];
    assert.deepEqual(started, [0, 1, 2, 3, 4]);
    for (let index = 0; index < 6; index++) {
      finish[index]?.();
      await soon();
    }
    await Promise.all(tasks);
    assert.deepEqual(started, [0, 1, 2, 3, 4, 5]);
  });

  it('goes on after a task that failed', async () => {
    const pace = createPace({ requestsPerMinute: () => 100, atOnce: 1 });
    await assert.rejects(
      pace.run(() => Promise.reject(new Error('no')), never()),
      /no/,
    );
    assert.equal(await pace.run(async () => 'yes', never()), 'yes');
  });

  it('lets a task leave the queue, and starts none that has left', async () => {
    const pace = createPace({ requestsPerMinute: () => 100, atOnce: 1 });
    const stop = new AbortController();
    const finish: (() => void)[] = [];
    const first = pace.run(() => new Promise<void>((resolve) => finish.push(resolve)), never());
    const second = pace.run(() => Promise.reject(new Error('started')), stop.signal);
    const third = pace.run(async () => 'third', never());
    stop.abort(new Error('left'));
    await assert.rejects(second, /left/);
    await assert.rejects(
      pace.run(async () => undefined, stop.signal),
      /left/,
    );
    finish[0]?.();
    await first;
    assert.equal(await third, 'third');
  });
});
