import assert from 'node:assert/strict';
import { answering, failureOf, localApi, trialOf } from './localApi';

describe('a redirect', () => {
  const api = localApi();
  const target = localApi();

  for (const status of [301, 302, 303, 307, 308]) {
    it(`of ${status} is not followed, and its target is named without its query`, async () => {
      const location = `${target.endpoint.replace('127.0.0.1', 'localhost')}?user_id=ada#x`;
      api.handler = answering(status, '<html>Moved</html>', { location });
      const failure = await failureOf(trialOf(api).client.lookUp({ userId: 'ada' }));
      assert.equal(failure.kind, 'redirect');
      assert.match(
        failure.message,
        /redirects to http:\/\/localhost:\d+\/v1\/userprofile \(30\d\)\. A key is never sent/,
      );
      assert.deepEqual([api.requests.length, target.requests.length], [1, 0]);
    });
  }

  for (const [location, said] of [
    ['/v2/userprofile?user_id=ada', 'to /v2/userprofile'],
    ['//evil.example/x', 'to //evil.example/x'],
    ['https://user:secret@evil.example/a', 'to https://evil.example/a'],
    ['javascript:alert(1)', 'to javascript://alert(1)'],
    [`https://evil.example/${'a'.repeat(500)}`, `to https://evil.example/${'a'.repeat(78)}…`],
    ['https://evil.example/\u00ad', 'to https://evil.example/%C2%AD'],
  ] as const) {
    it(`to ${location.slice(0, 40)} is said as ${said.slice(0, 40)}`, async () => {
      api.handler = answering(302, '', { location });
      const { message } = await failureOf(trialOf(api).client.lookUp({ userId: 'ada' }));
      assert.ok(message.includes(`redirects ${said} (302)`), message);
    });
  }
});

describe('a request', () => {
  const api = localApi();
  const target = localApi();

  it('does not go to a proxy that the environment names, which would see the key', async () => {
    const before = process.env.http_proxy;
    process.env.http_proxy = new URL(target.endpoint).origin;
    try {
      await trialOf(api).client.lookUp({ userId: 'ada' });
    } finally {
      if (before === undefined) delete process.env.http_proxy;
      else process.env.http_proxy = before;
    }
    assert.deepEqual([api.requests.length, target.requests.length], [1, 0]);
  });
});
