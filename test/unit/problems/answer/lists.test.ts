import assert from 'node:assert/strict';
import { CALL_TO, problemsOf, reports, silent } from '../checking';

const TWO = CALL_TO('get_propensity=true&prediction_id=a,b');
const ONE = CALL_TO('get_propensity=true&prediction_id=a');

describe('propensity-of-many', () => {
  const CODE = 'propensity-of-many';

  it('is null', () => {
    reports(
      CODE,
      `${TWO}{{ amplitude.userData.«propensity» | default: 0 }}`,
      `${TWO}{{ amplitude.userData.propensities[0].prop | default: 0 }}`,
    );
    reports(
      CODE,
      `${TWO}{% if amplitude.userData['«propensity»'] > 0.5 %}x{% endif %}`,
      `${TWO}{% if amplitude.userData.propensities[0].prop > 0.5 %}x{% endif %}`,
    );
    reports(
      CODE,
      `${TWO}{% assign p = amplitude.userData.«propensity» %}{{ p }}`,
      `${TWO}{% assign p = amplitude.userData.propensities[0].prop %}{{ p }}`,
    );
    reports(
      CODE,
      `${TWO}{% if amplitude.userData.«propensity» %}{{ amplitude.userData.«propensity» }}{% endif %}`,
      `${TWO}{% if amplitude.userData.propensities[0].prop %}{{ amplitude.userData.propensities[0].prop }}{% endif %}`,
    );
    const encoded = CALL_TO('get_propensity=true&prediction_id=a%2Cb');
    reports(
      CODE,
      `${encoded}{{ amplitude.userData.«propensity» }}`,
      `${encoded}{{ amplitude.userData.propensities[0].prop }}`,
    );
  });

  it('is not said of one prediction, and of what Liquid decides', () => {
    for (const call of [
      ONE,
      CALL_TO('get_propensity=true&prediction_id=a,'),
      CALL_TO('get_propensity=true&prediction_id={{ ids }}'),
      CALL_TO('get_propensity=true&prediction_id=a,{{ b }}'),
    ]) {
      silent(CODE, `${call}{{ amplitude.userData.propensity }}`);
    }
    silent(CODE, `${TWO}{{ amplitude.userData.propensities[1].prop }}{{ amplitude.userData.amp_props.propensity }}`);
    silent(
      CODE,
      `{% connected_content https://x.io?get_propensity=true&prediction_id=a,b :save a %}{{ a.userData.propensity }}`,
    );
  });
});

describe('index-out-of-range', () => {
  const CODE = 'index-out-of-range';
  const CALL = CALL_TO('get_recs=true&rec_id=a');
  const REC = 'amplitude.userData.recommendations[0]';

  it('is an item behind the hundredth', () => {
    reports(CODE, `${CALL}{{ ${REC}.items[«100»] }}`, `${CALL}{{ ${REC}.items[99] }}`);
    reports(CODE, `${CALL}{{ ${REC}.items[«-101»] }}`, `${CALL}{{ ${REC}.items[-100] }}`);
    reports(
      CODE,
      `${CALL}{% assign items = ${REC}.items %}{{ items[«5000»] }}`,
      `${CALL}{% assign items = ${REC}.items %}{{ items[99] }}`,
    );
    reports(CODE, `${CALL}{% if ${REC}.items[«100»] %}x{% endif %}`, `${CALL}{% if ${REC}.items[99] %}x{% endif %}`);
  });

  it('is mended without a look where it is one too many alone', () => {
    const isSafe = (use: string) => problemsOf(CALL + use).find(({ code }) => code === CODE)?.fixes?.[0]?.safe;
    assert.equal(isSafe(`{{ ${REC}.items[100] }}`), true);
    assert.equal(isSafe(`{{ ${REC}.items[5000] }}`), false);
    assert.equal(isSafe('{{ amplitude.userData.recommendations[1].rec_id }}'), false);
  });

  it('is an entry that is not asked for', () => {
    reports(
      CODE,
      `${CALL}{{ amplitude.userData.recommendations[«1»].rec_id }}`,
      `${CALL}{{ amplitude.userData.recommendations[0].rec_id }}`,
    );
    reports(
      CODE,
      `${TWO}{{ amplitude.userData.propensities[«2»].prop }}`,
      `${TWO}{{ amplitude.userData.propensities[1].prop }}`,
    );
  });

  it('may be both an entry and one of its items', () => {
    const use = (entry: string, item: string) => `{{ amplitude.userData.recommendations[${entry}].items[${item}] }}`;
    reports(CODE, CALL + use('«1»', '«100»'), CALL + use('0', '100'));
  });

  it('is told before the call asks for the list', () => {
    const call = CALL_TO('prediction_id=a,b');
    reports(
      CODE,
      `${call}{{ amplitude.userData.propensities[«3»].prop }}`,
      `${call}{{ amplitude.userData.propensities[1].prop }}`,
    );
  });

  it('is not told of ids that are still to be written', () => {
    silent(CODE, `${CALL_TO('get_recs=true&rec_id=YOUR_REC_ID')}{{ amplitude.userData.recommendations[1].rec_id }}`);
    silent(CODE, `${CALL_TO('get_recs=true&rec_id=')}{{ amplitude.userData.recommendations[1].rec_id }}`);
  });

  it('is none of those that may be there', () => {
    silent(
      CODE,
      `${CALL}{{ ${REC}.items[0] }}{{ ${REC}.items[99] }}{{ ${REC}.items[-1] }}{{ ${REC}.items[i] }}{{ ${REC}.items[-100] }}`,
    );
    silent(CODE, `${CALL}{{ amplitude.userData.recommendations[-1].rec_id }}{{ amplitude.userData.cohort_ids[500] }}`);
    silent(CODE, `${TWO}{{ amplitude.userData.propensities[1].prop }}{{ other.items[100] }}`);
    for (const query of ['get_recs=true&rec_id={{ ids }}', 'get_recs=true&rec_id=a,b', 'get_recs=true&{{ more }}']) {
      silent(CODE, `${CALL_TO(query)}{{ amplitude.userData.recommendations[1].rec_id }}`);
    }
    silent(CODE, `${CALL}{{ amplitude.userData.amp_props[100] }}{% comment %}{{ ${REC}.items[100] }}{% endcomment %}`);
  });
});
