import assert from 'node:assert/strict';
import fc from 'fast-check';
import { idProblem, MAX_ID_LENGTH, splitIds } from '../../../src/profile/ids';
import {
  normalized,
  PARAMETERS,
  type ProfileRequest,
  requestProblem,
  toQuery,
  toRequest,
} from '../../../src/profile/request';

const requestOf = (query: string) => toRequest(new URLSearchParams(query));

const anyText = fc.string({ unit: 'binary', maxLength: 20 });
const anyIds = fc.array(anyText, { maxLength: 4 });
const anyRequest: fc.Arbitrary<ProfileRequest> = fc.record(
  {
    userId: anyText,
    deviceId: anyText,
    recIds: anyIds,
    recType: anyText,
    properties: fc.boolean(),
    cohorts: fc.boolean(),
    computations: fc.boolean(),
    compIds: anyIds,
    predictionIds: anyIds,
    propensityType: fc.constantFrom('score', 'pct'),
  },
  { requiredKeys: [] },
);

describe('the parameters of a request', () => {
  const complete: ProfileRequest = {
    userId: 'u',
    deviceId: 'd',
    recIds: ['r1', 'r2'],
    recType: 'model',
    properties: true,
    cohorts: true,
    computations: true,
    compIds: ['c'],
    predictionIds: ['p1', 'p2'],
    propensityType: 'pct',
  };

  it('are sent in one order, several ids joined by commas', () => {
    assert.equal(
      toQuery(complete),
      'user_id=u&device_id=d&get_recs=true&rec_id=r1,r2&rec_type=model&get_amp_props=true&get_cohort_ids=true' +
        '&get_computations=true&comp_id=c&get_propensity=true&prediction_id=p1,p2&propensity_type=pct',
    );
  });

  it('can each be sent', () => {
    const sent = [...new URLSearchParams(toQuery(complete)).keys()];
    assert.deepEqual(
      sent,
      PARAMETERS.map(({ name }) => name),
    );
  });

  it('need only parameters that there are', () => {
    const names = PARAMETERS.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.ok(PARAMETERS.every(({ needs }) => needs === undefined || names.includes(needs)));
  });

  it('never ask for recommendations unless ids are given', () => {
    assert.equal(toQuery({ userId: 'u', recType: 'model', properties: true }), 'user_id=u&get_amp_props=true');
  });

  it('ask for one computation without get_computations', () => {
    assert.equal(toQuery({ userId: 'u', compIds: ['c'] }), 'user_id=u&comp_id=c');
  });

  it('ask for properties, cohorts and computations when no part is named', () => {
    const standard = 'user_id=u&get_amp_props=true&get_cohort_ids=true&get_computations=true';
    assert.equal(toQuery({ userId: 'u' }), standard);
    assert.equal(toQuery({ userId: 'u', properties: false }), standard);
  });

  const ids: [id: string, sent: string][] = [
    ['a b', 'a%20b'],
    ['a,b', 'a%2Cb'],
    ['a+b', 'a%2Bb'],
    ['../../x', '..%2F..%2Fx'],
    ['a?b=c#d', 'a%3Fb%3Dc%23d'],
    ['a&user_id=b', 'a%26user_id%3Db'],
    ['//evil/x', '%2F%2Fevil%2Fx'],
    ['%2e%2e%2f', '%252e%252e%252f'],
    ['Zoë 🎉', 'Zo%C3%AB%20%F0%9F%8E%89'],
    ['__proto__', '__proto__'],
  ];
  for (const [id, sent] of ids) {
    it(`encode the id ${id}`, () => {
      assert.equal(toQuery({ userId: id, properties: true }), `user_id=${sent}&get_amp_props=true`);
      assert.equal(requestOf(toQuery({ userId: id })).userId, id);
    });
  }
});

