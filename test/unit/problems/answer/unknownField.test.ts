import assert from 'node:assert/strict';
import { CALL_TO, problemsOf, reports, silent } from '../checking';

const CODE = 'unknown-field';
const CALL = CALL_TO(
  'get_recs=true&rec_id=a&get_amp_props=true&get_cohort_ids=true&get_propensity=true&prediction_id=p',
);

/** `afterFix` is the use alone; the call stays as it is. */
const reportsIn = (use: string, afterFix?: string) =>
  reports(CODE, CALL + use, afterFix === undefined ? undefined : CALL + afterFix);

describe('A field that the answer does not hold', () => {
  const slips: readonly (readonly [use: string, afterFix: string])[] = [
    ['{{ amplitude.«userdata».user_id }}', '{{ amplitude.userData.user_id }}'],
    ['{{ amplitude.«user_data».user_id }}', '{{ amplitude.userData.user_id }}'],
    ['{{ amplitude.userData.«cohort_id»[0] }}', '{{ amplitude.userData.cohort_ids[0] }}'],
    ['{{ amplitude.userData.«cohortIds»[0] }}', '{{ amplitude.userData.cohort_ids[0] }}'],
    ["{{ amplitude.userData['«amp_prop»'].city }}", "{{ amplitude.userData['amp_props'].city }}"],
    ['{{ amplitude.userData.«Recommendations»[0].items }}', '{{ amplitude.userData.recommendations[0].items }}'],
    ['{{ amplitude.userData.recommendations[0].«item»[0] }}', '{{ amplitude.userData.recommendations[0].items[0] }}'],
    [
      '{{ amplitude.userData.recommendations.first.«isControl» }}',
      '{{ amplitude.userData.recommendations.first.is_control }}',
    ],
    ['{{ amplitude.userData.propensities[0].«props» }}', '{{ amplitude.userData.propensities[0].prop }}'],
    [
      '{% if amplitude.«__http_status_code» != 200 %}x{% endif %}',
      '{% if amplitude.__http_status_code__ != 200 %}x{% endif %}',
    ],
    [
      '{% assign r = amplitude.userData.recommendations[0] %}{{ r.«rec_ids» }}',
      '{% assign r = amplitude.userData.recommendations[0] %}{{ r.rec_id }}',
    ],
    [
      '{% for r in amplitude.userData.recommendations %}{{ r.«itmes» }}{% endfor %}',
      '{% for r in amplitude.userData.recommendations %}{{ r.items }}{% endfor %}',
    ],
    ['{% liquid\n echo amplitude.«userdata».user_id\n%}', '{% liquid\n echo amplitude.userData.user_id\n%}'],
  ];
  for (const [use, afterFix] of slips) it(`is a slip: ${use}`, () => reportsIn(use, afterFix));

  it('is not reported where a variable holds its name', () => {
    silent(CODE, `${CALL}{% assign k = 'cohort' %}{% for c in amplitude.userData[k] %}{{ c }}{% endfor %}`);
    silent(CODE, `${CALL}{% assign k = 'amp_props' %}{{ amplitude[k].city }}`);
  });

  it('may be named in a filter, or read behind one', () => {
    const [recs, props] = ['amplitude.userData.recommendations', 'amplitude.userData.propensities'];
    reportsIn(`{{ ${recs} | map: '«recid»' | join }}`, `{{ ${recs} | map: 'rec_id' | join }}`);
    reportsIn(
      `{% assign one = ${props} | where: "«prediction_id»", 'p' | first %}{{ one.prop }}`,
      `{% assign one = ${props} | where: "pred_id", 'p' | first %}{{ one.prop }}`,
    );
    reportsIn(
      `{% assign one = ${props} | where: 'pred_id', 'p' | first %}{{ one.«score» }}{{ one.«nothing_like_it» }}`,
      `{% assign one = ${props} | where: 'pred_id', 'p' | first %}{{ one.prop }}{{ one.nothing_like_it }}`,
    );
    reportsIn(
      `{% assign some = ${props} | where: 'pred_id', 'p' %}{{ some.«prop» }}{{ some.size }}`,
      `{% assign some = ${props} | where: 'pred_id', 'p' %}{{ some[0].prop }}{{ some.size }}`,
    );
    reportsIn(
      `{% assign some = ${recs} | reverse %}{% for one in some %}{{ one['«Items»'] }}{% endfor %}`,
      `{% assign some = ${recs} | reverse %}{% for one in some %}{{ one['items'] }}{% endfor %}`,
    );
  });

  it('is none behind filters of which nobody knows what they give', () => {
    const [recs, props] = ['amplitude.userData.recommendations', 'amplitude.userData.propensities'];
    for (const use of [
      `{% assign all = ${recs} | concat: ${props} %}{{ all[0].weather }}`,
      `{% assign some = ${recs} | map: 'rec_id' | uniq %}{{ some.first }}`,
      `{% assign some = ${recs} | sort: 'last_updated' | reverse | where: 'is_control', false %}{{ some[0].items }}`,
      `{{ ${recs} | map: name }}{{ ${recs} | map }}`,
      "{{ amplitude.userData.amp_props | property_accessor: 'weather' }}",
      "{% assign words = amplitude.userData.amp_props.tags | split: ',' %}{{ words[0].weather }}",
      `{% assign text = ${recs} | as_json_string | json_parse %}{{ text.weather }}`,
      `{% if x %}{% assign one = ${props} | first %}{% else %}{% assign one = weather %}{% endif %}{{ one.weather }}`,
    ]) {
      silent(CODE, CALL + use);
    }
  });

  it('is mended everywhere at once, so that a test goes on to be one of what it guards', () => {
    reportsIn(
      '{% if amplitude.userData.«recomendations» %}{{ amplitude.userData.«recomendations»[0].rec_id }}{% endif %}',
      '{% if amplitude.userData.recommendations %}{{ amplitude.userData.recommendations[0].rec_id }}{% endif %}',
    );
    const title = (use: string) => problemsOf(CALL + use).find(({ code }) => code === CODE)?.fixes?.[0]?.title;
    assert.equal(title('{{ amplitude.userdata.user_id }}'), 'Change to “userData”');
    assert.equal(
      title('{{ amplitude.userdata.user_id }}{{ amplitude.userdata.user_id }}'),
      'Change to “userData” everywhere',
    );
  });

  it('stands in userData', () => {
    reportsIn('{{ amplitude.«amp_props».city }}', '{{ amplitude.userData.amp_props.city }}');
    reportsIn("{{ amplitude['«cohort_ids»'] }}", "{{ amplitude.userData['cohort_ids'] }}");
    reportsIn('{{ amplitude.«cohort_id»[0] }}', '{{ amplitude.userData.cohort_ids[0] }}');
  });

  it('stands beside userData', () => {
    reportsIn(
      '{% if amplitude.userData.«__http_status_code__» != 200 %}x{% endif %}',
      '{% if amplitude.__http_status_code__ != 200 %}x{% endif %}',
    );
    reportsIn(
      "{% if amplitude['userData']['«http_status_code»'] != 200 %}x{% endif %}",
      '{% if amplitude.__http_status_code__ != 200 %}x{% endif %}',
    );
    reportsIn('{% assign user = amplitude.userData %}{% if user.«__http_status_code__» != 200 %}x{% endif %}');
  });

  it('stands in the entries of a list', () => {
    reportsIn('{{ amplitude.userData.recommendations.«items» }}', '{{ amplitude.userData.recommendations[0].items }}');
    reportsIn('{{ amplitude.userData.propensities.«prop» }}', '{{ amplitude.userData.propensities[0].prop }}');
  });

  it('has another word than the API', () => {
    const renamed: readonly (readonly [use: string, afterFix: string])[] = [
      ['{{ amplitude.«data».user_id }}', '{{ amplitude.userData.user_id }}'],
      ['{% if amplitude.«status» == 200 %}x{% endif %}', '{% if amplitude.__http_status_code__ == 200 %}x{% endif %}'],
      ['{{ amplitude.userData.«recs»[0].rec_id }}', '{{ amplitude.userData.recommendations[0].rec_id }}'],
      ['{{ amplitude.userData.«user_properties».city }}', '{{ amplitude.userData.amp_props.city }}'],
      ['{{ amplitude.userData.«cohort_memberships»[0] }}', '{{ amplitude.userData.cohort_ids[0] }}'],
      ['{{ amplitude.userData.recommendations[0].«id» }}', '{{ amplitude.userData.recommendations[0].rec_id }}'],
      ['{{ amplitude.userData.propensities[0].«prediction_id» }}', '{{ amplitude.userData.propensities[0].pred_id }}'],
      ['{{ amplitude.userData.propensities[0].«score» }}', '{{ amplitude.userData.propensities[0].prop }}'],
    ];
    for (const [use, afterFix] of renamed) reportsIn(use, afterFix);
    const isSafe = (use: string) => problemsOf(CALL + use).find(({ code }) => code === CODE)?.fixes?.[0]?.safe;
    assert.equal(isSafe('{{ amplitude.userData.recs[0].rec_id }}'), false);
    assert.equal(isSafe('{{ amplitude.userdata.user_id }}'), true);
  });

  it('is like none, and has no fix', () => {
    reportsIn('{{ amplitude.userData.«weather» }}');
    reportsIn('{{ amplitude.«weather» }}');
    reportsIn('{{ amplitude.userData.cohort_ids.«name» }}');
    reportsIn('{{ amplitude.userData.recommendations[0].rec_id.«name» }}');
  });

  it('is said to stand in what holds it', () => {
    const message = (use: string) => problemsOf(CALL + use).find(({ code }) => code === CODE)?.message;
    assert.equal(message('{{ amplitude.userdata }}'), 'There is no “userdata” in the answer: write “userData”.');
    assert.equal(
      problemsOf(`${CALL}{{ amplitude.userdata.recs }}`).filter(({ code }) => code === CODE)[1]?.message,
      'There is no “recs” in “userData”: write “recommendations”.',
    );
    assert.equal(
      message('{{ amplitude.userData.recommendations[0].itmes }}'),
      'There is no “itmes” in a recommendation: write “items”.',
    );
    assert.equal(
      message('{{ amplitude.userData.recommendations.items }}'),
      '“recommendations” is a list and holds no “items”: write “[0].items” to read that of the first entry.',
    );
  });

  it('is reported though the call does not ask for what it stands in', () => {
    const call = CALL_TO('get_amp_props=true');
    reports(
      CODE,
      `${call}{{ amplitude.userData.recommendations[0].«item» }}`,
      `${call}{{ amplitude.userData.recommendations[0].items }}`,
    );
  });
});

