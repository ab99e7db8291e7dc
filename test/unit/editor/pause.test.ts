import assert from 'node:assert/strict';
import { afterPause } from '../../../src/editor/pause';

/** Other work that takes so many milliseconds. */
function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('What is run after a pause', () => {
  it('lets out first what other work made in the meantime', async () => {
    const done: string[] = [];
    await new Promise<void>((resolve) => {
      afterPause(2, () => {
        done.push('searched');
        resolve();
      });
      work(20);
      setTimeout(() => done.push('sent'), 0);
    });
    assert.deepEqual(done, ['sent', 'searched']);
  });

  it('is not run when it was called off, however late', async () => {
    let isRun = false;
    const run = () => {
      isRun = true;
    };
    afterPause(1, run)();
    const late = afterPause(1, run);
    work(20);
    await new Promise((resolve) => setTimeout(resolve, 0));
    late();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(isRun, false);
  });
});