describe('a query that is read', () => {
  it('gives back every request that can be sent', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        fc.pre(requestProblem(request) === undefined);
        assert.deepEqual(requestOf(toQuery(request)), normalized(request));
      }),
      { numRuns: 500 },
    );
  });

  it('asks for nothing that it does not name', () => {
    assert.deepEqual(requestOf('user_id=u'), { userId: 'u' });
    assert.deepEqual(requestOf('user_id=u&get_amp_props=false&get_cohort_ids=&get_computations=yes'), { userId: 'u' });
  });

  it('takes flags in any case', () => {
    assert.deepEqual(requestOf('user_id=u&get_amp_props=True'), { userId: 'u', properties: true });
  });

  it('asks for recommendations and predictions only by flag and id', () => {
    for (const query of [
      'get_recs=true',
      'rec_id=r',
      'get_recs=true&rec_id=,',
      'get_propensity=true',
      'prediction_id=p',
    ]) {
      assert.deepEqual(requestOf(query), {}, query);
    }
  });

  it('leaves out a propensity type that nothing was asked with', () => {
    assert.deepEqual(requestOf('user_id=u&propensity_type=pct'), { userId: 'u' });
    const asked = 'get_propensity=true&prediction_id=p&propensity_type';
    assert.deepEqual(requestOf(`${asked}=pct`), { predictionIds: ['p'], propensityType: 'pct' });
    assert.deepEqual(requestOf(`${asked}=other`), { predictionIds: ['p'] });
  });

  it('knows no stale or invented parameter', () => {
    assert.deepEqual(requestOf('get_cohorts=true&predictions=p&pred_id=p&prop_type=pct&__proto__=x'), {});
  });
});

describe('what is wrong with an id', () => {
  const wrong: [id: string, problem: RegExp][] = [
    ['', /^Enter an ID\.$/],
    [' \n ', /^Enter an ID\.$/],
    ['a\tb', /control characters/],
    ['a\u0000b', /control characters/],
    ['a\u0085b', /control characters/],
    ['a\uD800', /half of a character/],
    ['\uDC00a', /half of a character/],
    ['x'.repeat(MAX_ID_LENGTH + 1), /at most 512 characters; this one has 513/],
    ['x'.repeat(8192), /this one has 8,192/],
  ];
  for (const [id, problem] of wrong) {
    it(`is said: ${JSON.stringify(id.slice(0, 20))}`, () => assert.match(idProblem(id) ?? '', problem));
  }

  it('is nothing for ids as people have them, blanks around them included', () => {
    for (const id of ['1', ' a b ', '\u00A0a\r\n', 'Zoë', '🎉', '../../x', 'x'.repeat(MAX_ID_LENGTH)]) {
      assert.equal(idProblem(id), undefined, id);
    }
  });
});

describe('what is wrong with a request', () => {
  const wrong: [request: ProfileRequest, problem: RegExp][] = [
    [{}, /^Give a user ID or a device ID\.$/],
    [{ userId: ' ' }, /^Enter an ID\.$/],
    [{ userId: 'u', deviceId: '' }, /^Enter an ID\.$/],
    [{ userId: 'u', recIds: [] }, /^Give at least one recommendation ID\.$/],
    [{ userId: 'u', recIds: [' , '] }, /^Give at least one recommendation ID\.$/],
    [{ userId: 'u', compIds: [] }, /^Give at least one computation ID\.$/],
    [{ userId: 'u', predictionIds: [''] }, /^Give at least one prediction ID\.$/],
    [{ userId: 'u', predictionIds: ['p', 'a\u0007'] }, /control characters/],
    [{ userId: 'u', recIds: ['r'], recType: '\uD800' }, /recommendation type/],
    [{ userId: 'u', recIds: ['r'], recType: 'a\nb' }, /recommendation type/],
  ];
  for (const [request, problem] of wrong) {
    it(`is said: ${JSON.stringify(request)}`, () => assert.match(requestProblem(request) ?? '', problem));
  }

  it('is nothing when it can be sent', () => {
    for (const request of [{ userId: 'u' }, { deviceId: 'd' }, { userId: 'u', recIds: ['r'], recType: ' ' }]) {
      assert.equal(requestProblem(request), undefined);
      assert.doesNotThrow(() => toQuery(request));
    }
  });
});

describe('a request as it is meant', () => {
  it('has its ids without blanks, split, and each once', () => {
    assert.deepEqual(splitIds([' a, b', 'a', '', 'c,,']), ['a', 'b', 'c']);
    assert.deepEqual(normalized({ userId: ' u ', deviceId: '\td\n', recIds: ['r, s', 'r'], recType: ' model ' }), {
      userId: 'u',
      deviceId: 'd',
      recIds: ['r', 's'],
      recType: 'model',
    });
  });

  it('has no blank type, and no type of what was not asked for', () => {
    const request: ProfileRequest = { userId: 'u', recIds: ['r'], recType: ' ', propensityType: 'pct' };
    assert.deepEqual(normalized(request), { userId: 'u', recIds: ['r'] });
  });

  it('means the same when it is taken twice', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        assert.deepEqual(normalized(normalized(request)), normalized(request));
      }),
    );
  });
});
