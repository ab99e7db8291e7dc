import assert from 'node:assert/strict';
import type { CallAnswer, Caller, CallResult } from '../../../src/preview/rendering';
import { rehearsing, WHAT_IFS, whatIfNamed } from '../../../src/preview/whatIf';

const BODY =
  '{"userData":{"recommendations":[{"rec_id":"r","items":["a","b"],"is_control":false}],"amp_props":{"visits":1.0,"city":"Oslo"},"cohort_ids":["c"]}}';
const request = {
  url: 'https://profile-api.amplitude.com/v1/userprofile?user_id=1',
  method: 'GET' as const,
  headers: {},
  variable: 'a',
  isProfileApi: true,
  attempt: 0,
  timeoutMs: 2000,
  maxBytes: 1_000_000,
};
const { signal } = new AbortController();
const real: Caller = async () => ({
  status: 200,
  contentType: 'application/json',
  body: BODY,
  durationMs: 5,
  fromCache: false,
});

function outcome(id: string, caller: Caller = real): Promise<CallResult> {
  return rehearsing(caller, whatIfNamed(id))(request, signal);
}

async function bodyOf(id: string, caller?: Caller): Promise<string> {
  const answer = await outcome(id, caller);
  assert.ok('body' in answer);
  return String(answer.body);
}

describe('What if', () => {
  it('has a name and a sentence for each rehearsal', () => {
    assert.equal(new Set(WHAT_IFS.map(({ id }) => id)).size, WHAT_IFS.length);
    for (const { title, about } of WHAT_IFS) assert.match(`${title} ${about}`, /\w .*[.]$/);
    assert.equal(whatIfNamed('toString'), undefined);
  });

  it('leaves other calls as they are, and all of them when nothing is rehearsed', async () => {
    const other = { ...request, isProfileApi: false };
    assert.deepEqual(await rehearsing(real, whatIfNamed('wrong-key'))(other, signal), await real(other, signal));
    assert.equal(rehearsing(real, undefined), real);
  });

  it('puts the person into the control group, with other items', async () => {
    const { userData } = JSON.parse(await bodyOf('control'));
    assert.deepEqual(userData.recommendations, [{ rec_id: 'r', items: ['b', 'a'], is_control: true }]);
    assert.deepEqual(userData.cohort_ids, ['c']);
  });

  it('takes away recommendations, and the values of properties', async () => {
    assert.match(await bodyOf('no-recommendations'), /"recommendations":null/);
    assert.match(await bodyOf('null-properties'), /"amp_props":\{"visits":null,"city":null\}/);
  });

  it('keeps the digits of all that it does not change', async () => {
    assert.match(await bodyOf('no-recommendations'), /"visits":1\.0/);
  });

  it('changes nothing of what is no answer', async () => {
    const page: Caller = async () => ({ status: 502, body: '<html>', durationMs: 1, fromCache: false });
    assert.equal(await bodyOf('control', page), '<html>');
    const large: Caller = async (...asked) =>
      ({ ...(await real(...asked)), body: BODY + ' '.repeat(1_000_000) }) as CallAnswer;
    assert.equal((await bodyOf('control', large)).length, BODY.length + 1_000_000);
    const refusal: Caller = async () => ({ failure: 'No network.' });
    assert.deepEqual(await outcome('control', refusal), { failure: 'No network.', simulated: true });
  });

  for (const [id, status] of [
    ['unknown-user', 400],
    ['wrong-key', 401],
    ['throttled', 429],
    ['server-error', 500],
    ['server-error-retried', 500],
    ['not-json', 200],
  ] as const) {
    it(`answers ${status} for ${id}, and asks nobody`, async () => {
      const answer = await outcome(id, async () => assert.fail('asked'));
      assert.ok('status' in answer);
      assert.equal(answer.status, status);
    });
  }

  it('does not wait for an answer that is too slow', async () => {
    const failure = 'The answer took longer than 2 seconds.';
    assert.deepEqual(await outcome('slow'), { failure, durationMs: 2000, simulated: true });
  });

  it('answers more than Braze takes', async () => assert.ok((await bodyOf('large')).length > request.maxBytes));
});
