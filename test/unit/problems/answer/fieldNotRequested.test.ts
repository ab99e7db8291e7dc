import assert from 'node:assert/strict';
import { lookedUp, seenOf } from '../../language/people';
import { CALL_TO, problemsOf, reports, silent } from '../checking';

const CODE = 'field-not-requested';
const RECS = 'get_recs=true&rec_id=testRecId';
const CALL = CALL_TO(RECS);
const ASKING = (query: string) => CALL_TO(`${RECS}&${query}`);
const SAVED = (name: string, query: string) => CALL_TO(query).replace(':save amplitude', `:save ${name}`);

describe('A field that the call does not ask for', () => {
  const uses: readonly (readonly [use: string, how: string])[] = [
    ['{{ amplitude.userData.«cohort_ids» }}', 'printed'],
    ['{{- amplitude.userData.«cohort_ids» | join: ", " -}}', 'through a filter'],
    ["{{ amplitude.userData.«cohort_ids» | default: 'none' }}", 'before a default'],
    ["{{ amplitude.userData['«cohort_ids»'] }}", 'in brackets'],
    ['{{ amplitude.userData.«cohort_ids»[0] }}', 'one of its items'],
    ['{{ amplitude.userData.«cohort_ids».size }}', 'its size'],
    ["{{ 'x' | append: amplitude.userData.«cohort_ids» }}", 'as an argument'],
    ["{% if amplitude.userData.«cohort_ids» contains 'a' %}x{% endif %}", 'after contains'],
    ['{% if amplitude.userData.«cohort_ids» == nil %}x{% endif %}', 'compared with nil'],
    ['{% if {{amplitude.userData.«cohort_ids»}} %}x{% endif %}', 'in braces in a tag'],
    ['{% unless amplitude.userData.«cohort_ids» %}x{% endunless %}', 'in unless'],
    ['{% case amplitude.userData.«cohort_ids»[0] %}{% when 1 %}x{% endcase %}', 'in case'],
    ['{% for id in amplitude.userData.«cohort_ids» %}{{ id }}{% endfor %}', 'in a loop'],
    ['{% assign ids = amplitude.userData.«cohort_ids» %}{{ ids[0] }}', 'where it is assigned, not where that is used'],
    ['{% assign user = amplitude.userData %}{{ user.«cohort_ids» }}', 'in a part that has another name'],
    ["{% assign k = 'cohort_ids' %}{{ amplitude.userData[«k»][0] }}", 'under a name that a variable holds'],
    ['{% capture a %}{{ amplitude.userData.«cohort_ids» }}{% endcapture %}{{ a }}', 'in a capture'],
    ['{% liquid\n  echo amplitude.userData.«cohort_ids»\n%}', 'in a liquid tag'],
    ['<p title="{{ amplitude.userData.«cohort_ids» }}">\r\n', 'in HTML'],
  ];
  for (const [use, how] of uses) {
    it(`is always null: ${how}`, () => {
      reports(CODE, CALL + use, ASKING('get_cohort_ids=true') + use.replace(/[«»]/g, ''));
    });
  }

  it('is asked for in the place of a parameter that was meant to ask for it', () => {
    const use = "{% if amplitude.userData.«cohort_ids» contains 'a' %}x{% endif %}";
    const asking = ASKING('get_cohort_ids=true') + use.replace(/[«»]/g, '');
    for (const query of ['get_cohorts=true', 'cohort_ids', 'get_cohort_id=1'])
      reports(CODE, ASKING(query) + use, asking);
  });

  it('is asked for in the place of a parameter that was meant to ask for it, and that needs another', () => {
    const use = '{{ amplitude.userData.«recommendations».size }}';
    const fixed = CALL_TO('get_recs=true&rec_id=YOUR_REC_ID') + use.replace(/[«»]/g, '');
    reports(CODE, CALL_TO('get_recommendations=true') + use, fixed);
  });

  it('is asked for beside a wrong parameter for something else, or for nothing', () => {
    const use = '{{ amplitude.userData.«amp_props».city }}';
    const fixed = CALL_TO('get_cohorts=true&get_amp_props=true') + use.replace(/[«»]/g, '');
    reports(CODE, CALL_TO('get_cohorts=true') + use, fixed);
    reports(CODE, CALL_TO('get_amp_props=no') + use, CALL_TO('get_amp_props=true') + use.replace(/[«»]/g, ''));
  });

  it('may be asked for by text that Liquid adds to a value', () => {
    const use = "{{ a.userData.amp_props.city | default: 'x' }}";
    const callTo = (more: string) => SAVED('a', `get_cohort_ids=true&user_id=1${more}`) + use;
    for (const [before, more] of [
      ["{% assign more = '&get_amp_props=true' %}", '{{ more }}'],
      ['{% capture more %}{% if x %}&get_amp_props=true{% endif %}{% endcapture %}', '{{ more }}'],
      ["{% assign id = ${user_id} | url_encode | append: '&get_amp_props=true' %}", '&device_id={{ id }}'],
      ['', '{{ content_blocks.${more} }}'],
      ['', "&device_id={{ ${user_id} | url_encode }}{{ '&get_amp_props=true' }}"],
    ]) {
      silent(CODE, before + callTo(more ?? ''));
    }
  });

  it('is not asked for by a value or a part of one', () => {
    const use = "{{ a.userData.«amp_props».city | default: 'x' }}";
    const callTo = (value: string) => SAVED('a', `get_recs=true&rec_id=${value}`);
    for (const value of [
      '{{ x }}',
      '{{ x }},{{ y }}',
      'home-{{ x }}',
      'home{{ ${language} }}',
      'a{{ x | url_encode }}',
    ]) {
      const fixed = callTo(`${value}&get_amp_props=true`) + use.replace(/[«»]/g, '');
      reports(CODE, callTo(value) + use, fixed);
    }
  });

  it('is reported at a bare condition, and not in its branch', () => {
    const use = '{% if amplitude.userData.«cohort_ids» %}{{ amplitude.userData.cohort_ids[0] }}{% else %}x{% endif %}';
    reports(CODE, CALL + use, ASKING('get_cohort_ids=true') + use.replace(/[«»]/g, ''));
    const more = "{% if amplitude.userData.«cohort_ids» and amplitude.userData.cohort_ids contains 'a' %}x{% endif %}";
    reports(CODE, CALL + more, ASKING('get_cohort_ids=true') + more.replace(/[«»]/g, ''));
  });

  it('is reported at each use', () => {
    const use = "{% if amplitude.userData.«cohort_ids» contains 'a' %}{{ amplitude.userData.«cohort_ids» }}{% endif %}";
    reports(CODE, CALL + use, ASKING('get_cohort_ids=true') + use.replace(/[«»]/g, ''));
  });

  it('may be any that a parameter fills', () => {
    const use = (field: string) => `{{ amplitude.userData.${field} }}`;
    const call = CALL_TO('get_cohort_ids=true');
    const asking = (query: string) => CALL_TO(`get_cohort_ids=true&${query}`);
    reports(CODE, call + use('«amp_props».city'), asking('get_amp_props=true') + use('amp_props.city'));
    reports(
      CODE,
      call + use('«recommendations»[0].rec_id'),
      asking('get_recs=true&rec_id=YOUR_REC_ID') + use('recommendations[0].rec_id'),
    );
    const propensity = 'get_propensity=true&prediction_id=YOUR_PREDICTION_ID';
    reports(CODE, call + use('«propensity»'), asking(propensity) + use('propensity'));
    reports(CODE, call + use('«propensities»[0].prop'), asking(propensity) + use('propensities[0].prop'));
  });

  it('is asked for where the URL says it is not, or lacks the id', () => {
    const use = '{{ amplitude.userData.«recommendations».size }}';
    const fixed = '{{ amplitude.userData.recommendations.size }}';
    reports(CODE, CALL_TO('get_recs=false&rec_id=a') + use, CALL_TO('get_recs=true&rec_id=a') + fixed);
    reports(CODE, CALL_TO('get_recs=true') + use, CALL_TO('get_recs=true&rec_id=YOUR_REC_ID') + fixed);
    reports(CODE, CALL_TO('get_recs=true&rec_id=') + use, CALL_TO('get_recs=true&rec_id=YOUR_REC_ID') + fixed);
    reports(CODE, CALL_TO('rec_id=a') + use, CALL_TO('rec_id=a&get_recs=true') + fixed);
  });

  it('is asked for with the id that people most likely mean', () => {
    const seen = { ...seenOf(), ids: { recommendations: ['home page'], computations: [], predictions: [] } };
    const use = '{{ amplitude.userData.«recommendations».size }}';
    const fixed = CALL_TO('get_amp_props=true&get_recs=true&rec_id=home%20page');
    reports(CODE, CALL_TO('get_amp_props=true') + use, `${fixed}${use.replace(/[«»]/g, '')}`, seen);
  });

  it('is asked for as a computation where it was seen as one', () => {
    const seen = seenOf(lookedUp('testUser', 'get_computations=true'));
    const use = "{{ amplitude.userData.«amp_props»['computed-prop-1'] | default: 0 }}";
    reports(CODE, CALL + use, ASKING('get_computations=true') + use.replace(/[«»]/g, ''), seen);
  });

  it('says what to add', () => {
    const [problem] = problemsOf(`${CALL}{{ amplitude.userData.amp_props.a | default: 'x' }}`);
    assert.equal(
      problem?.message,
      '“amp_props” is always null here, because the call does not ask for it: add get_amp_props=true or get_computations=true to its URL.',
    );
    assert.equal(problem.severity, 'error');
  });

  it('is asked for in the text of a variable that holds the URL, once for all calls', () => {
    const held = (query: string) => `{% assign url = 'https://profile-api.amplitude.com/v1/userprofile?${query}' %}`;
    const call = '{% connected_content {{ url }} :auth_credentials b :save a %}';
    const use = `{% if x %}${call}{% else %}${call}{% endif %}{{ a.userData.«cohort_ids» }}`;
    const query = 'user_id=b&get_cohort_ids=true';
    reports(CODE, held('user_id=b') + use, held(query) + use.replace(/[«»]/g, ''));
    silent(CODE, held(query) + use.replace(/[«»]/g, ''));
  });

  it('is null whichever of two calls answered', () => {
    const calls = `{% if x %}${CALL}{% else %}${CALL_TO('get_amp_props=true')}{% endif %}`;
    const asking = `{% if x %}${ASKING('get_cohort_ids=true')}{% else %}${CALL_TO('get_amp_props=true&get_cohort_ids=true')}{% endif %}`;
    reports(CODE, `${calls}{{ amplitude.userData.«cohort_ids» }}`, `${asking}{{ amplitude.userData.cohort_ids }}`);
    const held = (query: string) =>
      `{% if x %}${CALL_TO(query)}{% assign user = amplitude.userData %}{% else %}${SAVED('b', query)}{% assign user = b.userData %}{% endif %}`;
    const [before, after] = [held('get_amp_props=true'), held('get_amp_props=true&get_cohort_ids=true')];
    reports(CODE, `${before}{{ user.«cohort_ids» }}`, `${after}{{ user.cohort_ids }}`);
    const other = `{% if x %}${SAVED('b', 'get_amp_props=true')}{% assign user = b.userData %}{% else %}{% assign user = y %}{% endif %}`;
    silent(CODE, `${other}{{ user.cohort_ids }}`);
  });
});

