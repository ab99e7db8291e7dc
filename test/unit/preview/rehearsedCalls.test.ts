import assert from 'node:assert/strict';
import { rehearsing, whatIfNamed } from '../../../src/preview/whatIf';
import { rendering } from './rendering';

const ENDPOINT = 'https://profile-api.amplitude.com/v1/userprofile';
const template = (options: string) =>
  `{% connected_content ${ENDPOINT}?user_id=1&get_cohort_ids=true :save a ${options}%}{{ a.userData.cohort_ids | join: ',' | default: 'nobody' }}`;

function rehearsed(id: string, options = '') {
  const whatIf = whatIfNamed(id);
  const caller = async () => ({
    status: 200,
    contentType: 'application/json',
    body: '{"userData":{"cohort_ids":["c"]}}',
    durationMs: 1,
    fromCache: false,
  });
  const retry = whatIf?.retry;
  const input = { profileApi: ENDPOINT, ...(retry === undefined ? {} : { retry }) };
  return rendering(template(options), input, rehearsing(caller, whatIf));
}

describe('A rehearsed call', () => {
  it('leaves the message to its fallback when the person is not known, slow, too large or refused', async () => {
    for (const id of ['unknown-user', 'slow', 'large', 'wrong-key', 'throttled']) {
      const { output, aborted } = await rehearsed(id);
      assert.match(output, /nobody$/, id);
      assert.equal(aborted, undefined, id);
    }
  });

  it('aborts the message where a server error outlasts :retry, and does not without', async () => {
    const retried = await rehearsed('server-error-retried');
    assert.match(retried.aborted?.reason ?? '', /5 more times/);
    assert.equal(retried.calls[0]?.retries, 5);
    const once = await rehearsed('server-error', ':retry ');
    assert.equal(once.aborted, undefined);
    assert.match(once.output, /nobody$/);
    assert.equal(once.calls[0]?.retries, 0);
  });

  it('prints a page that came in the place of JSON', async () => {
    assert.match((await rehearsed('not-json')).output, /^<html>.*nobody$/);
  });
});
