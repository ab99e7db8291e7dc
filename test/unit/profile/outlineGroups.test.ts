import assert from 'node:assert/strict';
import { ExactNumber, type JsonObject } from '../../../src/profile/json';
import { outline } from '../../../src/profile/outline';
import type { ProfileRequest } from '../../../src/profile/request';
import { answerTo, profileOf } from './answers';
import { groupOf, onlyRow } from './outlining';

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

  it('know a percentile of 1 by the request for it', () => {
    const propensities = ['p', 'q'].map((pred_id) => ({ prop: 1, pred_id, prop_type: 'score' }));
    const request: ProfileRequest = { predictionIds: ['p', 'q'], propensityType: 'pct' };
    const { rows } = groupOf('Propensities', request, { propensities });
    assert.deepEqual(
      rows.map(({ propensity }) => propensity),
      [
        { share: 0.01, type: 'pct' },
        { share: 0.01, type: 'pct' },
      ],
    );
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

  it('are read from `propensity` where the answer has no list, as long as it is the only one', () => {
    const single = onlyRow(groupOf('Propensities', { predictionIds: ['p'] }, { propensity: 0.5 }));
    assert.equal(single.liquid, 'amplitude.userData.propensity');
    const answers = [
      answerTo({ predictionIds: ['p'] }, { propensity: 0.5, propensities: [] }),
      answerTo({ predictionIds: ['q'] }, { propensity: 0.7 }),
    ];
    const { rows = [] } = outline(profileOf(answers)).find(({ label }) => label === 'Propensities') ?? {};
    assert.deepEqual(
      rows.map(({ liquid }) => liquid),
      ['amplitude.userData.propensities[0].prop', 'amplitude.userData.propensities[1].prop'],
    );
  });
});
