import assert from 'node:assert/strict';
import { ask, EVERYTHING, userData } from './asking';
import { documentedPairs } from './documented';

describe('the sample API', () => {
  describe('for a documented request', () => {
    it('knows all nine of them', () => assert.equal(documentedPairs.length, 9));

    for (const { name, request, status, response } of documentedPairs) {
      it(`gives the documented answer: ${name}`, () => {
        const { status: answered, body } = ask(request);
        assert.equal(answered, status);
        assert.equal(body, JSON.stringify(response));
      });
    }
  });

  describe('for a wrong request', () => {
    const right = '/v1/userprofile?user_id=testUser';

    it('answers another path with the HTML page of nginx', () => {
      for (const url of ['/v1/userprofiles?user_id=testUser', '/', '/v1/userprofile/', '//v1/userprofile', '']) {
        const { status, headers, body } = ask(url);
        assert.deepEqual([status, headers['content-type']], [404, 'text/html']);
        assert.match(body, /<center>nginx<\/center>/);
      }
    });

    it('allows GET and HEAD alone', () => {
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
        const { status, headers } = ask(right, { method });
        assert.deepEqual([status, headers], [405, { allow: 'GET, HEAD' }]);
      }
      for (const method of ['GET', 'HEAD', 'get']) assert.equal(ask(right, { method }).status, 200);
    });

    it('misses a key in a header that is absent or malformed', () => {
      const malformed = [
        '',
        'Api-Key',
        'Api-Key ',
        'Bearer key',
        'Basic key',
        'key',
        'Api-Key two words',
        'api-key key',
      ];
      for (const headers of [{}, { cookie: 'Api-Key key' }, ...malformed.map((authorization) => ({ authorization }))]) {
        const { status, headers: answered, body } = ask(right, { headers, keyless: false });
        assert.deepEqual([status, body], [401, 'Missing Api-Key in Authorization header'], JSON.stringify(headers));
        assert.match(answered['content-type'] ?? '', /^text\/plain/);
      }
    });

    it('takes every key except “wrong”, whatever the case of the header’s name', () => {
      const withKey = (name: string, key: string) =>
        ask(right, { headers: { [name]: `Api-Key ${key}` }, keyless: false });
      assert.equal(withKey('authorization', 'secret').status, 200);
      assert.equal(withKey('Authorization', 'secret').status, 200);
      const { status, body } = withKey('Authorization', 'wrong');
      assert.deepEqual([status, body], [401, 'Invalid Api-Key']);
    });

    it('has not seen an id that is nobody’s, and no id at all', () => {
      for (const query of [
        'user_id=nobody',
        'device_id=nobody',
        'user_id=',
        '',
        'user_id=__proto__',
        'user_id=constructor',
      ]) {
        const { status, body } = ask(`/v1/userprofile?${query}`);
        assert.deepEqual([status, body], [400, '{"error":"User id and device id not seen before"}'], query);
      }
    });
  });

  describe('for people that it refuses', () => {
    const refusals: [id: string, status: number, body: RegExp][] = [
      ['unknown-user', 400, /^\{"error":"User id and device id not seen before"\}$/],
      ['wrong-key-user', 401, /^Invalid Api-Key$/],
      ['no-key-user', 401, /^Missing Api-Key in Authorization header$/],
      ['throttled-user', 429, /^\{"error":"Number of requests per minute exceeds system limit\. Contact Support if/],
      ['failing-user', 500, /^Internal Server Error$/],
      ['nginx-user', 404, /^<html>/],
    ];
    for (const [id, status, body] of refusals) {
      it(`answers ${id} with ${status}, whether a user or a device`, () => {
        for (const parameter of ['user_id', 'device_id']) {
          const response = ask(`/v1/userprofile?${parameter}=${id}&${EVERYTHING}`);
          assert.equal(response.status, status);
          assert.match(response.body, body);
        }
      });
    }

    it('says when to try again after throttling', () => {
      assert.match(ask('/v1/userprofile?user_id=throttled-user').headers['retry-after'] ?? '', /^\d+$/);
    });
  });

  describe('for testUser', () => {
    it('answers the parts that are asked for together', () => {
      assert.deepEqual(userData(`user_id=testUser&${EVERYTHING}`), {
        recommendations: [
          {
            rec_id: 'testRecId',
            child_rec_id: 'testRecId',
            items: ['cookie', 'cracker', 'chocolate milk', 'donut', 'croissant'],
            is_control: false,
            recommendation_source: 'model',
            last_updated: 1608670720,
          },
        ],
        user_id: 'testUser',
        device_id: 'ffff-ffff-ffff-ffff',
        amp_props: {
          library: 'http/1.0',
          first_used: '2020-01-13',
          last_used: '2021-03-24',
          number_property: 12,
          boolean_property: true,
          'computed-prop-1': '5000000.0',
          'computed-prop-2': '3',
        },
        cohort_ids: ['cohort1', 'cohort3', 'cohort7'],
        propensity: 0.500001,
        propensities: [{ prop: 0.500001, pred_id: '0x10x', prop_type: 'score' }],
      });
    });

    it('answers null where nothing is asked for', () => {
      assert.deepEqual(userData('user_id=testUser'), {
        recommendations: null,
        user_id: 'testUser',
        device_id: 'ffff-ffff-ffff-ffff',
        amp_props: null,
        cohort_ids: null,
      });
    });

    it('answers null for ids that do not exist', () => {
      assert.equal(userData('user_id=testUser&get_recs=true&rec_id=other').recommendations, null);
      assert.equal(userData('user_id=testUser&comp_id=other').amp_props, null);
      const { propensity, propensities } = userData('user_id=testUser&get_propensity=true&prediction_id=toString');
      assert.deepEqual([propensity, propensities], [null, null]);
    });

    it('leaves out the ids that do not exist beside those that do', () => {
      const { recommendations } = userData('user_id=testUser&get_recs=true&rec_id=other,testRecId2');
      assert.deepEqual(
        recommendations.map(({ rec_id }: { rec_id: string }) => rec_id),
        ['testRecId2'],
      );
    });

    it('answers no recommendation without an id, and none without get_recs', () => {
      assert.equal(userData('user_id=testUser&get_recs=true').recommendations, null);
      assert.equal(userData('user_id=testUser&rec_id=testRecId').recommendations, null);
    });

    it('answers one computation with and without get_computations', () => {
      for (const query of ['comp_id=testCompId', 'comp_id=testCompId&get_computations=true']) {
        assert.deepEqual(userData(`user_id=testUser&${query}`).amp_props, { 'computed-prop-2': '3' });
      }
    });

    it('knows no parameter of stale pages', () => {
      const { cohort_ids, propensities } = userData('user_id=testUser&get_cohorts=true&predictions=0x10x');
      assert.deepEqual([cohort_ids, propensities], [null, undefined]);
    });
  });
});
