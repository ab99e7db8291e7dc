import assert from 'node:assert/strict';
import { computationNamesIn, personKey, toldApart } from '../../../src/profile/profile';
import { answerTo, profileOf } from './answers';

const rec = (rec_id: string, item: string) => ({ rec_id, items: [item] });

describe('a profile after several answers', () => {
  it('keeps what a later answer was not asked for, each part with its own time', () => {
    const { parts } = profileOf([
      answerTo({ userId: 'u', properties: true }, { amp_props: { city: 'Oslo' } }, 1000),
      answerTo({ userId: 'u', cohorts: true }, { amp_props: null, cohort_ids: ['a'] }, 2000),
    ]);
    assert.deepEqual(parts, {
      properties: { value: { city: 'Oslo' }, fetchedAt: 1000, fromCache: false },
      cohorts: { value: ['a'], fetchedAt: 2000, fromCache: false },
    });
  });

  it('replaces what a later answer was asked for, null included', () => {
    const { parts } = profileOf([
      answerTo({ userId: 'u', properties: true }, { amp_props: { city: 'Oslo', plan: 'basic' } }),
      answerTo({ userId: 'u', properties: true }, { amp_props: { city: 'Lyon' } }),
      answerTo({ userId: 'u', cohorts: true }, { cohort_ids: ['a'] }),
      answerTo({ userId: 'u', cohorts: true }, {}, 3000),
    ]);
    assert.deepEqual(parts.properties?.value, { city: 'Lyon' });
    assert.deepEqual(parts.cohorts, { value: null, fetchedAt: 3000, fromCache: false });
  });

  it('keeps a part that is newer than an answer from memory to the same question', () => {
    const all = { userId: 'u', properties: true, cohorts: true, recIds: ['a', 'b'], predictionIds: ['p'] };
    const young = answerTo(
      all,
      { amp_props: { city: 'Bergen' }, cohort_ids: ['young'], recommendations: [{ rec_id: 'a' }], propensity: 0.7 },
      2000,
    );
    const old = answerTo(
      { ...all, recIds: ['a'] },
      { amp_props: { city: 'Oslo' }, cohort_ids: ['old'], recommendations: [], propensity: 0.1 },
      1000,
    );
    const { parts, lastAnswer } = profileOf([young, { ...old, fromCache: true }]);
    assert.deepEqual(parts, profileOf([young]).parts);
    assert.equal(lastAnswer?.fetchedAt, 1000);
  });

  it('takes what has just come, even when the clock was set back meanwhile', () => {
    const before = answerTo({ userId: 'u', cohorts: true }, { cohort_ids: ['before'] }, 2000);
    const after = answerTo({ userId: 'u', cohorts: true }, { cohort_ids: ['after'] }, 1000);
    assert.deepEqual(profileOf([before, after]).parts.cohorts?.value, ['after']);
  });

  it('takes an older answer from memory to another question', () => {
    const young = answerTo(
      { userId: 'u', recIds: ['a'], compIds: ['c'] },
      { recommendations: [{ rec_id: 'a' }] },
      2000,
    );
    const old = answerTo(
      { userId: 'u', recIds: ['b'], computations: true },
      { recommendations: [{ rec_id: 'b' }], amp_props: { d: '1' } },
      1000,
    );
    const { parts } = profileOf([young, { ...old, fromCache: true }]);
    assert.deepEqual(parts.recommendations?.value, [{ rec_id: 'a' }, { rec_id: 'b' }]);
    assert.deepEqual(parts.computations?.value, { d: '1' });
    const score = answerTo({ userId: 'u', predictionIds: ['p'], propensityType: 'score' }, { propensity: 0.7 }, 2000);
    const pct = answerTo({ userId: 'u', predictionIds: ['p'], propensityType: 'pct' }, { propensity: 70 }, 1000);
    const { propensities } = profileOf([score, { ...pct, fromCache: true }]).parts;
    assert.deepEqual(propensities?.types, new Map([['p', 'pct']]));
  });

  it('merges recommendations by id', () => {
    const { parts } = profileOf([
      answerTo({ userId: 'u', recIds: ['a', 'b'] }, { recommendations: [rec('a', '1'), rec('b', '1')] }),
      answerTo({ userId: 'u', recIds: ['b', 'c'], recType: 'model' }, { recommendations: [rec('b', '2')] }, 2000),
    ]);
    assert.deepEqual(parts.recommendations, {
      value: [rec('a', '1'), rec('b', '2')],
      asked: ['a', 'b', 'c'],
      types: new Map([
        ['b', 'model'],
        ['c', 'model'],
      ]),
      fetchedAt: 2000,
      fromCache: false,
    });
  });

  it('keeps recommendations where a request for all of them has them', () => {
    const one = (rec_id: string, items: readonly string[]) => ({ rec_id, items });
    const { parts } = profileOf([
      answerTo({ recIds: ['a', 'b'] }, { recommendations: [one('a', ['old']), one('b', ['b'])] }),
      answerTo({ recIds: ['a'] }, { recommendations: [one('a', ['new'])] }),
    ]);
    assert.deepEqual(parts.recommendations?.asked, ['a', 'b']);
    assert.deepEqual(parts.recommendations?.value, [one('a', ['new']), one('b', ['b'])]);
  });

  it('has recommendations in the order of the answer that holds all of them', () => {
    const [a, b] = [rec('a', '1'), rec('b', '1')];
    const both = answerTo({ recIds: ['a', 'b'] }, { recommendations: [b, a] });
    assert.deepEqual(profileOf([both]).parts.recommendations?.value, [b, a]);
    const one = answerTo({ recIds: ['a'] }, { recommendations: [a] });
    assert.deepEqual(profileOf([one, both]).parts.recommendations?.value, [b, a]);
    const other = answerTo({ recIds: ['b'] }, { recommendations: [b] });
    assert.deepEqual(profileOf([other, both]).parts.recommendations?.asked, ['a', 'b']);
    assert.deepEqual(profileOf([both, one]).parts.recommendations?.value, [a, b]);
  });

  it('drops a recommendation that is no longer answered, and is null when none is left', () => {
    const first = answerTo({ userId: 'u', recIds: ['a'] }, { recommendations: [rec('a', '1')] });
    const { parts } = profileOf([first, answerTo({ userId: 'u', recIds: ['a'] }, { recommendations: null })]);
    assert.equal(parts.recommendations?.value, null);
  });

  it('merges propensities by id, and understands one that is answered by itself', () => {
    const several = [
      { prop: 0.5, pred_id: 'q', prop_type: 'score' },
      { prop: 0.7, pred_id: 'r', prop_type: 'score' },
    ];
    const { parts } = profileOf([
      answerTo({ userId: 'u', predictionIds: ['p'], propensityType: 'pct' }, { propensity: 83 }),
      answerTo({ userId: 'u', predictionIds: ['q', 'r'] }, { propensity: 0.5, propensities: several }),
    ]);
    assert.deepEqual(parts.propensities?.value, [{ prop: 83, pred_id: 'p', prop_type: 'pct' }, ...several]);
    assert.deepEqual(parts.propensities?.asked, ['p', 'q', 'r']);
  });

  it('merges single computations, until all are asked for', () => {
    const one = answerTo({ userId: 'u', compIds: ['x'] }, { amp_props: { spent: '3' } });
    const other = answerTo({ userId: 'u', compIds: ['y'] }, { amp_props: { orders: '2' } });
    const all = answerTo({ userId: 'u', computations: true }, { amp_props: { spent: '4' } });
    assert.deepEqual(profileOf([one, other]).parts.computations?.value, { spent: '3', orders: '2' });
    assert.deepEqual(profileOf([one, other]).parts.computations?.asked, ['x', 'y']);
    assert.deepEqual(profileOf([one, all]).parts.computations?.value, { spent: '4' });
    assert.equal(profileOf([one, all, other]).parts.computations?.asked, undefined);
  });

  it('remembers the ids that the answers gave, and the fields that are not documented', () => {
    const { answered, other } = profileOf([
      answerTo({ userId: 'u' }, { user_id: 'u', device_id: 'd' }),
      answerTo({ userId: 'u' }, { user_id: 'u', device_id: null, ['__proto__']: 1, extra: [] }),
    ]);
    assert.deepEqual(answered, { userId: 'u', deviceId: 'd' });
    assert.deepEqual(Object.entries(other), [
      ['__proto__', 1],
      ['extra', []],
    ]);
  });

  it('has names that objects have a meaning for as names like others', () => {
    const strange = Object.fromEntries(['__proto__', 'constructor', ''].map((name) => [name, 'x']));
    const { parts } = profileOf([
      answerTo({ userId: 'u', compIds: ['x'] }, { amp_props: strange }),
      answerTo({ userId: 'u', compIds: ['y'] }, { amp_props: { plain: 'y' } }),
    ]);
    assert.deepEqual(Object.keys(parts.computations?.value ?? {}), ['__proto__', 'constructor', '', 'plain']);
  });

  it('is not changed by an answer that comes later', () => {
    const before = profileOf([answerTo({ userId: 'u', cohorts: true }, { cohort_ids: ['a'] })]);
    const copy = structuredClone(before);
    profileOf([answerTo({ userId: 'u', cohorts: true }, { cohort_ids: ['b'] })]);
    assert.deepEqual(before, copy);
  });
});