describe('A field that may be asked for', () => {
  const silentUses: readonly (readonly [template: string, why: string])[] = [
    [`${ASKING('get_cohort_ids=true')}{{ amplitude.userData.cohort_ids }}`, 'it is asked for'],
    [`${ASKING('get_cohort_ids=TRUE')}{{ amplitude.userData.cohort_ids }}`, 'in capital letters'],
    [`${ASKING('get_cohort_ids={{ x }}')}{{ amplitude.userData.cohort_ids }}`, 'Liquid decides'],
    [`${ASKING('{{ query }}')}{{ amplitude.userData.cohort_ids }}`, 'Liquid may bring any parameter'],
    [
      `{% assign more = '&get_cohort_ids=true' %}${CALL_TO('rec_id=a{{ more }}')}{{ amplitude.userData.cohort_ids }}`,
      'a variable behind a value asks for it',
    ],
    [`${ASKING('get_amp_props=true{{ more }}')}{{ amplitude.userData.cohort_ids }}`, 'Liquid goes on behind a flag'],
    [`${ASKING('comp_id=a')}{{ amplitude.userData.amp_props.a }}`, 'a computation is asked for'],
    [`${CALL}{{ amplitude.userData.user_id }}{{ amplitude.userData.device_id }}`, 'ids are always answered'],
    [
      `${CALL}{{ amplitude.userData.error }}{{ amplitude.__http_status_code__ }}`,
      'it has nothing to do with the request',
    ],
    [
      '{% connected_content https://profile-api.amplitude.com/v1/userprofile :method post :body user_id=1&get_cohort_ids=true :save a %}{{ a.userData.cohort_ids }}',
      'the body asks for it, which is another mistake',
    ],
    ['{% connected_content https://x.io/a :save a %}{{ a.userData.cohort_ids }}', 'it is another API'],
    [
      `${CALL}{% connected_content https://x.io :save amplitude %}{{ amplitude.userData.cohort_ids }}`,
      'another call answered last',
    ],
    [
      `${CALL}{% if x %}{% connected_content https://x.io :save amplitude %}{% endif %}{{ amplitude.userData.cohort_ids }}`,
      'another call may have answered',
    ],
    [`${SAVED('b', 'get_cohort_ids=true')}${CALL}{{ b.userData.cohort_ids }}`, 'another call asks for it'],
    [`${CALL}{% comment %}{{ amplitude.userData.cohort_ids }}{% endcomment %}`, 'it stands in a comment'],
    [`${CALL}{% raw %}{{ amplitude.userData.cohort_ids }}{% endraw %}`, 'it is printed as it is written'],
    [`${CALL}<!-- {{ amplitude.userData.cohort_ids }} -->`, 'it stands in an HTML comment'],
    [`{{ amplitude.userData.cohort_ids }}${CALL}`, 'the call comes later'],
    [`${CALL}{{ amplitude.userData. }}{{ amplitude.userData }}`, 'it is not typed yet'],
    [
      `${CALL_TO('get_propensity=true')}{{ amplitude.userData.propensity }}{{ amplitude.userData.propensities[0].prop }}`,
      'nobody says what is answered without prediction_id',
    ],
  ];
  for (const [template, why] of silentUses) it(`is left alone: ${why}`, () => silent(CODE, template));
});
