import assert from 'node:assert/strict';
import { ExactNumber, type JsonObject } from '../../../src/profile/json';
import { type Group, outline } from '../../../src/profile/outline';
import { kindOf, toText } from '../../../src/profile/outlineRows';
import type { ProfileRequest } from '../../../src/profile/request';
import type { FriendlyNames } from '../../../src/profile/row';
import { answerTo, profileOf } from './answers';

type Label = 'Recommendations' | 'Properties' | 'Computations' | 'Cohorts' | 'Propensities' | 'Other Fields';

function groupOf(label: Label, request: ProfileRequest, userData: JsonObject, names?: FriendlyNames): Group {
  const found = outline(profileOf([answerTo(request, userData)]), names).find((group) => group.label === label);
  assert.ok(found, label);
  return found;
}

function onlyRow({ rows }: Group) {
  const [row] = rows;
  assert.ok(row && rows.length === 1);
  return row;
}

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

describe('the properties of an outline', () => {
  const rowsOf = (amp_props: JsonObject) => groupOf('Properties', { properties: true }, { amp_props }).rows;

  it('are sorted by name, numbers in names by their size', () => {
    const labels = rowsOf({ item10: 1, Zoo: 1, item9: 1, apple: 1, 'gp:a': 1 }).map(({ label }) => label);
    assert.deepEqual(labels, ['apple', 'gp:a', 'item9', 'item10', 'Zoo']);
  });

  it('show exact digits, text as it is, and null', () => {
    const values = rowsOf({
      a: new ExactNumber('9007199254740993'),
      b: new ExactNumber('-0'),
      c: '1.0',
      d: null,
      e: true,
      f: 0.5,
      g: '',
    }).map(({ kind, value }) => [kind, value]);
    assert.deepEqual(values, [
      ['number', '9007199254740993'],
      ['number', '-0'],
      ['text', '1.0'],
      ['nothing', 'null'],
      ['flag', 'true'],
      ['number', '0.5'],
      ['text', ''],
    ]);
  });

  it('have the Liquid that reads them, where there is one', () => {
    const liquid = rowsOf({ '5\' 10"': 1, city: 1, 'gp:email': 1 }).map((row) => row.liquid);
    assert.deepEqual(liquid, [
      undefined,
      'amplitude.userData.amp_props.city',
      "amplitude.userData.amp_props['gp:email']",
    ]);
  });

  it('hold names that objects have a meaning for', () => {
    const labels = rowsOf(Object.fromEntries(['__proto__', 'constructor', ''].map((name) => [name, 'x'])));
    assert.deepEqual(labels.map(({ label }) => label).sort(), ['', '__proto__', 'constructor']);
  });
});

describe('the computations of an outline', () => {
  const both: ProfileRequest = { properties: true, computations: true };

  it('say that they stand among the properties', () => {
    const { state, note, rows } = groupOf('Computations', both, { amp_props: { city: 'Oslo' } });
    assert.deepEqual([state, rows.length], ['mixed', 0]);
    assert.match(note ?? '', /listed among them/);
  });

  it('do not say so when the API answered null', () => {
    assert.equal(groupOf('Computations', both, { amp_props: null }).state, 'nothing');
  });

  it('are asked for alone once the properties have come without them', () => {
    const properties = answerTo({ properties: true }, { amp_props: { city: 'Oslo' } });
    const profile = profileOf([answerTo(both, { amp_props: { city: 'Oslo', spent: '3' } }), properties]);
    const [, , found] = outline(profile);
    assert.deepEqual([found?.state, found?.rows, found?.fetchedAt], ['not-asked', [], undefined]);
    assert.match(found?.note ?? '', /Ask for the computations alone/);
    const none = answerTo({ computations: true }, { amp_props: {} });
    assert.equal(outline(profileOf([none, properties]))[2]?.state, 'empty');
    assert.equal(outline(profileOf([answerTo(both, { amp_props: {} }), none, properties]))[2]?.state, 'empty');
  });

  it('still say so when one of them came back null', () => {
    const profile = profileOf([
      answerTo(both, { amp_props: { city: 'Oslo' } }),
      answerTo({ compIds: ['x'] }, { amp_props: null }),
    ]);
    assert.equal(outline(profile)[2]?.state, 'mixed');
  });

  it('carry their names', () => {
    const names = { computations: { spent: 'Money spent' } };
    const row = onlyRow(groupOf('Computations', { computations: true }, { amp_props: { spent: '3.0' } }, names));
    assert.deepEqual([row.label, row.name, row.kind, row.value], ['spent', 'Money spent', 'text', '3.0']);
  });
});

