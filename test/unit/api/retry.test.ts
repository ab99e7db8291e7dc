import assert from 'node:assert/strict';
import type { Pace } from '../../../src/api/pace';
import { answering, failureOf, type Handler, localApi, PROFILE, trialOf } from './localApi';

const ADA = { userId: 'ada' };
const COUNTED = { userId: 'ada', recIds: ['r'] };

describe('a second attempt', () => {
  const api = localApi();

  /** Answers one after the other, the last one for ever. */
  const inTurn = (...handlers: [Handler, ...Handler[]]): Handler => {
    const left = [...handlers];
    return (request, response) => (left.length > 1 ? left.shift() : left[0])?.(request, response);
  };

  it('brings the answer after a passing error', async () => {
    api.handler = inTurn(answering(503), answering(500), answering(200, PROFILE));
    const answer = await trialOf(api).client.lookUp(ADA);
    assert.deepEqual([answer.status, answer.userData.user_id, api.requests.length], [200, 'ada', 3]);
  });

  it('comes after pauses that grow by chance', async () => {
    api.handler = answering(500);
    for (const [random, pauses] of [
      [0, [0, 0]],
      [0.5, [400, 800]],
      [1, [800, 1600]],
    ] as const) {
      const trial = trialOf(api, { random: () => random });
      await failureOf(trial.client.lookUp(ADA));
      assert.deepEqual(trial.pauses, pauses);
    }
  });

  it('waits at least as long as the API asks', async () => {
    api.handler = inTurn(answering(429, '', { 'retry-after': '30' }), answering(200, PROFILE));
    const { client, pauses } = trialOf(api, { random: () => 0 });
    await client.lookUp(ADA);
    assert.deepEqual(pauses, [30_000]);
  });

  it('waits until the date that the API names', async () => {
    api.handler = inTurn(
      answering(503, '', { 'retry-after': 'Wed, 21 Oct 2026 07:28:07 GMT' }),
      answering(200, PROFILE),
    );
    const now = () => Date.parse('2026-10-21T07:28:00Z');
    const { client, pauses } = trialOf(api, { random: () => 0, now });
    await client.lookUp(ADA);
    assert.deepEqual(pauses, [7_000]);
  });

  for (const [status, header, when] of [
    [429, '31', '31 seconds'],
    [503, '600', '10 minutes'],
    [429, '1000000000', '11,575 days'],
  ] as const) {
    it(`does not come when the API asks for ${header} seconds, and the failure says when`, async () => {
      api.handler = answering(status, '', { 'retry-after': header });
      const failure = await failureOf(trialOf(api).client.lookUp(ADA));
      assert.match(failure.message, new RegExp(`Try again in ${when}`));
      assert.equal(failure.details.retryAfter, Number(header));
      assert.equal(api.requests.length, 1);
    });
  }

  for (const header of ['0', '-1', '1e9', 'junk', 'Wed, 21 Oct 2015 07:28:00 GMT']) {
    it(`is not disturbed by a Retry-After of ${header}`, async () => {
      api.handler = inTurn(answering(429, '', { 'retry-after': header }), answering(200, PROFILE));
      const { client, pauses } = trialOf(api);
      await client.lookUp(ADA);
      assert.deepEqual(pauses, [400]);
    });
  }

  for (const status of [500, 502, 503, 504]) {
    it(`does not come for recommendations after ${status}, since they may have been counted`, async () => {
      api.handler = answering(status);
      const failure = await failureOf(trialOf(api).client.lookUp(COUNTED));
      assert.match(failure.message, /may already have been counted/);
      assert.equal(api.requests.length, 1);
    });
  }

  it('does not come for recommendations after a reset', async () => {
    api.handler = ({ socket }) => socket.destroy();
    const failure = await failureOf(trialOf(api).client.lookUp(COUNTED));
    assert.deepEqual([failure.kind, api.requests.length], ['no-network', 1]);
    assert.match(failure.message, /may already have been counted/);
  });

  it('comes for recommendations that were throttled', async () => {
    api.handler = inTurn(answering(429), answering(200, PROFILE));
    await trialOf(api).client.lookUp(COUNTED);
    assert.equal(api.requests.length, 2);
  });

  it('keeps to the pace', async () => {
    let runs = 0;
    const pace: Pace = {
      run(task) {
        runs++;
        return task();
      },
    };
    api.handler = answering(500);
    const { client } = trialOf(api, { pace });
    await failureOf(client.lookUp(ADA));
    await failureOf(client.checkKey('another-key'));
    assert.equal(runs, 6);
  });
});
