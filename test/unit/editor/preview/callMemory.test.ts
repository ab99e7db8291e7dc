import assert from 'node:assert/strict';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { CallMemory } from '../../../../src/editor/preview/callMemory';
import type { CallAnswer, Caller, CallRefusal, CallRequest, CallResult } from '../../../../src/preview/rendering';

const REQUEST: CallRequest = {
  url: 'https://x.io/',
  method: 'GET',
  headers: {},
  variable: 'a',
  isProfileApi: false,
  attempt: 0,
  timeoutMs: 2000,
  maxBytes: 1_000_000,
};
const ANSWER: CallAnswer = { status: 200, body: '{}', durationMs: 40, fromCache: false };
const REFUSAL: CallRefusal = { failure: 'Nobody is there.' };
/** The signal of a rendering of its own. */
const ownSignal = () => new AbortController().signal;

/** Gives an outcome after so long, and counts how often it was asked. */
function caller(outcome: CallResult, afterMs = 0): { asked: number; readonly call: Caller } {
  const counted = {
    asked: 0,
    call: async () => {
      counted.asked++;
      if (afterMs > 0) await setTimeout(afterMs);
      return outcome;
    },
  };
  return counted;
}

describe('What a preview remembers of calls', () => {
  it('is their answer, until it forgets', async () => {
    const [memory, { call }] = [new CallMemory(), caller(ANSWER)];
    assert.deepEqual(await memory.remembering(call, false)(REQUEST, ownSignal()), ANSWER);
    assert.deepEqual(await memory.remembering(call, true)(REQUEST, ownSignal()), { ...ANSWER, fromCache: true });
    memory.forget(() => true);
    assert.deepEqual(await memory.remembering(call, false)(REQUEST, ownSignal()), ANSWER);
  });

  it('is no answer to the same call when it is tried again', async () => {
    const [memory, others] = [new CallMemory(), caller(ANSWER)];
    const call = memory.remembering(others.call, false);
    for (const attempt of [0, 1, 1]) await call({ ...REQUEST, attempt }, ownSignal());
    assert.equal(others.asked, 2);
  });

  it('is no answer to a call that was under way when it forgot', async () => {
    const [memory, { call }] = [new CallMemory(), caller(ANSWER, 5)];
    const late = memory.remembering(call, false)(REQUEST, ownSignal());
    memory.forget(() => true);
    await late;
    assert.deepEqual(await memory.remembering(call, false)(REQUEST, ownSignal()), ANSWER);
  });

  it('is a call that the user ran, for which later renderings wait when its own is aborted', async () => {
    const [memory, { call }] = [new CallMemory(), caller(ANSWER, 5)];
    const signals: AbortSignal[] = [];
    const run = memory.remembering(
      (request, signal) => {
        signals.push(signal);
        return call(request, signal);
      },
      false,
      true,
    );
    const controller = new AbortController();
    const ran = run(REQUEST, controller.signal);
    controller.abort();
    const refused = memory.remembering(async () => REFUSAL, true);
    assert.deepEqual(await refused(REQUEST, ownSignal()), ANSWER);
    assert.deepEqual(await ran, ANSWER);
    memory.forget(() => true);
    assert.deepEqual(await refused(REQUEST, ownSignal()), REFUSAL);
    memory.close();
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true],
    );
  });

  it('is what it was not to forget', async () => {
    const [memory, one] = [new CallMemory(), caller(ANSWER)];
    const other = { ...REQUEST, url: 'https://y.io/' };
    const ask = async (request: CallRequest) => memory.remembering(one.call, false)(request, ownSignal());
    for (const request of [REQUEST, other]) await ask(request);
    assert.equal(
      memory.forget(({ url }) => url === other.url),
      true,
    );
    assert.equal(
      memory.forget(({ url }) => url === other.url),
      false,
    );
    for (const request of [REQUEST, other]) await ask(request);
    assert.equal(one.asked, 3);
  });

  it('is a failure that was waited for, while somebody types', async () => {
    const [memory, slow] = [new CallMemory(), caller(REFUSAL, 60)];
    await memory.remembering(slow.call, false)(REQUEST, ownSignal());
    assert.deepEqual(await memory.remembering(slow.call, true)(REQUEST, ownSignal()), REFUSAL);
    assert.equal(slow.asked, 1);
    await memory.remembering(slow.call, false)(REQUEST, ownSignal());
    assert.equal(slow.asked, 2);
  });

  it('holds up nobody for a call that was refused before', async () => {
    const [memory, refused] = [new CallMemory(), caller(REFUSAL)];
    await memory.remembering(refused.call, false)(REQUEST, ownSignal());
    const outcome = memory.remembering(refused.call, true)(REQUEST, ownSignal());
    await setImmediate();
    assert.equal(refused.asked, 2);
    assert.deepEqual(await outcome, REFUSAL);
  });

  it('is what one of several renderings was answered that were begun together, failures too', async () => {
    const [memory, refused] = [new CallMemory(), caller(REFUSAL, 5)];
    const shared = memory.remembering(refused.call, false);
    const ask = () => shared(REQUEST, ownSignal());
    assert.deepEqual(await Promise.all([ask(), ask()]), [REFUSAL, REFUSAL]);
    assert.deepEqual(await ask(), REFUSAL);
    assert.equal(refused.asked, 1);
  });

  it('is nothing of a call that somebody is still writing', async () => {
    const [memory, one] = [new CallMemory(), caller(ANSWER)];
    const typing = new AbortController();
    const outcome = memory.remembering(one.call, true)(REQUEST, typing.signal);
    typing.abort(new Error('Another key'));
    await assert.rejects(outcome, /Another key/);
    assert.equal(one.asked, 0);
  });

  it('is no more than there is room for', async () => {
    const memory = new CallMemory();
    const [slow, quick, answered] = [caller(REFUSAL, 60), caller(REFUSAL), caller(ANSWER)];
    await memory.remembering(slow.call, false)(REQUEST, ownSignal());
    const others = Array.from({ length: 200 }, (_, index) => ({ ...REQUEST, url: `https://x.io/${index}` }));
    for (const other of others) await memory.remembering(quick.call, false)(other, ownSignal());
    const gone = AbortSignal.abort(new Error('Another key'));
    await assert.rejects(memory.remembering(slow.call, true)(REQUEST, gone), /Another key/);

    await memory.remembering(answered.call, false)(REQUEST, ownSignal());
    for (const other of others) await memory.remembering(answered.call, false)(other, ownSignal());
    const before = answered.asked;
    await memory.remembering(answered.call, false)(REQUEST, ownSignal());
    assert.equal(answered.asked, before + 1);
  });
});
