import assert from 'node:assert/strict';
import { maskedUrl } from '../../../src/preview/maskedUrl';

describe('An address without its secrets', () => {
  for (const [url, expected] of [
    ['https://x.io/a?user_id=1&get_recs=true', 'https://x.io/a?user_id=1&get_recs=true'],
    ['https://x.io/a?api_key=abc&b=1', 'https://x.io/a?api_key=…&b=1'],
    ['https://x.io/a?x=0123456789abcdef0123456789abcdef', 'https://x.io/a?x=…'],
    ['https://x.io/0123456789abcdef0123456789ABCDEF/send', 'https://x.io/…/send'],
    ['https://ada:secret@x.io/a', 'https://…@x.io/a'],
    ['https://ada:p@ss@x.io/a?b=c@d', 'https://…@x.io/a?b=c@d'],
    ['https://x.io/a?token=a=b?c', 'https://x.io/a?token=…'],
    ['https://x.io/a?%61pi%5F%6Bey=abc&pwd=x', 'https://x.io/a?%61pi%5F%6Bey=…&pwd=…'],
    ['https://x.io/a?session_id=abc&jwt=x&sig=y', 'https://x.io/a?session_id=…&jwt=…&sig=…'],
    ['https://x.io/a?x=eyJhbGciOi.eyJzdWIi.c2ln', 'https://x.io/a?x=…'],
    ['https://x.io/a?b=1#access_token=abc', 'https://x.io/a?b=1#…'],
    ['https://x.io/a?key=', 'https://x.io/a?key='],
    [
      'https://x.io/a?user_id=0123456789abcdef0123456789abcdef',
      'https://x.io/a?user_id=0123456789abcdef0123456789abcdef',
    ],
    ['no address', 'no address'],
  ] as const) {
    it(`is ${expected}`, () => assert.equal(maskedUrl(url), expected));
  }
});
