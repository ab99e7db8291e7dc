import assert from 'node:assert/strict';
import { joinedNames } from '../../../src/profile/joinedNames';

describe('The names of several folders', () => {
  it('are joined, the first one where they differ', () => {
    const joined = joinedNames([
      { cohorts: { loyal: 'Loyal', vip: 'VIP' } },
      { cohorts: { loyal: 'Others', new: 'New' }, predictions: { churn: 'Churn' } },
      {},
    ]);
    assert.deepEqual(joined, {
      cohorts: { loyal: 'Loyal', vip: 'VIP', new: 'New' },
      predictions: { churn: 'Churn' },
    });
  });

  it('are none of no folder', () => assert.deepEqual(joinedNames([]), {}));
});
