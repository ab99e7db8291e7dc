import assert from 'node:assert/strict';
import { NOTHING_SEEN, type Seen } from '../../../../src/profile/seen';
import { problemsOf, reports, silent } from '../checking';
import { API, asking, KEY, ME } from './calling';

const me = (query: string) => asking(`${ME}&${query}`);
const withId = (id: string): Seen => ({ ...NOTHING_SEEN, ids: { ...NOTHING_SEEN.ids, recommendations: [id] } });

/** A call whose URL a variable holds. */
const CALLED = '{% connected_content {{ url }} :auth_credentials b :save a %}{{ a.userData.user_id }}';

describe('unknown-parameter', () => {
  const CODE = 'unknown-parameter';

  it('is another word for the id of a user', () =>
    reports(CODE, asking('«uid»={{${user_id} | url_param_escape}}'), asking(ME)));

  it('goes with the variable that it alone reads', () =>
    reports(CODE, `{% assign c = 1 %}${me('«lang»={{ c }}')}`, asking(ME)));

  it('is one that was meant to be another', () => {
    for (const [before, after] of [
      ['«get_cohorts»=true', 'get_cohort_ids=true'],
      ['«cohort_memberships»=true', 'get_cohort_ids=true'],
      ['«get_cohorts»=1', 'get_cohort_ids=true'],
      ['«get_cohorts»', 'get_cohort_ids=true'],
      ['get_propensity=true&«predictions»=b', 'get_propensity=true&prediction_id=b'],
      ['«predictions»=b', 'get_propensity=true&prediction_id=b'],
      ['«predictions»=true', 'get_propensity=true'],
      ['get_propensity=true&«pred_id»=b', 'get_propensity=true&prediction_id=b'],
      ['get_propensity=true&«prop_type»=pct', 'get_propensity=true&propensity_type=pct'],
      ['«recs»=true&rec_id=b', 'get_recs=true&rec_id=b'],
      ['get_propensity=true&«prop_type»=percent', 'get_propensity=true&propensity_type=pct'],
      ['«get_ampprops»=true', 'get_amp_props=true'],
      ['«GET_AMP_PROPS»=true', 'get_amp_props=true'],
      ['«get_amp_prosp»={{ b }}', 'get_amp_props={{ b }}'],
      ['get_recs=true&«recId»=b', 'get_recs=true&rec_id=b'],
      ['«rec_ids»=b', 'get_recs=true&rec_id=b'],
      ['«get_rec»=true&rec_id=b', 'get_recs=true&rec_id=b'],
      ['«amp;get_amp_props»=true', 'get_amp_props=true'],
    ] as const) {
      reports(CODE, me(before), me(after));
    }
    reports(CODE, asking('«userId»={{ b }}&get_amp_props=true'), asking('user_id={{ b }}&get_amp_props=true'));
    reports(CODE, asking('get_amp_props=true&«deviceid»={{ b }}'), asking('get_amp_props=true&device_id={{ b }}'));
  });

  it('is one that nobody knows, or that stands there twice, which is removed', () => {
    reports(CODE, me('«lang»=en&get_amp_props=true'), me('get_amp_props=true'));
    reports(CODE, me('get_amp_props=true&«utm_source»={{ b }}#c'), me('get_amp_props=true#c'));
    reports(CODE, asking(`«lang»=en&${ME}`), asking(ME));
    reports(CODE, me('get_cohort_ids=true&«get_cohorts»=true'), me('get_cohort_ids=true'));
    reports(CODE, me('«get_rec»=true'), asking(ME));
  });

  it('asks for the recommendation that is known', () =>
    reports(CODE, me('«get_rec»=true'), me('get_recs=true&rec_id=home'), withId('home')));

  it('does not bring what another misspelt one is mended to', () => {
    const both = (marks: string) => me(`${marks}&get_amp_props=true`);
    reports(CODE, both('«pred_id»=b&«predictions»=true'), both('prediction_id=b&predictions=true'));
    reports(CODE, both('«pred_id»=b&«predictions»=c'), both('get_propensity=true&prediction_id=b&predictions=c'));
    const [, second] = problemsOf(both('pred_id=b&predictions=c'));
    assert.equal(second?.fixes[0]?.title, 'Remove “predictions”');
  });

  it('is mended in the text of the variable that holds the URL, once for all calls', () => {
    const held = (query: string) =>
      `{% assign id = \${user_id} | url_param_escape %}{% assign url = '${API}?${query}&user_id=' | append: id %}${CALLED}`;
    reports(CODE, held('«get_cohorts»=1'), held('get_cohort_ids=true'));
    reports(CODE, held('«lang»=en'), held('x').replace('x&', ''));
    const captured = (query: string) => `{% capture url %}${API}?${query}{% endcapture %}${CALLED}${CALLED}`;
    reports(CODE, captured(ME.replace('user_id', '«userId»')), captured(ME));
    silent(CODE, captured(`${ME}&get_{{ b }}=true&{{ c }}`));
    const begun = `{% assign url = '${API}?userId=' | append: b %}${CALLED}`;
    reports(CODE, begun.replace('userId', '«userId»'), begun.replace('userId', 'user_id'));
  });

  it('says what the call or the message lacks; it is an error when the call names no user', () => {
    const found = (text: string) => problemsOf(text).filter(({ code }) => code === CODE);
    const told = (text: string) => found(text).map(({ severity, message }) => `${severity}: ${message}`);
    assert.deepEqual(told(asking('userId={{ b }}')), [
      'error: The Profile API has no parameter “userId”, so the call names no user: did you mean “user_id”?',
    ]);
    assert.equal(found(asking('amp_user_id={{ b }}')).at(0)?.severity, 'error');
    const use = '{% for id in a.userData.cohort_ids %}{{ id }}{% endfor %}';
    assert.deepEqual(told(me('get_cohorts=true') + use), [
      'warning: The Profile API has no parameter “get_cohorts”, so “cohort_ids” is always null: did you mean “get_cohort_ids”?',
    ]);
    const harmless = 'warning: The Profile API has no parameter “get_cohorts”: did you mean “get_cohort_ids”?';
    assert.deepEqual(told(me('get_cohorts=true')), [harmless]);
    assert.deepEqual(told(me('get_cohorts=true&get_amp_props=true') + use.replace('cohort_ids', 'amp_props')), [
      harmless,
    ]);
    assert.deepEqual(
      found(asking(`${ME}&userId={{ b }}`)).map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('is the only problem of its parameter', () => {
    for (const query of [
      'userid={{${user_id} | url_param_escape}}',
      `${ME}&get_rec=true&rec_id=c`,
      `${ME}&get_recs=true&recid=c`,
      `${ME}&predictions=c`,
    ]) {
      const codes = problemsOf(asking(query)).map(({ code }) => code);
      assert.deepEqual(codes, [CODE], query);
    }
  });

  it('is not one that the API knows, one of Liquid, a key, or one of another API', () => {
    silent(
      CODE,
      me('get_recs=true&rec_id=b&rec_type=model&get_amp_props=true&get_cohort_ids=true&get_computations=true'),
    );
    silent(CODE, me('comp_id=b&get_propensity=true&prediction_id=c&propensity_type=pct&device_id=d'));
    silent(CODE, me('{{ name }}=true&{name}=b&get_{{ c }}=true'));
    silent(CODE, me(`api_key=${KEY}`));
    silent(CODE, me('&get_amp_props=true&'));
    silent(CODE, '{% connected_content https://x.io?get_cohorts=true :save a %}');
    silent(CODE, `{% connected_content https://{{ host }}/userprofile?${ME}&lang=en :auth_credentials b :save a %}`);
  });
});

describe('parameter-value', () => {
  const CODE = 'parameter-value';

  it('is one that takes in the next parameter', () => {
    reports(CODE, me('rec_type=model«?»get_amp_props=true'), me('rec_type=model&get_amp_props=true'));
    reports(CODE, asking(`${ME}«;»get_amp_props=true`), me('get_amp_props=true'));
    reports(CODE, asking(`get_amp_props=true«?»${ME}`), asking(`get_amp_props=true&${ME}`));
    reports(CODE, asking(`${ME}«?»get_recs=true?rec_id=b`), asking(`${ME}&get_recs=true&rec_id=b`));
    silent(CODE, me('comp_id=b?c=d'));
    silent(CODE, '{% connected_content https://x.io/?user_id=b?get_recs=true :save c %}{{ c.d }}');
  });

  it('is a flag that is neither true nor false', () => {
    for (const [before, after] of [
      ['get_amp_props=«1»', 'get_amp_props=true'],
      ['get_amp_props=«yes»', 'get_amp_props=true'],
      ['get_amp_props=«ture»', 'get_amp_props=true'],
      ['get_amp_props=«%20true»', 'get_amp_props=true'],
      ['get_amp_props=«0»', 'get_amp_props=false'],
      ['get_amp_props=«flase»', 'get_amp_props=false'],
      ['«get_amp_props»', 'get_amp_props=true'],
      ['«get_amp_props»=', 'get_amp_props=true'],
      ['get_amp_props=«maybe»', 'get_amp_props=true'],
      ['get_recs=«1»&rec_id=b', 'get_recs=true&rec_id=b'],
      ['get_recs=«1»', 'get_recs=true'],
    ] as const) {
      reports(CODE, me(before), me(after));
    }
    const captured = (flag: string) =>
      `{% capture url %}${API}?${ME}&get_recs=${flag}&rec_id=b{% endcapture %}${CALLED}`;
    reports(CODE, captured('«1»'), captured('true'));
    silent(CODE, me('get_recs= true&rec_id=b'));
  });

  it('is a word that the API does not know', () => {
    const recs = (type: string) => me(`get_recs=true&rec_id=b&rec_type=${type}`);
    reports(CODE, recs('«best»'), recs('model'));
    reports(CODE, recs('«modle»'), recs('model'));
    reports(CODE, recs('«RANDOM»'), recs('random'));
    const propensity = (type: string) => me(`get_propensity=true&prediction_id=b&propensity_type=${type}`);
    reports(CODE, propensity('«percent»'), propensity('pct'));
    reports(CODE, propensity('«scores»'), propensity('score'));
  });

  it('is mended without a person where one value is meant', () => {
    const isSafe = (query: string) => problemsOf(me(query)).find(({ code }) => code === CODE)?.fixes[0]?.safe;
    assert.deepEqual(['get_amp_props=1', 'get_amp_props=ture', 'get_amp_props=maybe'].map(isSafe), [true, true, false]);
    assert.deepEqual(['propensity_type=percent', 'rec_type=best'].map(isSafe), [true, false]);
  });

  it('is not a value that the API knows, one of Liquid, or one that is not read', () => {
    for (const query of [
      'get_amp_props=true&get_cohort_ids=false&get_computations=TRUE',
      'get_amp_props={{ b }}&get_cohort_ids={flag}',
      'get_amp_props=%74rue',
      'get_recs=true&rec_id=b&rec_type=random',
      'get_propensity=true&prediction_id=b&propensity_type=score',
      'get_propensity=true&prediction_id=b&propensity_type={{ c }}',
      'get_recs=true&rec_id=1',
      'get_amp_props=true&get_amp_props=1',
      'rec_type=',
    ]) {
      silent(CODE, me(query));
    }
    silent(CODE, '{% connected_content https://x.io?get_recs=1 :save a %}');
  });
});

describe('recommendations-without-id', () => {
  const CODE = 'recommendations-without-id';

  it('asks for recommendations of no id', () => {
    reports(CODE, me('«get_recs=true»&get_amp_props=true'), me('get_amp_props=true'));
    reports(CODE, me('«get_recs=true»'), me('get_recs=true&rec_id=home'), withId('home'));
    reports(CODE, me('get_recs=true&«rec_id=»'), me('get_recs=true&rec_id=a%26b'), withId('a&b'));
    reports(CODE, me('get_recs=true&«rec_id»'), me('get_recs=true&rec_id=home'), withId('home'));
    reports(CODE, me('«get_recs=1»'), asking(ME));
    const use = '{% if a.userData.recommendations[0].is_control %}b{% endif %}';
    reports(CODE, me('«get_recs=true»') + use, me('get_recs=true&rec_id=YOUR_REC_ID') + use);
    reports(CODE, me('get_recs=true&«rec_id=»') + use, me('get_recs=true&rec_id=YOUR_REC_ID') + use);
    reports(CODE, me('«get_recs=true»') + use, me('get_recs=true&rec_id=home') + use, withId('home'));
  });

  it('is not a call that names one, or may, or does not ask', () => {
    for (const query of [
      'get_recs=true&rec_id=b',
      'get_recs=true&rec_id={{ b }}',
      'get_recs=true&rec_id={id}',
      'get_recs=true&{{ b }}',
      'get_recs={{ b }}',
      'get_recs=false',
      'get_recs=0',
      'get_recs=true&recid=b',
      'get_amp_props=true',
    ]) {
      silent(CODE, me(query));
    }
    silent(CODE, '{% connected_content https://x.io?get_recs=true :save a %}');
  });
});

describe('id-without-flag', () => {
  const CODE = 'id-without-flag';

  it('is an id of what nobody asks for', () => {
    reports(CODE, me('«rec_id=b»'), me('get_recs=true&rec_id=b'));
    reports(CODE, me('get_amp_props=true&«rec_id={{ b }}»'), me('get_amp_props=true&get_recs=true&rec_id={{ b }}'));
    reports(CODE, me('«prediction_id=b,c»'), me('get_propensity=true&prediction_id=b,c'));
    reports(
      CODE,
      me('«rec_id=b»&get_propensity=true&prediction_id=c'),
      me('get_recs=true&rec_id=b&get_propensity=true&prediction_id=c'),
    );
    reports(CODE, asking(`«rec_id=b»&${ME}`), asking(`get_recs=true&rec_id=b&${ME}`));
  });

  it('is not one with its flag, one that is empty, or one that needs none', () => {
    for (const query of [
      'get_recs=true&rec_id=b',
      'rec_id=b&get_recs=true',
      'rec_id=b&get_recs={{ c }}',
      'rec_id=b&get_recs=false',
      'rec_id=b&get_recs=1',
      'rec_id=b&{{ c }}',
      'rec_id=',
      'comp_id=b',
      'get_computations=true&comp_id=b',
      'prediction_id=b&get_propensity=true',
    ]) {
      silent(CODE, me(query));
    }
    silent(
      CODE,
      `{% connected_content https://x.io?rec_id=b :save a %}{% connected_content ${API}{{ b }}?rec_id=b :save a %}`,
    );
  });
});
