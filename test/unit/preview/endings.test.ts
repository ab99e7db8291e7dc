import assert from 'node:assert/strict';
import { CALL, outputOf, rendering } from './rendering';

describe('Cancelling', () => {
  it('ends waiting for a call at once, with the reason', async () => {
    const controller = new AbortController();
    const work = rendering(CALL, {}, () => new Promise(() => undefined), controller.signal);
    controller.abort(new Error('Not wanted any more.'));
    await assert.rejects(work, /Not wanted any more/);
  });

  it('ends rendering', async () => {
    const controller = new AbortController();
    const work = rendering('{% for i in (1..10000000) %}{{ i }}{% endfor %}', {}, undefined, controller.signal);
    setImmediate(() => controller.abort(new Error('Not wanted any more.')));
    await assert.rejects(work, /Not wanted any more/);
  });

  it('is seen before anything is rendered', async () => {
    await assert.rejects(rendering('a', {}, undefined, AbortSignal.abort(new Error('Too late.'))), /Too late/);
  });
});

describe('abort_message', () => {
  it('sends nothing, and says why, however it is written', async () => {
    const spellings: readonly (readonly [tag: string, reason: string])[] = [
      ['{% abort_message %}', ''],
      ['{% abort_message() %}', ''],
      ["{% abort_message('no city') %}", 'no city'],
      ['{% abort_message ("no city") %}', 'no city'],
    ];
    for (const [tag, reason] of spellings) {
      const { output, aborted, sources } = await rendering(`a${tag}b`);
      assert.deepEqual([output, aborted, sources], ['', { reason, at: { start: 1, end: 1 + tag.length } }, []], tag);
    }
  });

  it('does nothing in a branch that is not taken', async () => {
    assert.equal(await outputOf('a{% if false %}{% abort_message() %}{% endif %}b'), 'ab');
  });

  it('ends what is captured, and what a content block holds', async () => {
    assert.equal((await rendering("{% capture a %}{% abort_message('x') %}{% endcapture %}")).aborted?.reason, 'x');
    const personalization = { content_blocks: { b: "{% abort_message('y') %}" } };
    const text = 'a{{ content_blocks.${b} }}';
    assert.deepEqual((await rendering(text, { personalization })).aborted, {
      reason: 'y',
      at: { start: 1, end: text.length },
    });
  });
});
