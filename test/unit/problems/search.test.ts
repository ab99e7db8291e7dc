import assert from 'node:assert/strict';
import { problemsIn, stepsOfSearch } from '../../../src/problems/problems';
import type { Problem } from '../../../src/problems/rule';
import { Search } from '../../../src/problems/search';
import { NOTHING_SEEN } from '../../../src/profile/seen';
import { factsIn } from '../language/asking';
import { CALL_TO } from './checking';

const TEMPLATE = `${CALL_TO('get_amp_props=true')}{{ amplitude.userData.cohort_ids | upcse }}{% if a %}${'.'.repeat(150_000)}`;

describe('A search for problems', () => {
  const newSearch = () => new Search(stepsOfSearch(factsIn(TEMPLATE), NOTHING_SEEN, {}));

  it('finds step by step what is found at once', () => {
    const search = newSearch();
    let stretches = 1;
    while (!search.goOn(0)) stretches++;
    assert.ok(stretches > 1);
    assert.deepEqual(search.problems, problemsIn(factsIn(TEMPLATE), NOTHING_SEEN));
  });

  it('works to its end when its problems are asked for', () => {
    const search = newSearch();
    search.goOn(0);
    assert.equal(search.problems.length, problemsIn(factsIn(TEMPLATE), NOTHING_SEEN).length);
    assert.ok(search.goOn(0));
  });

  it('is over when it fails, and says so whenever its problems are asked for', () => {
    const search = new Search(failing());
    assert.equal(search.goOn(0), false);
    assert.equal(search.goOn(0), true);
    assert.throws(() => search.problems, /broken/);
    assert.throws(() => search.problems, /broken/);
  });
});

function* failing(): Generator<undefined, readonly Problem[]> {
  yield;
  throw new Error('broken');
}
