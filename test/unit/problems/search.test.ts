import assert from 'node:assert/strict';
import { problemsIn, RULES, stepsOfSearch } from '../../../src/problems/problems';
import type { Problem } from '../../../src/problems/rule';
import { Search } from '../../../src/problems/search';
import { NOTHING_SEEN } from '../../../src/profile/seen';
import { factsIn } from '../language/asking';
import { CALL_TO } from './checking';

const SHORT = `${CALL_TO('get_amp_props=true')}{{ amplitude.userData.cohort_ids | upcse }}{% if a %}`;
const TEMPLATE = SHORT + '.'.repeat(150_000);

describe('A search for problems', () => {
  const newSearch = (text = TEMPLATE) => new Search(stepsOfSearch(factsIn(text), NOTHING_SEEN, {}));

  for (const [kind, text] of [
    ['short', SHORT],
    ['long', TEMPLATE],
  ]) {
    it(`finds step by step what is found at once, in a ${kind} template`, () => {
      const search = newSearch(text);
      let stretches = 1;
      while (!search.goOn(0)) stretches++;
      assert.ok(stretches > RULES.length);
      assert.deepEqual(search.problems, problemsIn(factsIn(text ?? ''), NOTHING_SEEN));
    });
  }

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
