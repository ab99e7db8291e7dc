import assert from 'node:assert/strict';
import { documentedPairs } from '../../sample/documented';
import { lookedUp, seenOf } from '../people';
import { accepted, completionNamed, completionsIn, labelsAt, offered } from './completing';

const URL = 'https://profile-api.amplitude.com/v1/userprofile?user_id=testUser';
const call = (query: string, options = ':save a') => `{% connected_content ${URL}${query} ${options} %}\n`;

const PROPERTIES = '&get_amp_props=true';
const RECOMMENDATIONS = '&get_recs=true&rec_id=testRecId';

describe('Completion of fields', () => {
  const filled: { readonly [pair: string]: string } = {
    'cohort-ids': 'cohort_ids user_id device_id | recommendations amp_props propensity propensities',
    computation: 'amp_props user_id device_id | recommendations cohort_ids propensity propensities',
    computations: 'amp_props user_id device_id | recommendations cohort_ids propensity propensities',
    propensities: 'propensity propensities user_id device_id | recommendations amp_props cohort_ids',
    'propensity-percentile': 'propensity propensities user_id device_id | recommendations amp_props cohort_ids',
    'propensity-score': 'propensity propensities user_id device_id | recommendations amp_props cohort_ids',
    recommendation: 'recommendations user_id device_id | amp_props cohort_ids propensity propensities',
    recommendations: 'recommendations user_id device_id | amp_props cohort_ids propensity propensities',
    'user-properties': 'amp_props user_id device_id | recommendations cohort_ids propensity propensities',
  };
  for (const { name, request } of documentedPairs) {
    it(`puts what the request fills first: ${name}`, () => {
      const template = `{% connected_content https://profile-api.amplitude.com${request} :save a %}{{ a.userData.█ }}`;
      assert.equal(offered(template), filled[name]);
    });
  }

  const members: { readonly [pair: string]: readonly [path: string, labels: string] } = {
    computation: ['amp_props', 'computed-prop-2'],
    computations: ['amp_props', 'computed-prop-1 computed-prop-2'],
    propensities: ['propensities[1]', 'prop pred_id prop_type'],
    recommendation: ['recommendations[0]', 'items is_control rec_id child_rec_id recommendation_source last_updated'],
    recommendations: ['recommendations.first.items', 'first last size'],
    'user-properties': ['amp_props', 'boolean_property first_used last_used library number_property'],
  };
  for (const { name, request } of documentedPairs.filter((pair) => pair.name in members)) {
    it(`knows the way on: ${name}`, () => {
      const [path, labels] = members[name] ?? ['', ''];
      const template = `{% connected_content https://profile-api.amplitude.com${request} :save a %}{{ a.userData.${path}.█ }}`;
      assert.equal(offered(template, seenOf(lookedUp('testUser', request.split('?')[1] ?? ''))), `${labels} | `);
    });
  }

  it('offers both where Liquid decides what is asked for', () => {
    const template = `${call('&get_recs={{ x }}&rec_id={{ y }}')}{{ a.userData.█ }}`;
    assert.equal(offered(template), 'recommendations user_id device_id | amp_props cohort_ids propensity propensities');
  });

  it('offers nothing for other endpoints', () => {
    assert.deepEqual(labelsAt('{% connected_content https://x.io/a?get_amp_props=true :save a %}{{ a.█ }}'), []);
    assert.deepEqual(labelsAt('{{ nothing.█ }}'), []);
  });

  it('offers nothing in a property whose name a variable holds', () => {
    const seen = seenOf(lookedUp('testUser', PROPERTIES));
    for (const use of [
      '{{ a.userData.amp_props[key].█ }}',
      "{% if a.userData.amp_props[key] contains '█' %}",
      "{% if a.userData.amp_props[key] == '█' %}",
    ]) {
      assert.deepEqual(labelsAt(`${call(PROPERTIES)}{% assign key = 'x' %}${use}`, seen), [], use);
    }
  });

  it('knows the default variable, and what else the answer holds', () => {
    assert.deepEqual(labelsAt(`${call(PROPERTIES, '')}{{ connected.█ }}`), ['userData', '__http_status_code__']);
  });

  it('follows variables, loops and filters', () => {
    const recommendation = 'items is_control rec_id child_rec_id recommendation_source last_updated | ';
    const before = call(RECOMMENDATIONS);
    for (const use of [
      '{% assign r = a.userData.recommendations %}{{ r[0].█ }}',
      '{% assign r = a.userData.recommendations | first %}{{ r.█ }}',
      '{% for r in a.userData.recommendations %}{{ r.█ }}{% endfor %}',
      '{% liquid\n assign r = a.userData.recommendations.last\n echo r.█\n%}',
      '<img alt="{{ a.userData.recommendations[x].█ }}">',
      '{% if x %}{% assign r = a.userData.recommendations[1] %}{% endif %}{{ r.█ }}',
      "{{ a['userData'].recommendations.first.█ }}",
    ]) {
      assert.equal(offered(before + use), recommendation, use);
    }
    assert.equal(offered(`${before}{{ a.userData.recommendations | map: '█' }}`), recommendation);
    assert.equal(
      offered(`${before}{% for f in a.userData.recommendations[0] %}{{ f.█ }}{% endfor %}`),
      'first last size | ',
    );
    assert.equal(offered(`${before}{{ a.userData.recommendations | map: 'items'█ }}`), ' | ');
  });

  it('offers what can stand between two steps', () => {
    const between = `${call(PROPERTIES)}{{ a.█.amp_props.city }}`;
    assert.equal(offered(between), 'userData __http_status_code__ | ');
    assert.equal(accepted(between, 'userData'), between.replace('█', 'userData'));
    assert.deepEqual(labelsAt('{% for a in (1.█.3) %}{% endfor %}'), []);
  });

  it('offers a loop’s variables in the loop alone', () => {
    const loop = `${call(RECOMMENDATIONS)}{% for r in a.userData.recommendations %}{{ █ }}{% endfor %}`;
    assert.deepEqual(labelsAt(loop).slice(0, 3), ['r', 'forloop', 'a']);
    assert.ok(labelsAt('{% for r in x %}{% endfor %}{{ █ }}').every((label) => label !== 'r' && label !== 'forloop'));
    assert.deepEqual(labelsAt('{% for r in x %}{{ forloop.█ }}{% endfor %}').slice(0, 2), ['index', 'index0']);
  });

  it('knows what a loop knows of itself, and of the loops around it', () => {
    const loop = 'index index0 rindex rindex0 length first last name parentloop | ';
    assert.equal(offered('{% for r in x %}{{ forloop.█ }}{% endfor %}'), loop);
    assert.equal(offered('{% for r in x %}{% for s in r %}{{ forloop.parentloop.█ }}{% endfor %}{% endfor %}'), loop);
    const labels = labelsAt('{% tablerow r in x %}{{ tablerowloop.█ }}{% endtablerow %}');
    assert.ok(labels.includes('col_first') && !labels.includes('parentloop'));
    assert.equal(accepted('{% for r in x %}{{ forloop.l█ }}', 'last'), '{% for r in x %}{{ forloop.last }}');
  });

  it('offers positions, names and variables in brackets, with or without a beginning', () => {
    const before = `${call(RECOMMENDATIONS + PROPERTIES)}{% assign key = 'x' %}`;
    assert.equal(offered(`${before}{{ a.userData.recommendations[█].items }}`), '0 a key | ');
    assert.equal(accepted(`${before}{{ a.userData.amp_props[█] }}`, 'key'), `${before}{{ a.userData.amp_props[key] }}`);
    assert.equal(accepted(`${before}{{ a.userData.amp_props[k█ }}`, 'key'), `${before}{{ a.userData.amp_props[key] }}`);
    const seen = seenOf(lookedUp('testUser', 'get_amp_props=true'));
    assert.equal(
      accepted(`${before}{{ a.userData.amp_props[li█] }}`, 'library', seen),
      `${before}{{ a.userData.amp_props['library'] }}`,
    );
    assert.deepEqual(labelsAt('{% assign n = 1 %}{{ unknown[█] }}'), ['n']);
    assert.deepEqual(labelsAt("{% assign n = 1 %}{{ unknown['█'] }}"), []);
  });

  it('offers both parts of a pair of a name and its value', () => {
    const template = `${call(PROPERTIES)}{% for pair in a.userData.amp_props %}{{ pair[█] }}`;
    const [name, value] = completionsIn(template);
    assert.deepEqual([name?.label, name?.detail, value?.label, value?.detail], ['0', 'the name', '1', 'the value']);
    assert.equal(accepted(template, '1'), template.replace('█', '1'));
  });

  it('closes quotes and brackets once', () => {
    const before = call(PROPERTIES);
    const seen = seenOf(lookedUp('testUser', PROPERTIES));
    for (const typed of ["['█", "['█']", "['li█]", '["█]', '[█', '[█]']) {
      assert.equal(
        accepted(`${before}{{ a.userData.amp_props${typed} }}`, 'library', seen),
        `${before}{{ a.userData.amp_props['library'] }}`,
        typed,
      );
    }
  });

  it('puts the name in the place of the whole word', () => {
    const before = call(PROPERTIES);
    assert.equal(
      accepted(`${before}{{ a.userData.am█xx | upcase }}`, 'amp_props'),
      `${before}{{ a.userData.amp_props | upcase }}`,
    );
    assert.equal(accepted(`${before}{{ a.userData.█`, 'amp_props'), `${before}{{ a.userData.amp_props`);
    assert.equal(accepted(`${before}{{ a.user█Data.amp_props }}`, 'userData'), `${before}{{ a.userData.amp_props }}`);
  });

  const accepting: readonly (readonly [what: string, query: string, label: string, expected: string])[] = [
    ['adds the parameter', '', 'amp_props', '&get_amp_props=true'],
    ['turns false into true', '&get_amp_props=false', 'amp_props', '&get_amp_props=true'],
    ['brings the id with get_recs', '', 'recommendations', '&get_recs=true&rec_id=home%20page'],
    ['keeps an id that stands there', '&rec_id=mine', 'recommendations', '&rec_id=mine&get_recs=true'],
    [
      'turns false into true where an id stands',
      '&get_recs=false&rec_id=x',
      'recommendations',
      '&get_recs=true&rec_id=x',
    ],
    ['fills a parameter without value', '&get_cohort_ids', 'cohort_ids', '&get_cohort_ids=true'],
    ['goes on after a sign', '&get_cohort_ids=&', 'cohort_ids', '&get_cohort_ids=true&'],
    ['gives an id that is empty a value', '&rec_id=', 'recommendations', '&rec_id=home%20page&get_recs=true'],
    ['asks for a prediction', '', 'propensity', '&get_propensity=true&prediction_id=buys'],
    ['leaves a fragment last', '#here', 'cohort_ids', '&get_cohort_ids=true#here'],
  ];
  for (const [what, query, label, expected] of accepting) {
    it(`${what} when something is chosen that is not asked for`, () => {
      const base = seenOf();
      const seen = { ...base, ids: { ...base.ids, recommendations: ['home page', 'b'], predictions: ['buys'] } };
      assert.equal(
        accepted(`${call(query)}{{ a.userData.█ }}`, label, seen),
        `${call(expected)}{{ a.userData.${label} }}`,
      );
    });
  }

  it('asks for what stands around a field deep inside', () => {
    const template = `${call('')}{% assign r = a.userData.recommendations %}{{ r[0].█ }}`;
    const { description } = completionNamed(template, 'items');
    assert.equal(description, 'not asked for');
    assert.equal(completionNamed(`${call('')}{{ a.userData.█ }}`, 'cohort_ids').detail, 'list of text');
    assert.ok(accepted(template, 'items').startsWith(call('&get_recs=true&rec_id=')));
  });

  describe('of a variable that is saved on different ways', () => {
    const branches = (one: string, other: string) => `{% if x %}${call(one)}{% else %}${call(other)}{% endif %}`;

    it('puts what either call asks for first', () => {
      const template = `${branches(PROPERTIES, '&get_cohort_ids=true')}{{ a.userData.█ }}`;
      assert.equal(
        offered(template),
        'amp_props cohort_ids user_id device_id | recommendations propensity propensities',
      );
    });

    it('makes every call ask', () => {
      const template = `${branches('', '&get_amp_props=false')}{{ a.userData.█ }}`;
      const expected = `${branches(PROPERTIES, PROPERTIES)}{{ a.userData.amp_props }}`;
      assert.equal(accepted(template, 'amp_props'), expected);
    });

    it('makes a call ask once that is reached in two ways', () => {
      const assigned = (at: number) => `{% assign r = a.userData.recommendations[${at}] %}`;
      const template = `${call('')}{% if x %}${assigned(0)}{% else %}${assigned(1)}{% endif %}{{ r.█ }}`;
      assert.ok(accepted(template, 'items').startsWith(call('&get_recs=true&rec_id=')));
    });
  });

  it('writes a URL without query as one with', () => {
    const template =
      '{% connected_content https://profile-api.amplitude.com/v1/userprofile :save a %}{{ a.userData.█ }}';
    assert.match(accepted(template, 'amp_props'), /userprofile\?get_amp_props=true :save/);
  });
});
