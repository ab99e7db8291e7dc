import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { toCurl } from '../../../src/profile/curl';
import { type ProfileRequest, requestProblem, toQuery } from '../../../src/profile/request';

const ENDPOINT = 'https://profile-api.amplitude.com/v1/userprofile';

/** What a shell hands to each of the commands, when `curl` is a function that prints its arguments. */
function argumentsInShell(commands: readonly string[]): string[][] {
  const script = `curl() { printf '%s\\0' "$@"; printf '\\0'; }\n${commands.join('\n')}`;
  const output = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8', env: { AMPLITUDE_SECRET_KEY: 'k e"y$' } });
  return output
    .split('\0\0')
    .slice(0, -1)
    .map((command) => command.split('\0'));
}

const hostile = fc.string({
  unit: fc.constantFrom(...'\'"`$()\\;&|<>*?!#~ {}[]^%-=aé🎉'),
  minLength: 1,
  maxLength: 30,
});

describe('a request as cURL', () => {
  it('holds the name of a variable in the place of the key', () => {
    assert.equal(
      toCurl(ENDPOINT, { userId: 'testUser', recIds: ['a', 'b'] }),
      `curl '${ENDPOINT}?user_id=testUser&get_recs=true&rec_id=a,b' \\\n  --header "Authorization: Api-Key $AMPLITUDE_SECRET_KEY"`,
    );
  });

  it('reaches curl as one URL and one header, whatever the ids are', () => {
    const requests: ProfileRequest[] = fc
      .sample(fc.record({ userId: hostile, recIds: fc.array(hostile, { minLength: 1, maxLength: 3 }) }), 300)
      .concat({ userId: "'; touch /tmp/x; '", recIds: ['$(id)', '`id`'] })
      .filter((request) => requestProblem(request) === undefined);
    const received = argumentsInShell(requests.map((request) => toCurl(ENDPOINT, request)));
    assert.equal(received.length, requests.length);
    for (const [index, request] of requests.entries()) {
      const [url = '', ...others] = received[index] ?? [];
      assert.deepEqual(others, ['--header', 'Authorization: Api-Key k e"y$']);
      assert.equal(new URL(url).origin + new URL(url).pathname, ENDPOINT);
      assert.deepEqual([...new URL(url).searchParams], [...new URLSearchParams(toQuery(request))]);
    }
  });

  it('does not leave its quotes when the endpoint holds some', () => {
    const [[url] = []] = argumentsInShell([toCurl("http://localhost/'$(id)'", { userId: 'u', properties: true })]);
    assert.equal(url, 'http://localhost/%27$(id)%27?user_id=u&get_amp_props=true');
  });
});
