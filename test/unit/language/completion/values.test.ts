import assert from 'node:assert/strict';
import type { Seen } from '../../../../src/profile/seen';
import { lookedUp, seenOf } from '../people';
import { accepted, completionsIn, labelsAt } from './completing';

const API = 'https://profile-api.amplitude.com/v1/userprofile';

describe('Completion of compared values', () => {
  const profile = lookedUp('testUser', 'get_cohort_ids=true', 'get_amp_props=true', 'get_recs=true&rec_id=testRecId');
  const seen: Seen = { ...seenOf(profile), names: { cohorts: { cohort1: 'Newsletter', c9: 'Churned' } } };
  const query = '?get_cohort_ids=true&get_amp_props=true&get_recs=true&rec_id=testRecId';
  const after = `{% connected_content ${API}${query} :save a %}`;

  it('offers cohorts with their names', () => {
    const all = completionsIn(`${after}{% if a.userData.cohort_ids contains '█' %}`, seen);
    assert.deepEqual(
      all.map(({ label, description }) => [label, description]),
      [
        ['cohort1', 'Newsletter'],
        ['cohort3', undefined],
        ['cohort7', undefined],
        ['c9', 'Churned'],
      ],
    );
  });

  const written: readonly (readonly [condition: string, label: string, expected: string])[] = [
    ["{% if a.userData.cohort_ids contains '█' %}", 'cohort3', "{% if a.userData.cohort_ids contains 'cohort3' %}"],
    ['{% if a.userData.cohort_ids contains "co█', 'cohort3', "{% if a.userData.cohort_ids contains 'cohort3'"],
    ['{% if a.userData.cohort_ids contains █ %}', 'cohort3', "{% if a.userData.cohort_ids contains 'cohort3' %}"],
    [
      '{% if x and a.userData.cohort_ids contains coh█ %}',
      'cohort3',
      "{% if x and a.userData.cohort_ids contains 'cohort3' %}",
    ],
    ['{% if a.userData.amp_props.library == █ %}', 'http/1.0', "{% if a.userData.amp_props.library == 'http/1.0' %}"],
    ['{% if a.userData.amp_props.number_property == █ %}', '12', '{% if a.userData.amp_props.number_property == 12 %}'],
    [
      '{% if a.userData.recommendations[0].is_control == █ %}',
      'false',
      '{% if a.userData.recommendations[0].is_control == false %}',
    ],
    ['{% if a.__http_status_code__ != █ %}', '200', '{% if a.__http_status_code__ != 200 %}'],
    [
      '{% case a.userData.amp_props.library %}{% when █ %}',
      'http/1.0',
      "{% case a.userData.amp_props.library %}{% when 'http/1.0' %}",
    ],
  ];
  for (const [condition, label, expected] of written) {
    it(`writes ${expected}`, () => assert.equal(accepted(after + condition, label, seen), after + expected));
  }

  it('offers what a text was seen to be, also as part of it', () => {
    assert.deepEqual(labelsAt(`${after}{% if a.userData.amp_props.library contains '█' %}`, seen), ['http/1.0']);
    const either = "{% assign ids = a.userData.cohort_ids | default: 'none' %}{% if ids contains '█' %}";
    assert.deepEqual(labelsAt(after + either, seen), ['cohort1', 'cohort3', 'cohort7', 'c9']);
  });

  it('offers what was seen also behind filters that choose among it', () => {
    const recs = 'a.userData.recommendations';
    for (const chosen of [
      `{% assign one = ${recs} | where: 'is_control', false | first %}{% if one.rec_id == █ %}`,
      `{% assign one = ${recs} | find: 'is_control', false %}{% if one.rec_id == █ %}`,
      `{% assign some = ${recs} | sort: 'rec_id' | reverse %}{% for one in some %}{% if one.rec_id == █ %}`,
      `{% assign ids = ${recs} | map: 'rec_id' | uniq %}{% if ids contains █ %}`,
      `{% assign ids = ${recs} | map: 'rec_id' %}{% if ids.first == █ %}`,
      `{% assign all = other | concat: ${recs} | slice: 1, 2 %}{% if all[0].rec_id == █ %}`,
    ]) {
      assert.equal(labelsAt(after + chosen, seen)[0], 'testRecId', chosen);
    }
    const counted = `${after}{% assign some = ${recs} | sort: 'rec_id' %}{% if some.size == █ %}`;
    assert.ok(!labelsAt(counted, seen).includes('1'));
  });

  it('offers a flag’s values once', () => {
    const labels = labelsAt(`${after}{% if a.userData.recommendations[0].is_control == █ %}`, seen);
    assert.deepEqual(labels.slice(0, 4), ['false', 'true', 'a', 'nil']);
    assert.equal(labels.filter((label) => label === 'true').length, 1);
  });

  it('offers no cohort where their number is compared', () => {
    const labels = labelsAt(`${after}{% if a.userData.cohort_ids.size > █ %}`, seen);
    assert.ok(labels.includes('3') && !labels.includes('cohort1') && !labels.includes('c9'));
  });

  it('leaves out texts that nobody compares with', () => {
    const awkward = seenOf(lookedUp('awkward-user', 'get_amp_props=true'));
    const template = `${after}{% if a.userData.amp_props['very long text'] == █ %}`;
    assert.ok(completionsIn(template, awkward).every(({ label }) => label.length < 200));
  });

  it('shows an empty text as Liquid writes it', () => {
    const awkward = seenOf(lookedUp('awkward-user', 'get_cohort_ids=true'));
    const template = `${after}{% if a.userData.cohort_ids contains █ %}`;
    assert.equal(accepted(template, "''", awkward), template.replace('█', "''"));
    assert.ok(labelsAt(template, awkward).every((label) => label !== ''));
  });

  it('leaves out what another branch names', () => {
    for (const whens of [
      "{% when 'http/1.0' %}{% when █ %}",
      '{% when "http/1.0" %}{% when █ %}',
      '{% when "http/1.0", █ %}',
    ]) {
      assert.ok(!labelsAt(`${after}{% case a.userData.amp_props.library %}${whens}`, seen).includes('http/1.0'), whens);
    }
  });

  it('finds an id by its name too', () => {
    const filterTexts = completionsIn(`${after}{% if a.userData.cohort_ids contains "█" %}`, seen).map(
      ({ filterText }) => filterText,
    );
    assert.deepEqual(filterTexts, ['"cohort1 Newsletter', '"cohort3', '"cohort7', '"c9 Churned']);
  });

  it('offers values before an operator, too', () => {
    for (const value of ["'█'", '█', 'ht█']) {
      const template = (written: string) => `${after}{% if ${written} == a.userData.amp_props.library %}{% endif %}`;
      assert.equal(accepted(template(value), 'http/1.0', seen), template("'http/1.0'"));
    }
    assert.deepEqual(labelsAt(`${after}{% if '█' contains a.userData.amp_props.library %}`, seen), []);
  });

  it('offers everything that was seen in long lists', () => {
    const big = seenOf(lookedUp('big-user', 'get_cohort_ids=true&get_amp_props=true'));
    const [person] = big.profiles;
    const cohorts = person?.parts.cohorts?.value as readonly string[];
    assert.deepEqual(labelsAt(`${after}{% if a.userData.cohort_ids contains '█' %}`, big).slice(0, 300), cohorts);
    const names = Object.keys(person?.parts.properties?.value ?? {});
    assert.deepEqual(labelsAt(`${after}{% if a.userData.amp_props contains '█' %}`, big), names);
  });

  it('offers the names of properties that a loop goes through', () => {
    const labels = labelsAt(
      `${after}{% for pair in a.userData.amp_props %}{% if pair[0] == '█' %}{% endif %}{% endfor %}`,
      seen,
    );
    assert.ok(labels.includes('library') && labels.includes('first_used'));
    assert.deepEqual(labelsAt(`${after}{% if a.userData.amp_props contains '█' %}`, seen), labels);
  });
});
