import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { answering, failureOf, heldBack, localApi, PROFILE, timeToClose, trialOf } from './localApi';

const ADA = { userId: 'ada' };

describe('an answer in memory', () => {
  const api = localApi();

  it('serves repeated look-ups, and says so', async () => {
    const { client } = trialOf(api);
    const first = await client.lookUp(ADA);
    const second = await client.lookUp({ userId: ' ada' });
    assert.deepEqual(second, { ...first, fromCache: true });
    assert.equal(api.requests.length, 1);
  });

  it('serves recommendations without counting again', async () => {
    const { client } = trialOf(api);
    await client.lookUp({ ...ADA, recIds: ['r'] });
    assert.equal((await client.lookUp({ ...ADA, recIds: ['r'] })).fromCache, true);
    assert.equal((await client.lookUp({ ...ADA, recIds: ['s'] })).fromCache, false);
  });

  it('is passed by when a fresh one is wanted, which then serves the next', async () => {
    let count = 0;
    api.handler = (_, response) => response.end(`{"userData":{"count":${++count}}}`);
    const { client } = trialOf(api);
    await client.lookUp(ADA);
    assert.equal((await client.lookUp(ADA, { fresh: true })).userData.count, 2);
    const { userData, fromCache } = await client.lookUp(ADA);
    assert.deepEqual([userData.count, fromCache], [2, true]);
  });

  it('is not served any more once the person was asked for anew, except recommendations, which count', async () => {
    const { client } = trialOf(api);
    const requests = [
      ADA,
      { ...ADA, cohorts: true },
      { ...ADA, recIds: ['r'] },
      { userId: 'bob' },
      { deviceId: 'ada' },
    ] as const;
    for (const request of requests) await client.lookUp(request);
    await client.lookUp({ ...ADA, recIds: ['r'], properties: true }, { fresh: true });
    const kept = await Promise.all(requests.map(async (request) => (await client.lookUp(request)).fromCache));
    assert.deepEqual(kept, [false, false, true, true, true]);
  });

  it('serves recommendations as they were refreshed together with other parts', async () => {
    const { client } = trialOf(api);
    const answers = ['old', 'new'].map(
      (item) => `{"userData":{"recommendations":[{"rec_id":"r","items":["${item}"]}]}}`,
    );
    api.handler = (_, response) => response.end(answers.shift());
    await client.lookUp({ ...ADA, recIds: ['r'] });
    await client.lookUp({ ...ADA, recIds: ['r'], properties: true }, { fresh: true });
    const { userData, fromCache } = await client.lookUp({ ...ADA, recIds: ['r'] });
    assert.deepEqual([userData.recommendations, fromCache], [[{ rec_id: 'r', items: ['new'] }], true]);
  });

  it('is too old after `cacheSeconds`, as they are by then', async () => {
    let [time, cacheSeconds] = [1_000_000, 60];
    const { client } = trialOf(api, { now: () => time, limits: () => ({ timeout: 2_000, cacheSeconds }) });
    await client.lookUp(ADA);
    const isKept = async (at: number, seconds: number) => {
      [time, cacheSeconds] = [at, seconds];
      return (await client.lookUp(ADA)).fromCache;
    };
    assert.equal(await isKept(1_059_999, 60), true);
    assert.equal(await isKept(1_000_000, 60), true);
    assert.equal(await isKept(1_060_000, 61), true);
    assert.equal(await isKept(1_060_000, 60), false);
    assert.equal(await isKept(1_060_000, 0), false);
    assert.equal(await isKept(1_059_999, 60), false, 'the clock went back');
  });

  it('belongs to its endpoint', async () => {
    let suffix = '';
    const { client } = trialOf(api, { endpoint: () => api.endpoint + suffix });
    await client.lookUp(ADA);
    suffix = '/other';
    assert.equal((await client.lookUp(ADA)).fromCache, false);
  });

  it('is not a failure', async () => {
    api.handler = answering(404);
    const { client } = trialOf(api);
    await failureOf(client.lookUp(ADA));
    api.handler = answering(200, PROFILE);
    assert.equal((await client.lookUp(ADA)).fromCache, false);
  });
});

describe('forget', () => {
  const api = localApi();

  it('leaves nothing in memory', async () => {
    const { client } = trialOf(api);
    await client.lookUp(ADA);
    client.forget();
    assert.equal((await client.lookUp(ADA)).fromCache, false);
  });

  it('cancels what is under way, and what it brought is not kept', async () => {
    const { handler, request } = heldBack();
    api.handler = handler;
    const { client } = trialOf(api);
    const [lookUp] = [failureOf(client.lookUp(ADA)), await request()];
    client.forget();
    assert.equal((await lookUp).kind, 'cancelled');
    assert.ok((await timeToClose(api.requests[0]?.socket as Socket)) < 250);
    api.handler = answering(200, PROFILE);
    assert.equal((await client.lookUp(ADA)).fromCache, false);
  });

  it('drops an answer that has just come', async () => {
    const { client } = trialOf(api, { log: () => client.forget() });
    assert.equal((await failureOf(client.lookUp(ADA))).kind, 'cancelled');
    assert.equal(api.requests.length, 1);
    const again = failureOf(client.lookUp(ADA));
    assert.equal((await again).kind, 'cancelled');
    assert.equal(api.requests.length, 2, 'nothing was kept');
  });

  it('outruns a key that is still being read', async () => {
    const read: ((key: string) => void)[] = [];
    const { client } = trialOf(api, { key: () => new Promise((resolve) => read.push(resolve)) });
    const old = failureOf(client.lookUp(ADA));
    client.forget();
    const next = client.lookUp(ADA);
    read[0]?.('the-old-key');
    read[1]?.('the-new-key');
    assert.equal((await old).kind, 'cancelled');
    assert.equal((await next).status, 200);
    assert.deepEqual(
      api.requests.map(({ headers }) => headers.authorization),
      ['Api-Key the-new-key'],
    );
  });
});

describe('memory', () => {
  const api = localApi();

  it('holds a hundred answers', async () => {
    const { client } = trialOf(api);
    for (let index = 0; index <= 100; index++) await client.lookUp({ userId: `u${index}` });
    assert.equal((await client.lookUp({ userId: 'u1' })).fromCache, true);
    assert.equal((await client.lookUp({ userId: 'u0' })).fromCache, false);
  });

  it('holds 20 MB of answers', async () => {
    api.handler = answering(200, `{"userData":{"a":"${'x'.repeat(4_500_000)}"}}`);
    const { client } = trialOf(api);
    for (const userId of ['a', 'b', 'c', 'd', 'e']) await client.lookUp({ userId });
    assert.equal((await client.lookUp({ userId: 'b' })).fromCache, true);
    assert.equal((await client.lookUp({ userId: 'a' })).fromCache, false);
  });
});
