import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type http from 'node:http';
import net from 'node:net';
import { createPace } from '../../../src/api/pace';
import { answering, failureOf, type Handler, listening, localApi, PROFILE, timeToClose, trialOf } from './localApi';

const ADA = { userId: 'ada' };

/** Holds its answers back until told. */
function heldBack() {
  const arrived = new EventEmitter();
  const held: http.ServerResponse[] = [];
  const handler: Handler = (_, response) => {
    held.push(response);
    arrived.emit('request');
  };
  return { handler, held, request: () => once(arrived, 'request') };
}

describe('a cancelled look-up', () => {
  const api = localApi();

  it('says so and closes the socket while no answer has come', async () => {
    const { handler, request } = heldBack();
    api.handler = handler;
    const stop = new AbortController();
    const [lookUp] = [failureOf(trialOf(api).client.lookUp(ADA, { signal: stop.signal })), await request()];
    stop.abort();
    assert.equal((await lookUp).kind, 'cancelled');
    assert.ok((await timeToClose(api.requests[0]?.socket as net.Socket)) < 250);
    assert.equal(api.requests.length, 1);
  });

  it('closes the socket in the middle of the answer', async () => {
    const { handler, held, request } = heldBack();
    api.handler = handler;
    const stop = new AbortController();
    const [lookUp] = [failureOf(trialOf(api).client.lookUp(ADA, { signal: stop.signal })), await request()];
    await new Promise<void>((written) => held[0]?.write('{"userData"', () => written()));
    stop.abort();
    assert.equal((await lookUp).kind, 'cancelled');
    assert.ok((await timeToClose(api.requests[0]?.socket as net.Socket)) < 250);
  });

  it('closes the socket while the connection is being made', async () => {
    const silent = net.createServer((socket) => socket.on('error', () => undefined).resume());
    const endpoint = `https://127.0.0.1:${await listening(silent)}/`;
    const stop = new AbortController();
    const connected = once(silent, 'connection');
    const lookUp = failureOf(trialOf({ endpoint }).client.lookUp(ADA, { signal: stop.signal }));
    const [socket] = await connected;
    stop.abort();
    assert.equal((await lookUp).kind, 'cancelled');
    assert.ok((await timeToClose(socket)) < 250);
    silent.close();
  });

  it('does not come back from a pause', async () => {
    api.handler = answering(500);
    const stop = new AbortController();
    const wait = async (_: number, signal: AbortSignal) => {
      stop.abort();
      signal.throwIfAborted();
    };
    const failure = await failureOf(trialOf(api, { wait }).client.lookUp(ADA, { signal: stop.signal }));
    assert.deepEqual([failure.kind, api.requests.length], ['cancelled', 1]);
  });

  it('leaves the queue without having been sent', async () => {
    const { handler, held, request } = heldBack();
    api.handler = handler;
    const pace = createPace({ requestsPerMinute: () => 100, atOnce: 1 });
    const { client } = trialOf(api, { pace });
    const stop = new AbortController();
    const [first] = [client.lookUp(ADA), await request()];
    const second = failureOf(client.lookUp({ userId: 'bob' }, { signal: stop.signal }));
    const key = failureOf(client.checkKey('another-key', stop.signal));
    stop.abort();
    assert.deepEqual([(await second).kind, (await key).kind], ['cancelled', 'cancelled']);
    held[0]?.end(PROFILE);
    await first;
    assert.equal(api.requests.length, 1);
  });

  it('is not even begun when it was cancelled before, in memory or not', async () => {
    const { client } = trialOf(api);
    await client.lookUp(ADA);
    const signal = AbortSignal.abort();
    assert.equal((await failureOf(client.lookUp(ADA, { signal }))).kind, 'cancelled');
    assert.equal((await failureOf(client.lookUp({ userId: 'bob' }, { signal }))).kind, 'cancelled');
    assert.equal((await failureOf(client.checkKey('another-key', signal))).kind, 'cancelled');
    assert.equal(api.requests.length, 1);
  });
});

describe('identical look-ups', () => {
  const api = localApi();

  it('share one request, however they are written and fresh or not', async () => {
    const { handler, held, request } = heldBack();
    api.handler = handler;
    const { client } = trialOf(api);
    const asked = [{ userId: ' ada ' }, ADA, { ...ADA, properties: true, cohorts: true, computations: true }];
    const lookUps = [...asked.map((one) => client.lookUp(one)), client.lookUp(ADA, { fresh: true })];
    await request();
    held[0]?.end(PROFILE);
    assert.deepEqual(new Set(await Promise.all(lookUps)).size, 1);
    assert.equal(api.requests.length, 1);
  });

  it('are cancelled one by one, and the request with the last of them', async () => {
    const { handler, request } = heldBack();
    api.handler = handler;
    const { client } = trialOf(api);
    const [one, other] = [new AbortController(), new AbortController()];
    const first = failureOf(client.lookUp(ADA, { signal: one.signal }));
    const second = failureOf(client.lookUp(ADA, { signal: other.signal }));
    await request();
    one.abort();
    assert.equal((await first).kind, 'cancelled');
    assert.equal(api.requests[0]?.socket.destroyed, false);
    other.abort();
    assert.equal((await second).kind, 'cancelled');
    assert.ok((await timeToClose(api.requests[0]?.socket as net.Socket)) < 250);
  });

  it('bring the answer to those who stay', async () => {
    const { handler, held, request } = heldBack();
    api.handler = handler;
    const { client } = trialOf(api);
    const stop = new AbortController();
    const left = failureOf(client.lookUp(ADA, { signal: stop.signal }));
    const [stayed] = [client.lookUp(ADA), await request()];
    stop.abort();
    held[0]?.end(PROFILE);
    assert.equal((await stayed).status, 200);
    assert.equal((await left).kind, 'cancelled');
  });

  it('begin anew after the last one was cancelled, and share that', async () => {
    const { handler, held, request } = heldBack();
    api.handler = handler;
    const { client } = trialOf(api);
    const stop = new AbortController();
    const [first] = [failureOf(client.lookUp(ADA, { signal: stop.signal })), await request()];
    stop.abort();
    const [second] = [client.lookUp(ADA), await request()];
    assert.equal((await first).kind, 'cancelled');
    await timeToClose(api.requests[0]?.socket as net.Socket);
    const third = client.lookUp(ADA);
    held[1]?.end(PROFILE);
    assert.equal(await second, await third);
    assert.equal(api.requests.length, 2);
  });

  it('a hundred times in a second bring the last answer', async () => {
    let count = 0;
    api.handler = (_, response) => response.end(`{"userData":{"count":${++count}}}`);
    const { client } = trialOf(api);
    const answers = await Promise.all(Array.from({ length: 100 }, () => client.lookUp(ADA, { fresh: true })));
    assert.equal(answers.at(-1)?.userData.count, count);
  });

  it('share a failure, and ask again after it', async () => {
    api.handler = answering(404);
    const { client } = trialOf(api);
    const failures = await Promise.all([failureOf(client.lookUp(ADA)), failureOf(client.lookUp(ADA))]);
    assert.deepEqual(
      failures.map(({ kind }) => kind),
      ['wrong-path', 'wrong-path'],
    );
    assert.equal(api.requests.length, 1);
    await failureOf(client.lookUp(ADA));
    assert.equal(api.requests.length, 2);
  });
});

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
    assert.ok((await timeToClose(api.requests[0]?.socket as net.Socket)) < 250);
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
