import assert from 'node:assert/strict';
import type { Seen } from '../../../../src/profile/seen';
import { lookedUp, seenOf } from '../../language/people';
import { CALL_TO, problemsOf, reports, silent } from '../checking';

describe('unknown-cohort', () => {
  const CODE = 'unknown-cohort';
  const CALL = CALL_TO('get_cohort_ids=true');
  const SEEN = seenOf(lookedUp('testUser', 'get_cohort_ids=true'));
  const IDS = 'amplitude.userData.cohort_ids';
  const message = (template: string, seen: Seen) =>
    problemsOf(template, seen).find(({ code }) => code === CODE)?.message;

  it('is one in which nobody was seen', () => {
    reports(
      CODE,
      `${CALL}{% if ${IDS} contains «'cohort_1'» %}x{% endif %}`,
      `${CALL}{% if ${IDS} contains 'cohort1' %}x{% endif %}`,
      SEEN,
    );
    reports(CODE, `${CALL}{% assign ids = ${IDS} %}{% unless ids contains «"vip"» %}x{% endunless %}`, undefined, SEEN);
    reports(CODE, `${CALL}{% for id in ${IDS} %}{% if id == «'vip'» %}x{% endif %}{% endfor %}`, undefined, SEEN);
    reports(
      CODE,
      `${CALL}{% for id in ${IDS} %}{% case id %}{% when 'cohort1' %}x{% when «'vip'», 7 %}y{% endcase %}{% endfor %}`,
      undefined,
      SEEN,
    );
    reports(
      CODE,
      `${CALL}{% assign vip = «'cohort_1'» %}{% if ${IDS} contains vip %}x{% endif %}{% if ${IDS} contains vip %}y{% endif %}`,
      `${CALL}{% assign vip = 'cohort1' %}{% if ${IDS} contains vip %}x{% endif %}{% if ${IDS} contains vip %}y{% endif %}`,
      SEEN,
    );
    assert.equal(
      message(`${CALL}{% if ${IDS} contains 'vip' %}x{% endif %}`, SEEN),
      'Nobody who was looked up (one person) is in a cohort “vip”: check the ID.',
    );
  });

  it('is called by its name where its id is meant', () => {
    const named = { ...SEEN, names: { cohorts: { x7f: 'Loyal customers' } } };
    reports(
      CODE,
      `${CALL}{% if ${IDS} contains «'loyal customers'» %}x{% endif %}`,
      `${CALL}{% if ${IDS} contains 'x7f' %}x{% endif %}`,
      named,
    );
  });

  it('is none that was seen, or that the settings name', () => {
    silent(CODE, `${CALL}{% if ${IDS} contains 'cohort3' %}x{% endif %}`, SEEN);
    silent(CODE, `${CALL}{% if ${IDS} contains 'x7f' %}x{% endif %}`, {
      ...SEEN,
      names: { cohorts: { x7f: 'Loyal' } },
    });
    silent(
      CODE,
      `${CALL}{% if ${IDS} contains 'cohort_299' %}x{% endif %}`,
      seenOf(lookedUp('testUser', 'get_amp_props=true')),
    );
  });

  it('is not asked for where nobody was seen, and where Liquid decides', () => {
    silent(CODE, `${CALL}{% if ${IDS} contains 'vip' %}x{% endif %}`);
    silent(
      CODE,
      `${CALL}{% if ${IDS} contains 'vip' %}x{% endif %}`,
      seenOf(lookedUp('new-user', 'get_cohort_ids=true')),
    );
    silent(CODE, `${CALL}{% if ${IDS} contains vip %}x{% endif %}{% if ${IDS} contains 'v %}`, SEEN);
    silent(
      CODE,
      `${CALL}{% if ${IDS} == 'vip' or other contains 'vip' or 'vip' contains ${IDS}[0] %}x{% endif %}`,
      SEEN,
    );
  });
});

