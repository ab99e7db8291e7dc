import assert from 'node:assert/strict';
import { ExactNumber, type JsonObject } from '../../../src/profile/json';
import { outline, rowAt } from '../../../src/profile/outline';
import { isCalledByValue, kindOf, toText } from '../../../src/profile/outlineRows';
import { answerTo, profileOf } from './answers';
import { groupOf, onlyRow } from './outlining';

describe('the outline of a profile', () => {
  it('has five groups that were not asked for, at first', () => {
    const groups = outline(profileOf([]));
    assert.deepEqual(
      groups.map(({ part, state, rows }) => [part, state, rows.length]),
      ['recommendations', 'properties', 'computations', 'cohorts', 'propensities'].map((part) => [
        part,
        'not-asked',
        0,
      ]),
    );
    assert.ok(groups.every(({ note }) => note === 'Not asked for.'));
  });

  it('tells null from empty, each with a reason', () => {
    const states = (userData: JsonObject) =>
      outline(
        profileOf([
          answerTo({ recIds: ['r'], predictionIds: ['p'], cohorts: true, properties: true }, userData),
          answerTo({ computations: true }, userData),
        ]),
      );
    const nothing = states({});
    assert.ok(nothing.every(({ state, note }) => state === 'nothing' && note?.startsWith('The API answered null: ')));
    const empty = states({ recommendations: [], amp_props: {}, cohort_ids: [], propensities: [] });
    assert.ok(empty.every(({ state, note, rows }) => state === 'empty' && note && rows.length === 0));
  });

  it('gives each group its time', () => {
    const { fetchedAt, fromCache } = groupOf('Cohorts', { cohorts: true }, { cohort_ids: ['a'] });
    assert.deepEqual([fetchedAt, fromCache], [1000, false]);
  });

  it('says that computations may be missing, which came with properties that were asked for again', () => {
    const both = answerTo({ properties: true, computations: true }, { amp_props: { city: 'Oslo', a: '1', b: '2' } });
    const single = answerTo({ compIds: ['a'] }, { amp_props: { a: '1' } });
    const properties = answerTo({ properties: true }, { amp_props: { city: 'Oslo' } });
    const all = answerTo({ computations: true }, { amp_props: { a: '1', b: '2' } });
    const noteAfter = (...answers: Parameters<typeof profileOf>[0]) => {
      const [, , { rows, note } = { rows: [] }] = outline(profileOf(answers, new Set(['a'])));
      return [rows.length, note?.split('.')[0]];
    };
    const others = 'There may be others, which came together with the properties';
    assert.deepEqual(noteAfter(both, single, properties), [1, others]);
    assert.deepEqual(noteAfter(both, single), [1, undefined]);
    assert.deepEqual(noteAfter(both, all, properties), [2, undefined]);
  });

  it('has rows for the first of very many values, and says how many more there are', () => {
    const list = Array.from({ length: 120_000 }, (_, index) => index);
    const { rows } = groupOf('Properties', { properties: true }, { amp_props: { a: list, b: [1, 2] } });
    assert.deepEqual(
      rows.map(({ rows: inner, left }) => [inner?.length, left]),
      [
        [50_000, 70_000],
        [0, 2],
      ],
    );
    assert.equal(rows[0]?.value, JSON.stringify(list));
    const cohorts = groupOf('Cohorts', { cohorts: true }, { cohort_ids: list.map(String) });
    assert.deepEqual([cohorts.rows.length, cohorts.note], [100_000, '20,000 more are in the JSON.']);
    const items = [{ rec_id: 'r', items: list.map(String), is_control: false }];
    const recommended = groupOf('Recommendations', { recIds: ['r'] }, { recommendations: items });
    assert.deepEqual([onlyRow(recommended).rows?.length, onlyRow(recommended).left], [50_000, 70_002]);
    const many = list.slice(0, 1_200).map((index) => ({ rec_id: String(index) }));
    const all = groupOf('Recommendations', { recIds: ['1'] }, { recommendations: many });
    assert.deepEqual([all.rows.length, all.note], [1_000, '200 more are in the JSON.']);
  });

  it('shows fields that are not documented in a sixth group', () => {
    const { part, rows } = groupOf('Other Fields', {}, { user_id: 'u', extra: { a: [1] } });
    assert.deepEqual([part, rows[0]?.value, rows[0]?.liquid], ['other', '{"a":[1]}', 'amplitude.userData.extra']);
    assert.equal(rows[0]?.rows?.[0]?.rows?.[0]?.liquid, 'amplitude.userData.extra.a[0]');
  });
});

