import assert from 'node:assert/strict';
import { outcomeOf } from '../../../src/sample/call';

const call = (userId: string, method = 'GET') =>
  outcomeOf({
    url: `https://profile-api.amplitude.com/v1/userprofile?user_id=${userId}&get_amp_props=true`,
    method,
    timeoutMs: 2_000,
  });

describe('A call of a message to the sample connection', () => {
  it('is answered at once, whatever key it holds', () => {
    const outcome = call('testUser');
    assert.ok('status' in outcome);
    assert.deepEqual([outcome.status, outcome.durationMs, outcome.contentType], [200, 0, 'application/json']);
    assert.equal(JSON.parse(outcome.body).userData.user_id, 'testUser');
  });

  it('fails when the answer would come later than Braze waits', () => {
    assert.deepEqual(call('slow-user'), {
      failure: 'The answer took 3.0 seconds; Braze waits 2.',
      durationMs: 3_000,
    });
  });

  it('is refused as the API refuses it', () => {
    for (const [userId, method, status] of [
      ['nobody', 'GET', 400],
      ['testUser', 'POST', 405],
    ] as const) {
      const outcome = call(userId, method);
      assert.ok('status' in outcome);
      assert.equal(outcome.status, status);
    }
  });
});
