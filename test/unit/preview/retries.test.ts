import assert from 'node:assert/strict';
import { answered, CALL, json } from './rendering';

describe('Trying again', () => {
  const RETRY = '{% connected_content https://example.com/a :save a :retry %}';

  it('ends with the first answer', async () => {
    const { output, calls, requests } = await answered(
      [json({}, 500), json({}, 503), json({ n: 3 })],
      `x${RETRY}{{ a.n }}`,
    );
    assert.equal(output, 'x3');
    assert.deepEqual(
      requests.map(({ attempt }) => attempt),
      [0, 1, 2],
    );
    assert.deepEqual(
      calls.map(({ retries, status }) => [retries, status]),
      [[2, 200]],
    );
  });

  it('aborts the message after five more tries', async () => {
    const { output, aborted, requests, calls } = await answered([json({}, 500)], `x${RETRY}`);
    assert.equal(output, '');
    assert.equal(requests.length, 6);
    assert.match(aborted?.reason ?? '', /500.*5 more times/);
    assert.equal(aborted?.call, 0);
    assert.equal(calls[0]?.retries, 5);
  });

  it('does not happen when the template aborts', async () => {
    const text = `${RETRY}{% if a.__http_status_code__ != 200 %}{% abort_message('no answer') %}{% endif %}`;
    const { aborted, requests } = await answered([json({}, 500)], text);
    assert.equal(requests.length, 1);
    assert.deepEqual(aborted, {
      reason: 'no answer',
      at: { start: text.indexOf('{% abort'), end: text.indexOf('{% endif') },
      call: 0,
    });
  });

  it('does not happen without :retry, nor after other errors', async () => {
    assert.equal((await answered([json({}, 500)], CALL)).requests.length, 1);
    assert.equal((await answered([json({}, 429)], RETRY)).requests.length, 1);
    assert.equal((await answered([{ failure: 'x' }], RETRY)).requests.length, 1);
  });

  it('does not happen when rendering stopped', async () => {
    const { requests, aborted, problems, output, calls } = await answered([json({}, 500)], `${RETRY}{{ 1 }}{{ 2 }}`, {
      limits: { nodes: 2 },
    });
    assert.deepEqual([requests.length, aborted, output, calls.length], [1, undefined, '1', 1]);
    assert.match(problems.at(-1)?.message ?? '', /2 steps/);
  });

  it('asks others no second time', async () => {
    const text = `{% connected_content https://example.com/b :method post :save b %}${RETRY}{{ b.n }}{{ a.n }}`;
    const { output, requests } = await answered([json({ n: 1 }), json({}, 500), json({ n: 2 })], text);
    assert.equal(output, '12');
    assert.deepEqual(
      requests.map(({ url }) => url.at(-1)),
      ['b', 'a', 'a'],
    );
  });
});
