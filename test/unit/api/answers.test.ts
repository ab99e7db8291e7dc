import assert from 'node:assert/strict';
import { ExactNumber, own } from '../../../src/profile/json';
import { answering, failureOf, localApi, trialOf } from './localApi';

describe('an answer', () => {
  const api = localApi();
  const ask = (body: string) => {
    api.handler = answering(200, body);
    return trialOf(api).client.lookUp({ userId: 'ada' });
  };

  it('says what was asked, what came and when', async () => {
    const body = '{ "userData": {"user_id": "ada"}, "more": 1 }';
    api.handler = answering(201, body);
    let time = 1_000;
    const now = () => time++;
    const { durationMs, ...answer } = await trialOf(api, { now }).client.lookUp({ userId: ' ada ', recIds: ['a,b'] });
    assert.ok(durationMs > 0);
    assert.deepEqual(answer, {
      request: { userId: 'ada', recIds: ['a', 'b'] },
      userData: { user_id: 'ada' },
      text: body,
      status: 201,
      fetchedAt: time - 1,
      fromCache: false,
    });
  });

  it('keeps digits, unknown fields and awkward names', async () => {
    const { userData } = await ask(
      '{"userData":{"amp_props":{"big":9007199254740993,"__proto__":{"x":-0},"constructor":1,"":2},"new":{"a":[1.0]}}}',
    );
    const properties = own(userData, 'amp_props') as { [name: string]: unknown };
    assert.deepEqual(Object.keys(properties), ['big', '__proto__', 'constructor', '']);
    assert.deepEqual(properties.big, new ExactNumber('9007199254740993'));
    assert.deepEqual(own(userData, 'new'), { a: [new ExactNumber('1.0')] });
  });

  it('may hold a field called error', async () => {
    assert.equal((await ask('{"error":"User id and device id not seen before","userData":{}}')).status, 200);
  });

  it('may have 100,000 properties', async () => {
    const properties = Array.from({ length: 100_000 }, (_, index) => `"property ${index}":${index}`);
    const { userData } = await ask(`{"userData":{"amp_props":{${properties}}}}`);
    assert.equal(Object.keys(userData.amp_props as object).length, 100_000);
  });

  it('may be nested 5,000 deep and still be opened', async () => {
    const body = `{"userData":{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`;
    const failure = await failureOf(ask(body));
    assert.deepEqual([failure.kind, failure.details.body], ['unexpected-shape', body]);
  });
});

describe('an id', () => {
  const api = localApi();

  for (const id of [
    '../../x',
    'a?b=c#d',
    '//evil/x',
    '%2e%2e%2f',
    'a&get_recs=true',
    "o'brien",
    '😀 ü',
    '\u202Ex',
    'x'.repeat(512),
  ]) {
    it(`arrives as ${JSON.stringify(id.slice(0, 20))} and changes nothing else`, async () => {
      await trialOf(api).client.lookUp({ userId: id, cohorts: true });
      const { pathname, searchParams } = new URL(api.requests[0]?.url ?? '', api.endpoint);
      assert.equal(pathname, '/v1/userprofile');
      assert.deepEqual(
        [...searchParams],
        [
          ['user_id', id],
          ['get_cohort_ids', 'true'],
        ],
      );
    });
  }

  for (const id of ['a\r\nX: y', '\uD83D', 'x'.repeat(8_192)]) {
    it(`is not sent when it is ${JSON.stringify(id.slice(0, 20))}`, async () => {
      assert.equal((await failureOf(trialOf(api).client.lookUp({ userId: id }))).kind, 'invalid-request');
      assert.equal(api.requests.length, 0);
    });
  }
});