describe('A field of which nothing is known', () => {
  const uses: readonly (readonly [use: string, why: string])[] = [
    ['{{ amplitude.userData.amp_props.anything.at.all }}', 'a property can have any name'],
    ["{{ amplitude.userData.amp_props['gp:x y'] }}", 'in brackets too'],
    ['{{ amplitude.userData.error }}{{ amplitude.error }}', 'failures are told in it'],
    [
      '{{ amplitude.userData.cohort_ids.size }}{{ amplitude.userData.recommendations.first.rec_id.size }}',
      'Liquid answers it',
    ],
    ['{{ amplitude.userData.recommendations.last.items.first }}', 'Liquid answers it too'],
    ['{{ amplitude.userData[name] }}{{ amplitude[x].y }}', 'Liquid decides'],
    ['{{ amplitude.userData.recommendations[i].child_rec_id }}', 'any entry holds it'],
    ['{{ other.userdata }}{{ amplitudes.userdata }}', 'it is another variable'],
    ['{% assign amplitude = x %}{{ amplitude.userdata }}', 'the variable holds something else'],
    ['{{ amplitude.userData. }}', 'it is not typed yet'],
    ['{% comment %}{{ amplitude.userdata }}{% endcomment %}', 'it is a comment'],
  ];
  for (const [use, why] of uses) it(`is left alone: ${why}`, () => silent(CODE, CALL + use));

  it('is left alone in the answers of other APIs', () => {
    silent(CODE, '{% connected_content https://x.io/userprofiles :save a %}{{ a.userdata.recommendations.items }}');
  });
});
