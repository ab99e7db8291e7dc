import assert from 'node:assert/strict';
import { refreshRequest } from '../../../src/profile/refreshRequest';
import { answerTo, profileOf } from './answers';

describe('refreshing a profile', () => {
  it('asks again for every part that it holds, recommendations included', () => {
    const profile = profileOf([
      answerTo({ userId: 'u', recIds: ['a'], recType: 'random' }, { recommendations: null }),
      answerTo({ userId: 'u', recIds: ['b'], recType: 'random' }, { recommendations: [{ rec_id: 'b' }] }),
      answerTo({ userId: 'u', cohorts: true, properties: true }, {}),
      answerTo({ userId: 'u', compIds: ['x'] }, {}),
      answerTo({ userId: 'u', predictionIds: ['p'], propensityType: 'pct' }, {}),
    ]);
    assert.deepEqual(refreshRequest(profile), {
      userId: 'u',
      recIds: ['a', 'b'],
      recType: 'random',
      properties: true,
      cohorts: true,
      compIds: ['x'],
      predictionIds: ['p'],
      propensityType: 'pct',
    });
  });

  it('asks for all computations once all were asked for', () => {
    const one = answerTo({ userId: 'u', compIds: ['x'] }, {});
    const all = answerTo({ userId: 'u', computations: true }, {});
    for (const answers of [[all], [one, all], [all, one]]) {
      assert.deepEqual(refreshRequest(profileOf(answers)), { userId: 'u', computations: true });
    }
  });

  it('asks for nothing in particular about somebody never looked up', () => {
    assert.deepEqual(refreshRequest(profileOf([])), { userId: 'u' });
  });
});
