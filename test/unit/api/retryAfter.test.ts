import assert from 'node:assert/strict';
import { inWords } from '../../../src/api/duration';
import { secondsToWait } from '../../../src/api/retryAfter';

const NOW = Date.parse('2026-10-21T07:28:00Z');

describe('secondsToWait', () => {
  for (const [header, seconds] of [
    ['2', 2],
    [' 120 ', 120],
    ['1000000000', 1_000_000_000],
    ['Wed, 21 Oct 2026 07:28:07 GMT', 7],
    ['Wednesday, 21-Oct-26 07:29:00 GMT', 60],
    ['Wed Oct 21 07:28:07 2026', 7],
    ['0', undefined],
    ['-1', undefined],
    ['2.5', undefined],
    ['1e9', undefined],
    ['9'.repeat(400), undefined],
    ['Wed, 21 Oct 2015 07:28:00 GMT', undefined],
    ['soon', undefined],
    ['Wed, nonsense GMT', undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const) {
    it(`reads ${String(header).slice(0, 40)} as ${seconds ?? 'nothing'}`, () =>
      assert.equal(secondsToWait(header, NOW), seconds));
  }

  it('waits for the end of a second that has begun', () => {
    assert.equal(secondsToWait('Wed, 21 Oct 2026 07:28:07 GMT', NOW + 300), 7);
  });
});

describe('inWords', () => {
  for (const [seconds, words] of [
    [0.06, '1 second'],
    [1, '1 second'],
    [90, '90 seconds'],
    [150, '3 minutes'],
    [7_200, '2 hours'],
    [1_000_000_000, '11,575 days'],
  ] as const) {
    it(`says ${words} for ${seconds}`, () => assert.equal(inWords(seconds), words));
  }
});