describe('unknown-property', () => {
  const CODE = 'unknown-property';
  const CALL = CALL_TO('get_amp_props=true');
  const SEEN = seenOf(lookedUp('testUser', 'get_amp_props=true'));
  const use = (step: string) => `{{ amplitude.userData.amp_props${step} | default: 'x' }}`;

  it('is one that nobody has who was seen', () => {
    reports(CODE, CALL + use('.«first_usd»'), CALL + use('.first_used'), SEEN);
    reports(CODE, CALL + use("['«libary»']"), CALL + use("['library']"), SEEN);
    reports(CODE, CALL + use('.«weather»'), undefined, SEEN);
    const assign = '{% assign props = amplitude.userData.amp_props %}';
    reports(
      CODE,
      `${CALL}${assign}{% if props.«Library» %}x{% endif %}`,
      `${CALL}${assign}{% if props.library %}x{% endif %}`,
      SEEN,
    );
  });

  it('is one without the prefix that it has, or with one that it has not', () => {
    const seen = seenOf(lookedUp('treated-user', 'get_amp_props=true'));
    reports(CODE, CALL + use('.«email»'), CALL + use("['gp:email']"), seen);
    reports(CODE, CALL + use("['«email»']"), CALL + use("['gp:email']"), seen);
    reports(CODE, CALL + use("['«gp:city»']"), CALL + use("['city']"), seen);
  });

  it('is one whose name stands in brackets', () =>
    reports(
      CODE,
      CALL + use('.«home_store»'),
      CALL + use("['Home Store']"),
      seenOf(lookedUp('treated-user', 'get_amp_props=true')),
    ));

  it('may be named in a filter', () => {
    const named = (name: string) => `{{ amplitude.userData.amp_props | property_accessor: '${name}' | default: 'x' }}`;
    reports(CODE, CALL + named('«libary»'), CALL + named('library'), SEEN);
    reports(CODE, CALL + named('«weather»'), undefined, SEEN);
    silent(CODE, CALL + named('library') + named('').replace("''", 'name'), SEEN);
  });

  it('is a computation where those are asked for alone', () => {
    const seen = seenOf(lookedUp('testUser', 'get_computations=true'));
    const call = CALL_TO('get_computations=true');
    reports(CODE, call + use("['«computed-prop-3»']"), undefined, seen);
    silent(CODE, call + use("['computed-prop-2']"), seen);
  });

  it('is none that was seen, and none where some of what is asked for was never fetched', () => {
    silent(CODE, CALL + use('.library') + use('.number_property') + use('.size'), SEEN);
    silent(CODE, CALL + use('.weather'));
    silent(CODE, CALL + use('.weather'), seenOf(lookedUp('testUser', 'get_cohort_ids=true')));
    silent(CODE, CALL + use('.weather'), seenOf(lookedUp('testUser', 'get_computations=true')));
    silent(CODE, CALL_TO('get_amp_props=true&get_computations=true') + use('.weather'), SEEN);
    silent(CODE, CALL_TO('get_amp_props=true&{{ more }}') + use('.weather'), SEEN);
    silent(
      CODE,
      CALL_TO('get_computations=true') + use('.weather'),
      seenOf(lookedUp('testUser', 'comp_id=testCompId')),
    );
    silent(
      CODE,
      CALL_TO('get_computations=true') + use("['computed-prop-1']"),
      seenOf(lookedUp('testUser', 'get_amp_props=true&get_computations=true', 'get_amp_props=true')),
    );
    silent(CODE, `${CALL}${use('[name]')}{{ other.userData.amp_props.weather }}`, SEEN);
  });

  it('is looked for among thousands without stopping anybody', () => {
    const seen = seenOf(lookedUp('big-user', 'get_amp_props=true'));
    const uses = Array.from({ length: 1000 }, (_, index) => use(`.nothing_like_it_${index}`)).join('');
    assert.equal(problemsOf(CALL + uses, seen).filter(({ code }) => code === CODE).length, 1000);
  });
});
