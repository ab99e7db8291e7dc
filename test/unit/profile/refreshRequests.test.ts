import assert from 'node:assert/strict';
import { refreshRequests } from '../../../src/profile/refreshRequests';
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
    assert.deepEqual(refreshRequests(profile), [
      {
        userId: 'u',
        recIds: ['b', 'a'],
        recType: 'random',
        properties: true,
        cohorts: true,
        compIds: ['x'],
        predictionIds: ['p'],
        propensityType: 'pct',
      },
    ]);
  });

  it('asks for entries with the type that each was asked for with, in requests of their own', () => {
    const profile = profileOf([
      answerTo({ userId: 'u', recIds: ['a', 'b', 'c'], recType: 'random' }, { recommendations: [{ rec_id: 'a' }] }),
      answerTo({ userId: 'u', recIds: ['b'], properties: true }, { recommendations: [{ rec_id: 'b' }] }),
      answerTo({ userId: 'u', predictionIds: ['p'], propensityType: 'pct' }, { propensity: 70 }),
    ]);
    assert.deepEqual(refreshRequests(profile), [
      { userId: 'u', recIds: ['a', 'c'], recType: 'random' },
      { userId: 'u', recIds: ['b'], properties: true, predictionIds: ['p'], propensityType: 'pct' },
    ]);
  });

  it('asks for all computations once all were asked for', () => {
    const one = answerTo({ userId: 'u', compIds: ['x'] }, {});
    const all = answerTo({ userId: 'u', computations: true }, {});
    for (const answers of [[all], [one, all], [all, one]]) {
      assert.deepEqual(refreshRequests(profileOf(answers)), [{ userId: 'u', computations: true }]);
    }
  });

  it('asks for nothing in particular about somebody never looked up', () => {
    assert.deepEqual(refreshRequests(profileOf([])), [{ userId: 'u' }]);
  });
});
