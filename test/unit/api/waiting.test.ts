import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { createPace } from '../../../src/api/pace';
import { answering, failureOf, heldBack, listening, localApi, PROFILE, timeToClose, trialOf } from './localApi';

const ADA = { userId: 'ada' };

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
