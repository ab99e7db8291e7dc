import assert from 'node:assert/strict';
import { causeInWords } from '../../../src/preview/cause';

describe('The call to which an abort is attributed', () => {
  const call = {
    ...{ url: '', pattern: '', method: 'GET', variable: 'a', at: { start: 0, end: 0 } },
    ...{ durationMs: 0, fromCache: false, retries: 0, isProfileApi: true },
  };
  const outcomes: readonly (readonly [outcome: { status?: number; failure?: string }, sentence: string])[] = [
    [{ status: 401 }, 'The call for “a” was answered with 401.'],
    [{ status: 200 }, 'The call for “a” was answered with 200, but not with JSON.'],
    [{ status: 500, failure: 'It failed.' }, 'The call for “a” was answered with 500: It failed.'],
    [{ failure: 'It took too long.' }, 'The call for “a” failed: It took too long.'],
    [{ failure: 'Not called: nobody allowed it.' }, 'The call for “a” was not made: nobody allowed it.'],
  ];

  for (const [outcome, sentence] of outcomes)
    it(`is told: ${sentence}`, () => assert.equal(causeInWords({ ...call, ...outcome }), sentence));
});
