import assert from 'node:assert/strict';
import { NEW_TEMPLATE } from '../../../src/editor/templates/newTemplateText';
import { SAMPLE_PEOPLE } from '../../../src/sample/people';
import { SAMPLE_IDS } from '../../../src/sample/shop';
import { ask, EVERYTHING, userData } from './asking';

describe('the sample people', () => {
  describe('for everybody else who is known', () => {
    const known = SAMPLE_PEOPLE.map(({ id }) => id).filter(
      (id) => !/^(unknown|wrong|no-key|throttled|failing|nginx)/.test(id),
    );

    for (const id of known) {
      it(`answers ${id} by user id and by device id, always the same`, () => {
        const query = `user_id=${id}&${EVERYTHING}`;
        assert.equal(ask(`/v1/userprofile?${query}`).body, ask(`/v1/userprofile?${query}`).body);
        assert.equal(userData(query).user_id, id);
        const byDevice = userData(`device_id=${id}&${EVERYTHING}`);
        assert.deepEqual([byDevice.user_id, byDevice.device_id], [id, id]);
      });

      it(`answers ${id} in the documented types`, () => {
        const { recommendations, amp_props, cohort_ids, propensities } = userData(`user_id=${id}&${EVERYTHING}`);
        for (const { rec_id, items, is_control, last_updated } of recommendations ?? []) {
          assert.deepEqual([rec_id, typeof is_control, Number.isInteger(last_updated)], ['testRecId', 'boolean', true]);
          assert.ok(items.length > 0 && items.every((item: unknown) => typeof item === 'string'));
        }
        for (const value of Object.values(amp_props ?? {})) {
          assert.ok(value === null || ['string', 'number', 'boolean'].includes(typeof value));
        }
        assert.ok((cohort_ids ?? []).every((cohort: unknown) => typeof cohort === 'string'));
        for (const { prop, pred_id, prop_type } of propensities ?? []) {
          assert.ok(prop >= 0 && prop <= 1);
          assert.deepEqual([pred_id, prop_type], ['0x10x', 'score']);
        }
      });

      it(`answers the computations of ${id} as text`, () => {
        const values = Object.values(userData(`user_id=${id}&get_computations=true`).amp_props ?? {});
        assert.ok(values.every((value) => typeof value === 'string'));
      });
    }

    it('finds a known device of an unknown user', () => {
      assert.equal(userData('user_id=nobody&device_id=treated-user').user_id, 'treated-user');
    });

    it('answers the offered ids for every customer', () => {
      const query =
        `get_recs=true&rec_id=${SAMPLE_IDS.recommendations}&comp_id=${SAMPLE_IDS.computations}` +
        `&get_propensity=true&prediction_id=${SAMPLE_IDS.predictions}`;
      for (const id of ['testUser', 'treated-user', 'control-user', 'awkward-user', 'big-user']) {
        const { recommendations, amp_props, propensities } = userData(`user_id=${id}&${query}`);
        assert.deepEqual([recommendations.length, Object.keys(amp_props).length, propensities.length], [2, 2, 2]);
      }
    });
  });

  describe('for the cast', () => {
    const recommendation = (query: string) => userData(`${query}&get_recs=true&rec_id=home`).recommendations?.[0];

    it('describes everybody once', () => {
      const ids = SAMPLE_PEOPLE.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(SAMPLE_PEOPLE.every(({ about }) => about.length > 0 && about.length < 80));
    });

    it('offers first somebody who has what a new template prints', () => {
      const [first] = SAMPLE_PEOPLE;
      const { amp_props } = userData(`user_id=${first?.id}&get_amp_props=true`);
      const printed = [...NEW_TEMPLATE.matchAll(/properties\.(\w+)/g)].map(([, name = '']) => name);
      assert.ok(printed.length > 0 && printed.every((name) => name in amp_props), printed.join());
    });

    it('gives treated-user what the model chose, control-user a random selection', () => {
      assert.equal(recommendation('user_id=treated-user').is_control, false);
      assert.equal(recommendation('user_id=control-user').is_control, true);
    });

    it('lets rec_type override the experiment', () => {
      assert.equal(recommendation('user_id=control-user&rec_type=model').is_control, false);
      assert.equal(recommendation('user_id=treated-user&rec_type=random').is_control, true);
      assert.equal(recommendation('user_id=control-user&rec_type=other').is_control, true);
    });

    it('gives no-recommendations-user null, and the rest', () => {
      const { recommendations, amp_props } = userData(`user_id=no-recommendations-user&${EVERYTHING}`);
      assert.equal(recommendations, null);
      assert.ok(Object.keys(amp_props).length > 5);
    });

    it('knows nothing but the id of new-user', () => {
      assert.deepEqual(userData(`user_id=new-user&${EVERYTHING}`), {
        recommendations: null,
        user_id: 'new-user',
        device_id: null,
        amp_props: null,
        cohort_ids: null,
        propensity: null,
        propensities: null,
      });
    });

    it('gives big-user 5,000 properties, 300 cohorts and 100 items, no two alike', () => {
      const { amp_props, cohort_ids } = userData('user_id=big-user&get_amp_props=true&get_cohort_ids=true');
      assert.deepEqual([Object.keys(amp_props).length, new Set(cohort_ids).size], [5000, 300]);
      assert.equal(new Set(recommendation('user_id=big-user').items).size, 100);
    });

    it('holds slow-user back for 3 seconds, and nobody else', () => {
      const delayed = SAMPLE_PEOPLE.filter(({ id }) => ask(`/v1/userprofile?user_id=${id}`).delayMs !== undefined);
      assert.deepEqual(
        delayed.map(({ id }) => [id, ask(`/v1/userprofile?user_id=${id}`).delayMs]),
        [['slow-user', 3000]],
      );
    });

    it('answers large-user with 6 MB of JSON, whatever is asked', () => {
      for (const query of ['', EVERYTHING]) {
        const { body } = ask(`/v1/userprofile?user_id=large-user&${query}`);
        assert.ok(Buffer.byteLength(body) >= 6_000_000);
        assert.equal(JSON.parse(body).userData.user_id, 'large-user');
      }
    });
  });

  describe('for awkward-user', () => {
    const { body } = ask(`/v1/userprofile?user_id=awkward-user&${EVERYTHING}`);

    it('sends numbers with digits that JavaScript would change', () => {
      for (const digits of ['9007199254740993', '-9223372036854775808', '1.0', '-0', '1e400', '12E+3']) {
        assert.ok(body.includes(`:${digits},`), digits);
      }
    });

    it('has names that objects have a meaning for as names of its own', () => {
      const { amp_props } = JSON.parse(body).userData;
      for (const name of ['__proto__', 'constructor', 'toString', 'then', 'length', '', 'gp:email']) {
        assert.ok(Object.hasOwn(amp_props, name), name);
      }
    });

    it('sends halves of characters as escapes, so that the body is UTF-8', () => {
      assert.ok(body.includes('lone \\ud800 surrogate'));
      assert.equal(Buffer.from(body).toString(), body);
    });

    it('has a very long text, and stays below what is taken', () => {
      const { amp_props } = JSON.parse(body).userData;
      assert.ok(amp_props['very long text'].length > 1_000_000);
      assert.ok(Buffer.byteLength(body) < 2_000_000);
    });
  });
});
