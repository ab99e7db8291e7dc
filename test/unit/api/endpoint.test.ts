import assert from 'node:assert/strict';
import { endpointProblem } from '../../../src/api/endpoint';

describe('endpointProblem', () => {
  for (const endpoint of [
    'https://profile-api.amplitude.com/v1/userprofile',
    'https://PROFILE-API.amplitude.com:443/v1/userprofile',
    'https://example.com:8443',
    'http://localhost:8787/v1/userprofile',
    'http://127.0.0.1:8787/v1/userprofile',
    'http://127.200.3.4/x',
    'http://[::1]:8787/x',
  ]) {
    it(`accepts ${endpoint}`, () => assert.equal(endpointProblem(endpoint), undefined));
  }

  for (const [endpoint, sentence] of [
    ['', /not a complete URL/],
    ['profile-api.amplitude.com', /not a complete URL/],
    ['http://profile-api.amplitude.com/v1', /must start with https/],
    ['http://127.0.0.1.evil.com/', /must start with https/],
    ['http://localhost.evil.com/', /must start with https/],
    ['http://[::2]/', /must start with https/],
    ['http://192.168.0.1/', /must start with https/],
    ['ftp://amplitude.com/', /must start with https/],
    ['file:///etc/passwd', /must start with https/],
    ['https://amplitude.com@evil.com/', /plain host name/],
    ['https://@evil.com/', /plain host name/],
    ['https://user:secret@evil.com/', /plain host name/],
    ['https://%61mplitude.com/', /plain host name/],
    ['https://аmplitude.com/', /plain host name/],
    ['https:\\\\evil.com/', /plain host name/],
    ['https:evil.com', /plain host name/],
    ['https:////evil.com', /plain host name/],
    ['http://2130706433/', /plain host name/],
    ['http://127.1/', /plain host name/],
    ['http://127.0.0.1./', /plain host name/],
    [' https://example.com', /plain host name/],
    ['https://exa\tmple.com', /plain host name/],
    ['https://example.com/a b', /plain host name/],
    ['https://example.com./v1', /cannot end with a dot/],
    ['https://example.com/v1?', /query or a fragment/],
    ['https://example.com/v1?a=b', /query or a fragment/],
    ['https://example.com/v1#a', /query or a fragment/],
  ] as const) {
    it(`refuses ${JSON.stringify(endpoint)}`, () => assert.match(endpointProblem(endpoint) ?? '', sentence));
  }
});
