import assert from 'node:assert/strict';
import { type ProfileCall, profileRequestOf } from '../../../src/language/recognition';
import { factsIn } from './asking';

const ENDPOINT = 'https://proxy.example.com/amplitude/v1';

function callTo(url: string): ProfileCall | undefined {
  const facts = factsIn(`{% connected_content ${url} :save a %}`);
  const [call] = facts.calls;
  return call && profileRequestOf(call, facts, ENDPOINT);
}

describe('A call to the Profile API', () => {
  for (const url of [
    'https://profile-api.amplitude.com/v1/userprofile?user_id=1',
    'https://Profile-API.Amplitude.COM/v1/userprofile',
    'http://profile-api.amplitude.com/anything',
    'https://profile-api.amplitude.com:443/v1/userprofile',
    'profile-api.amplitude.com/v1/userprofile',
    'https://proxy.example.com/amplitude/v1?user_id=1',
    'https://proxy.example.com/amplitude/v1/?user_id=1',
    'https://proxy.example.com:443/amplitude/v1#x',
    'https://{{ host }}/v1/userprofile?user_id=1',
    '{{ base }}/v1/userprofile',
    '{{ base }}/userprofile/?a=b',
  ]) {
    it(`is one to ${url}`, () => assert.ok(callTo(url)));
  }

  for (const url of [
    'https://example.com/v1/userprofile',
    'https://profile-api.amplitude.com.evil.io/v1/userprofile',
    'https://profile-api.amplitude.com@evil.io/v1/userprofile',
    'https://profile-api.amplitude.com:8443/v1/userprofile',
    'https://proxy.example.com/amplitude/v2',
    'https://proxy.example.com/amplitude/v1//',
    'http://proxy.example.com/amplitude/v1',
    '{{ url }}',
    '{{ base }}/v1/userprofiles',
    '',
  ]) {
    it(`is none to ${url || 'nowhere'}`, () => assert.equal(callTo(url), undefined));
  }

  it('has the request that its URL says, and the parameters that Liquid fills', () => {
    const call = callTo(
      'https://profile-api.amplitude.com/v1/userprofile?user_id={{${user_id}}}&get_recs=true&rec_id=a%20b,c&rec_id=other&comp_id={comp}',
    );
    assert.deepEqual(call?.request, { recIds: ['a b', 'c'] });
    assert.deepEqual([...(call?.dynamic ?? [])], ['user_id', 'comp_id']);
    assert.equal(call?.open, false);
    assert.equal(callTo('https://profile-api.amplitude.com/v1/userprofile?{{ query }}')?.open, true);
  });
});
