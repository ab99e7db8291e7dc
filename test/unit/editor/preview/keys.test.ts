import assert from 'node:assert/strict';
import { Keys } from '../../../../src/editor/preview/keys';

/** Longer than any pause of the machine. */
const LONG_MS = 60_000;

describe('What follows a key', () => {
  it('is done in the next turn where none was typed before', async () => {
    await new Promise<void>((resolve) => new Keys(LONG_MS).typed(resolve));
  });

  it('waits for a rest where one key follows another, and is done once, for the last of them', async () => {
    const keys = new Keys(1);
    const done: number[] = [];
    await new Promise<void>((resolve) => {
      for (const key of [1, 2, 3]) {
        keys.typed(() => {
          done.push(key);
          resolve();
        });
      }
    });
    assert.deepEqual(done, [3]);
  });

  it('is not done any more when it is called off, right away or later', async () => {
    const keys = new Keys(1);
    let isDone = false;
    const act = () => {
      isDone = true;
    };
    keys.typed(act);
    keys.stop();
    keys.typed(act);
    keys.stop();
    await new Promise<void>((resolve) => keys.typed(resolve));
    assert.equal(isDone, false);
  });
});