describe('an outline of what is nested deeply', () => {
  it('has rows for ten steps, and the whole text on each', () => {
    const nested = JSON.parse(`${'{"a":'.repeat(20)}7${'}'.repeat(20)}`) as JsonObject;
    let row = groupOf('Properties', { properties: true }, { amp_props: nested }).rows[0];
    for (let steps = 2; steps <= 10; steps++) {
      assert.equal(row?.path.length, steps);
      assert.equal(row.value, `${'{"a":'.repeat(21 - steps)}7${'}'.repeat(21 - steps)}`);
      if (steps < 10) row = row.rows?.[0];
    }
    assert.equal(row?.rows, undefined);
  });

  it('does not grow with the depth beyond them', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}"${'x'.repeat(10_000)}"${']'.repeat(levels)}`;
    const sizeOf = (levels: number) => {
      const group = groupOf('Properties', { properties: true }, { amp_props: { a: JSON.parse(nested(levels)) } });
      return JSON.stringify(group).length;
    };
    assert.ok(sizeOf(29) < sizeOf(15) * 1.1);
  });
});

describe('a value as text', () => {
  it('is text as it is, and JSON with exact digits otherwise', () => {
    assert.equal(toText('a "b"'), 'a "b"');
    assert.equal(toText({ 'a "b"': [new ExactNumber('1.0'), null, '\uD800'] }), '{"a \\"b\\"":[1.0,null,"\\ud800"]}');
  });

  it('has a kind', () => {
    const kinds = [null, 'a', true, 1, new ExactNumber('1.0'), [], {}].map(kindOf);
    assert.deepEqual(kinds, ['nothing', 'text', 'flag', 'number', 'number', 'list', 'object']);
  });
});

describe('the row of a value', () => {
  const groups = outline(
    profileOf([
      answerTo({ computations: true }, { amp_props: { city: 'computed' } }),
      answerTo({ properties: true }, { amp_props: { city: 'Oslo', home: { city: 'Bergen' } } }),
    ]),
  );

  it('is found at any depth', () => {
    assert.equal(rowAt(groups, ['amp_props', 'home', 'city'])?.value, 'Bergen');
    assert.equal(rowAt(groups, ['amp_props', 'home', 'zip']), undefined);
  });

  it('is that of the part where a property and a computation have one name', () => {
    assert.equal(rowAt(groups, ['amp_props', 'city'], 'properties')?.value, 'Oslo');
    assert.equal(rowAt(groups, ['amp_props', 'city'], 'computations')?.value, 'computed');
  });

  it('is called by it if it is a cohort or a recommended item, and else only happens to be', () => {
    const userData = {
      recommendations: [{ rec_id: 'r', items: ['tea'] }],
      amp_props: { plan: 'plan', list: ['0'] },
      cohort_ids: ['young'],
    };
    const rows = outline(profileOf([answerTo({ recIds: ['r'], properties: true, cohorts: true }, userData)]));
    const isSo = (...path: (string | number)[]) => {
      const row = rowAt(rows, path);
      assert.equal(row?.label, row?.value);
      return row && isCalledByValue(row);
    };
    assert.ok(isSo('recommendations', 0, 'items', 0) && isSo('cohort_ids', 0));
    assert.ok(!isSo('amp_props', 'plan') && !isSo('amp_props', 'list', 0));
  });
});
