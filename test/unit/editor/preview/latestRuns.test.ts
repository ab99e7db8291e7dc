import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { LatestRuns } from '../../../../src/editor/preview/latestRuns';

/** A run that ends when it is told to, or fails when it is aborted, as requests do. */
function aRun() {
  let end: (result: string) => void = () => undefined;
  const run = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      end = resolve;
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  return { run, end: (result: string) => end(result) };
}

describe('The latest run', () => {
  it('counts, and the one before it does not, even if it ended first', async () => {
    const runs = new LatestRuns();
    const first = runs.start('message', async () => 'first');
    const second = runs.start('message', async () => 'second');
    assert.deepEqual(await Promise.all([first, second]), [undefined, 'second']);
  });

  it('aborts the one before it, whose failure is nobody’s concern', async () => {
    const runs = new LatestRuns();
    const first = runs.start('message', aRun().run);
    assert.equal(await runs.start('message', async () => 'second'), 'second');
    assert.equal(await first, undefined);
  });

  it('is told to be slow, but not one that was aborted and does not notice', async () => {
    const runs = new LatestRuns();
    const told: string[] = [];
    const start = (name: string, ms: number) =>
      runs.start('message', () => setTimeout(ms, name), { afterMs: 2, tell: () => told.push(name) });
    const all = [start('first', 40), start('second', 20), runs.start('matrix', () => setTimeout(60, 'matrix'))];
    assert.deepEqual(await Promise.all(all), [undefined, 'second', 'matrix']);
    assert.deepEqual(told, ['second']);
  });

  it('leaves those of other kinds alone', async () => {
    const runs = new LatestRuns();
    const matrix = aRun();
    const variants = runs.start('matrix', matrix.run);
    await runs.start('message', async () => 'message');
    matrix.end('variants');
    assert.equal(await variants, 'variants');
  });

  it('tells why it failed', async () => {
    const failing = new LatestRuns().start('message', () => Promise.reject(new Error('a bug')));
    await assert.rejects(failing, /a bug/);
  });

  it('is aborted with all others when they are stopped, after which none begins', async () => {
    const runs = new LatestRuns();
    const all = ['message', 'matrix'].map((kind) => runs.start(kind, aRun().run));
    runs.stop();
    const late = runs.start('message', async () => assert.fail('It began.'));
    assert.deepEqual(await Promise.all([...all, late]), [undefined, undefined, undefined]);
  });
});
