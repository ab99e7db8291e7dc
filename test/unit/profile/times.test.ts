import assert from 'node:assert/strict';
import { absoluteTime, duration, relativeTime } from '../../../src/profile/times';

const NOW = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('Times in words', () => {
  it('says how long ago something was in the largest unit that fits', () => {
    const said = [0, 59_000, MINUTE, 59 * MINUTE, 60 * MINUTE, 23 * 60 * MINUTE, DAY, 3 * DAY, 40 * DAY, 3 * 366 * DAY];
    assert.deepEqual(
      said.map((ago) => relativeTime(NOW - ago, NOW)),
      [
        'just now',
        'just now',
        '1 minute ago',
        '59 minutes ago',
        '1 hour ago',
        '23 hours ago',
        'yesterday',
        '3 days ago',
        'last month',
        '3 years ago',
      ],
    );
  });

  it('speaks of the future where a clock is ahead', () => {
    assert.equal(relativeTime(NOW + 2 * DAY, NOW), 'in 2 days');
  });

  it('says nothing of what is no date', () => {
    for (const time of [Number.NaN, Number.POSITIVE_INFINITY, 1e300, -1e300]) {
      assert.equal(relativeTime(time, NOW), undefined);
      assert.equal(absoluteTime(time), undefined);
    }
  });

  it('gives durations in milliseconds up to a second', () => {
    assert.deepEqual([3.4, 999, 1000, 12_340].map(duration), ['3 ms', '999 ms', '1.0 s', '12.3 s']);
  });
});