describe('computations among properties', () => {
  const both = answerTo(
    { userId: 'u', properties: true, computations: true },
    { amp_props: { city: 'Oslo', spent: '3' } },
  );
  const alone = answerTo({ userId: 'u', computations: true }, { amp_props: { spent: '4' } }, 2000);
  const known = new Set(['spent']);

  it('stand among the properties until an answer tells them apart', () => {
    const { parts, mixed } = profileOf([both]);
    assert.equal(mixed, true);
    assert.deepEqual([parts.properties?.value, parts.computations?.value], [{ city: 'Oslo', spent: '3' }, {}]);
  });

  it('are told by an answer to a request for them alone', () => {
    assert.deepEqual(computationNamesIn(alone), ['spent']);
    assert.deepEqual(computationNamesIn({ ...alone, request: { userId: 'u', compIds: ['x'] } }), ['spent']);
    assert.deepEqual(computationNamesIn(both), []);
    assert.deepEqual(computationNamesIn({ ...alone, userData: { amp_props: null } }), []);
  });

  it('leave the properties once they are told apart', () => {
    const { parts, mixed } = profileOf([both, alone], known);
    assert.equal(mixed, false);
    assert.deepEqual(parts.properties, { value: { city: 'Oslo' }, fetchedAt: 1000, fromCache: false });
    assert.deepEqual(parts.computations, { value: { spent: '4' }, fetchedAt: 2000, fromCache: false });
  });

  it('are recognised at once in the answer about the next person', () => {
    const { parts } = profileOf([both], known);
    assert.deepEqual([parts.properties?.value, parts.computations?.value], [{ city: 'Oslo' }, { spent: '3' }]);
  });

  it('stay mixed when a single one, or none, is asked for alone', () => {
    assert.equal(profileOf([both, answerTo({ userId: 'u', compIds: ['x'] }, { amp_props: null })]).mixed, true);
    assert.equal(profileOf([both, answerTo({ userId: 'u', cohorts: true }, { cohort_ids: [] })]).mixed, true);
  });

  it('are not mixed with properties that were asked for alone', () => {
    const properties = answerTo({ userId: 'u', properties: true }, { amp_props: { city: 'Oslo' } });
    assert.equal(profileOf([both, properties]).mixed, false);
  });

  it('remain when properties are asked for again with a single one', () => {
    const one = { userId: 'u', properties: true, compIds: ['x'] };
    const again = answerTo(one, { amp_props: { city: 'Bergen', x: '1' } });
    const { parts, mixed } = profileOf([both, again]);
    assert.deepEqual([mixed, parts.properties?.value], [true, { city: 'Bergen', spent: '3', x: '1' }]);
    assert.equal(parts.computations?.asked, undefined);
    assert.deepEqual(profileOf([both, again], known).parts.computations?.value, { spent: '3' });
    const all = { userId: 'u', properties: true, computations: true };
    const anew = [both, again, answerTo(all, { amp_props: { city: 'Oslo' } })];
    assert.deepEqual(profileOf(anew).parts.properties?.value, { city: 'Oslo' });
    assert.equal(profileOf([both, answerTo(one, { amp_props: null })]).parts.properties?.value, null);
  });

  it('are not all there once properties replaced them, even when a single one comes with properties later', () => {
    const properties = answerTo({ userId: 'u', properties: true }, { amp_props: { city: 'Oslo' } });
    const one = answerTo({ userId: 'u', properties: true, compIds: ['x'] }, { amp_props: { city: 'Oslo', x: '1' } });
    const other = { ...one, request: { ...one.request, compIds: ['y'] } };
    assert.deepEqual(profileOf([both, properties, one]).parts.computations?.asked, ['x']);
    assert.deepEqual(profileOf([one, properties, other]).parts.computations?.asked, ['y']);
    assert.deepEqual(profileOf([one, other]).parts.computations?.asked, ['x', 'y']);
  });

  it('are not all there when ids narrowed the request down', () => {
    const narrowed = answerTo({ userId: 'u', computations: true, compIds: ['x'] }, { amp_props: { x: '1' } });
    assert.deepEqual(profileOf([narrowed]).parts.computations?.asked, ['x']);
    const { computations } = profileOf([alone, narrowed]).parts;
    assert.deepEqual([computations?.asked, computations?.value], [undefined, { spent: '4', x: '1' }]);
  });

  it('are told apart for people who were looked up before', () => {
    const { parts, ...rest } = profileOf([both]);
    const later = toldApart({ parts, ...rest }, new Set([...known, 'other']));
    assert.deepEqual(later.parts.properties, { ...parts.properties, value: { city: 'Oslo' } });
    assert.deepEqual(later.parts.computations, { ...parts.computations, value: { spent: '3' } });
    assert.deepEqual({ ...later, parts }, { parts, ...rest });
  });

  it('leave a profile as it is where none of its values is told apart', () => {
    for (const profile of [
      profileOf([]),
      profileOf([both], known),
      profileOf([both, alone], known),
      profileOf([answerTo({ userId: 'u', properties: true }, { amp_props: { spent: '3' } })]),
      profileOf([answerTo({ userId: 'u', properties: true, computations: true }, { amp_props: null })]),
    ]) {
      assert.equal(toldApart(profile, known), profile);
    }
  });
});

describe('the key of a person', () => {
  it('is the user id whatever the device, and never that of another kind of id', () => {
    assert.equal(personKey({ userId: 'a', deviceId: 'b' }), personKey({ userId: 'a' }));
    assert.notEqual(personKey({ userId: 'a' }), personKey({ deviceId: 'a' }));
  });
});
