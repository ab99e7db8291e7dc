import assert from 'node:assert/strict';
import { similarTo } from '../../../src/problems/similar';

const KNOWN = ['user_id', 'device_id', 'get_recs', 'rec_id', 'rec_type', 'get_cohort_ids', 'comp_id', 'save'];

describe('The word that was meant', () => {
  for (const [word, meant] of [
    ['get_rec', 'get_recs'],
    ['get_resc', 'get_recs'],
    ['svae', 'save'],
    ['saev', 'save'],
    ['userId', 'user_id'],
    ['USER-ID', 'user_id'],
    ['get_cohort_id', 'get_cohort_ids'],
    ['get_cohotr_ds', 'get_cohort_ids'],
  ] as const) {
    it(`is ${meant} for ${word}`, () => assert.equal(similarTo(word, KNOWN), meant));
  }

  it('is none that differs in too much for its length', () => {
    for (const word of ['', 'a', 'sav_', 'timeout', 'user', 'cohort', 'x'.repeat(5000)]) {
      const expected = word === 'sav_' ? 'save' : undefined;
      assert.equal(similarTo(word, KNOWN), expected, word.slice(0, 20));
    }
  });

  it('is only itself for a word of two letters', () => {
    assert.deepEqual([similarTo('ab', ['ac']), similarTo('ab', ['AB'])], [undefined, 'AB']);
  });

  it('is none of two that are equally like it', () => {
    assert.equal(similarTo('cat', ['car', 'can']), undefined);
    assert.equal(similarTo('cat', ['car', 'can', 'cats', 'CAT']), 'CAT');
  });
});