describe('the cohorts of an outline', () => {
  it('keep their order, carry names, and have a condition as Liquid', () => {
    const { rows } = groupOf(
      'Cohorts',
      { cohorts: true },
      { cohort_ids: ['z', 'a', '\'"'] },
      { cohorts: { z: 'Loyal' } },
    );
    assert.deepEqual(
      rows.map(({ label, name, liquid, isCondition }) => [label, name, liquid, isCondition]),
      [
        ['z', 'Loyal', "amplitude.userData.cohort_ids contains 'z'", true],
        ['a', undefined, "amplitude.userData.cohort_ids contains 'a'", true],
        ['\'"', undefined, 'amplitude.userData.cohort_ids[2]', undefined],
      ],
    );
  });

  it('take no name from what objects inherit', () => {
    const { rows } = groupOf(
      'Cohorts',
      { cohorts: true },
      { cohort_ids: ['constructor', '__proto__'] },
      { cohorts: {} },
    );
    assert.ok(rows.every(({ name }) => name === undefined));
  });
});

describe('the recommendations of an outline', () => {
  const recommendation = {
    rec_id: 'home',
    items: ['tea', 'cake'],
    is_control: true,
    recommendation_source: 'model2',
    last_updated: 1608670720,
  };
  const answered = { recommendations: [recommendation] };

  it('carry name, control group, model and age', () => {
    const names = { recommendations: { home: 'Home page' } };
    const row = onlyRow(groupOf('Recommendations', { recIds: ['home'] }, answered, names));
    assert.deepEqual([row.label, row.name], ['home', 'Home page']);
    assert.deepEqual(row.recommendation, { isControl: true, source: 'model2', lastUpdated: 1608670720000 });
  });

  it('are of neither group where the answer does not say', () => {
    const { is_control: _, ...unsaid } = recommendation;
    for (const sent of [unsaid, { ...unsaid, is_control: null }]) {
      const row = onlyRow(groupOf('Recommendations', { recIds: ['home'] }, { recommendations: [sent] }));
      assert.deepEqual(row.recommendation, { source: 'model2', lastUpdated: 1608670720000 });
    }
  });

  it('have no age where the API sends no date', () => {
    for (const digits of ['1e307', '1e400', '-1e400', '8640000000001']) {
      const sent = { ...recommendation, last_updated: new ExactNumber(digits) };
      const row = onlyRow(groupOf('Recommendations', { recIds: ['home'] }, { recommendations: [sent] }));
      assert.equal(row.recommendation?.lastUpdated, undefined, digits);
    }
  });

  it('list the items by rank, then the other members', () => {
    const { rows = [] } = onlyRow(groupOf('Recommendations', { recIds: ['home'] }, answered));
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['tea', 'cake', 'rec_id', 'is_control', 'recommendation_source', 'last_updated'],
    );
    assert.equal(rows[1]?.liquid, 'amplitude.userData.recommendations[0].items[1]');
  });

  it('say which ids were not answered', () => {
    assert.equal(groupOf('Recommendations', { recIds: ['home', 'x', 'y'] }, answered).note, 'No answer for x, y.');
    assert.equal(groupOf('Recommendations', { recIds: ['home'] }, answered).note, undefined);
  });

  it('say so with the names of the ids', () => {
    const names = { recommendations: { x: 'Home Page' }, predictions: { q: 'Churn' } };
    const request = { recIds: ['home', 'x', 'y'], predictionIds: ['p', 'q'] };
    const userData = { ...answered, propensities: [{ prop: 1, pred_id: 'p', prop_type: 'score' }] };
    const notes = outline(profileOf([answerTo(request, userData)]), names).map(({ note }) => note);
    assert.deepEqual([notes[0], notes[4]], ['No answer for x (Home Page), y.', 'No answer for q (Churn).']);
  });

  it('are shown whatever their shape', () => {
    const { rows } = groupOf(
      'Recommendations',
      { recIds: ['a'] },
      { recommendations: [null, 'x', {}, { items: 'none' }] },
    );
    assert.equal(rows.length, 4);
  });
});

describe('the propensities of an outline', () => {
  const barOf = (prop: number | null, prop_type: string) => {
    const propensities = [{ prop, pred_id: 'p', prop_type }];
    return onlyRow(groupOf('Propensities', { predictionIds: ['p'] }, { propensities })).propensity;
  };

  it('have a bar for scores and percentiles', () => {
    assert.deepEqual(barOf(0.5, 'score'), { share: 0.5, type: 'score' });
    assert.deepEqual(barOf(83, 'pct'), { share: 0.83, type: 'pct' });
    assert.deepEqual(barOf(1, 'pct'), { share: 0.01, type: 'pct' });
    assert.equal(barOf(null, 'score'), undefined);
  });

  it('know a percentile that the API calls a score', () => {
    assert.deepEqual(barOf(83, 'score'), { share: 0.83, type: 'pct' });
  });

  it('stay within their bar', () => {
    assert.equal(barOf(140, 'pct')?.share, 1);
    assert.equal(barOf(-3, 'score')?.share, 0);
  });

  it('show the digits, and the Liquid that reads them', () => {
    const propensities = [{ prop: new ExactNumber('0.50'), pred_id: 'p', prop_type: 'score' }];
    const row = onlyRow(groupOf('Propensities', { predictionIds: ['p'] }, { propensities }));
    assert.deepEqual([row.label, row.value], ['p', '0.50']);
    assert.equal(row.liquid, 'amplitude.userData.propensities[0].prop');
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
