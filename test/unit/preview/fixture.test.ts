import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  answering,
  FixtureFault,
  instantOf,
  readFixture,
  withRecipient,
  writeFixture,
} from '../../../src/preview/fixture';
import type { CallRequest } from '../../../src/preview/rendering';

const request = (url: string, method: 'GET' | 'POST' = 'GET'): CallRequest => ({
  url,
  method,
  headers: {},
  variable: 'a',
  isProfileApi: false,
  attempt: 0,
  timeoutMs: 2000,
  maxBytes: 1_000_000,
});
const { signal } = new AbortController();
const otherwise = async () => ({ failure: 'Nobody answers.' });

describe('A fixture', () => {
  it('is read and written with the digits that stand in it', () => {
    const text = `{
  "person": {
    "userId": "ada"
  },
  "personalization": {
    "custom_attribute": {
      "balance": 12.50
    }
  },
  "now": "2026-11-25T09:00:00Z",
  "answers": [
    {
      "url": "https://x.io/*",
      "status": 404,
      "body": {
        "a": 9007199254740993
      }
    }
  ]
}
`;
    assert.equal(writeFixture(readFixture(text)), text);
  });

  it('may hold groups that Braze does not have, because a template may read them', () => {
    const personalization = { custom_attributes: { a: 1 }, whatever: { b: 2 } };
    assert.deepEqual(readFixture(JSON.stringify({ personalization })), { personalization });
  });

  it('is what the README shows', () => {
    const [, shown = ''] = /^### Message tests$.*?^```json\n(.*?)^```$/ms.exec(readFileSync('README.md', 'utf8')) ?? [];
    const { person, personalization, answers } = readFixture(shown);
    assert.deepEqual([person?.userId, personalization?.first_name, answers?.length], ['ada', 'Ada', 1]);
  });

  it('may begin with a byte order mark and name its schema', () => {
    assert.deepEqual(readFixture('\uFEFF{"$schema": "x", "sample": true}'), { $schema: 'x', sample: true });
  });

  for (const [text, message] of [
    ['{', /^The fixture is not JSON/],
    ['{"sample": true}\r\n  }', /^The fixture is not JSON: .+ at 2:3\.$/],
    ['{\n  "sample": true,\n}', /^The fixture is not JSON: .+ at 3:1\.$/],
    ['[]', /^The fixture must be an object\.$/],
    ['{"person": "ada"}', /“person”, which must be an object/],
    ['{"person": {"userId": ""}}', /“person\.userId”, which must be an ID/],
    ['{"now": "yesterday"}', /“now”, which must be a time/],
    ['{"answers": [{"body": 1}]}', /^The fixture lacks “answers\.0\.url”\.$/],
    ['{"answers": [{"url": "x", "body": 1, "status": 42}]}', /“answers\.0\.status”, which must be from 100 to 599/],
    [
      `{"variables": {"a": ${'['.repeat(9_999)}${']'.repeat(9_999)}}}`,
      /^The fixture is nested deeper than 200 levels\.$/,
    ],
    ['{"personalization": []}', /“personalization”, which must be an object/],
    ['{"personalization": {"content_blocks": "Bye"}}', /“personalization\.content_blocks”, which must be an object/],
    ['{"personalization": {"catalogs": {"c": []}}}', /“personalization\.catalogs\.c”, which must be an object/],
    ['{"personalisation": {}}', /“personalisation”, which means nothing here/],
    ['{"person": {"user_id": "ada"}}', /“person\.user_id”, which means nothing here/],
    ['{"answers": [{"url": "x", "body": 1, "toString": 1}]}', /“answers\.0\.toString”, which means nothing here/],
    ['{"person": {"userId": " ada"}}', /“person\.userId”, which must be an ID/],
  ] as const) {
    it(`says what is wrong with ${text.slice(0, 80)}`, () => {
      assert.throws(
        () => readFixture(text),
        (error) => error instanceof FixtureFault && message.test(error.message),
      );
    });
  }
});

describe('Answers of a fixture', () => {
  const caller = answering(
    [
      { url: 'https://x.io/exact', body: { a: 1 } },
      { url: 'https://x.io/p?user_id=*&get_recs=*', body: 'text', status: 203 },
      { url: 'https://x.io/post', method: 'POST', body: null, contentType: 'text/json' },
      { url: 'https://x.io/ada*ada', body: {} },
    ],
    otherwise,
  );

  it('are for the address and the method that they name', async () => {
    const exact = await caller(request('https://x.io/exact'), signal);
    assert.ok('body' in exact);
    assert.deepEqual([exact.status, exact.contentType, exact.body], [200, 'application/json', '{"a":1}']);
    const post = await caller(request('https://x.io/post', 'POST'), signal);
    assert.ok('body' in post);
    assert.deepEqual([post.contentType, post.body], ['text/json', 'null']);
  });

  it('may leave parts of the address open', async () => {
    const answer = await caller(request('https://x.io/p?user_id=a%26b&get_recs=true&rec_id=1'), signal);
    assert.ok('body' in answer);
    assert.deepEqual([answer.status, answer.contentType, answer.body], [203, 'text/plain', 'text']);
  });

  it('are for the address as the template writes it, too', async () => {
    for (const written of [
      'https://x.io',
      'https://X.io:443/a/../b',
      "https://x.io/ü?q='é'",
      'https://x.io/*?a=1#top',
    ]) {
      const asWritten = answering([{ url: written, body: {} }], otherwise);
      const sent = new URL(written.replace('*', 'any').replace('#top', '')).href;
      assert.ok('body' in (await asWritten(request(sent), signal)), written);
    }
  });

  it('leave everything else to whoever comes next', async () => {
    for (const one of [
      request('https://x.io/exact?more'),
      request('https://x.io/p?user_id=1'),
      request('https://x.io/ada'),
      request('https://x.io/ada-and-bo'),
      request('https://x.io/post'),
      request('https://y.io/?https://x.io/exact'),
    ]) {
      assert.deepEqual(await caller(one, signal), { failure: 'Nobody answers.' });
    }
  });
});

describe('A fixture for another recipient', () => {
  it('keeps everything else', () => {
    const fixture = { sample: true, person: { userId: 'bo' }, personalization: { city: 'Oslo' } };
    const personalization = { city: 'Rome' };
    assert.deepEqual(withRecipient(fixture, { userId: 'ada' }, personalization), {
      sample: true,
      person: { userId: 'ada' },
      personalization,
    });
    assert.deepEqual(withRecipient(fixture, undefined, personalization).person, { userId: 'bo' });
  });

  it('has no attribute that was taken away', () => {
    assert.deepEqual(withRecipient({ personalization: { city: 'Oslo' } }, undefined, {}), {});
  });
});

describe('A time of a fixture', () => {
  it('is UTC where it names no zone', () => {
    const noon = Date.UTC(2026, 10, 25, 12);
    for (const text of [
      '2026-11-25T12:00:00Z',
      '2026-11-25T12:00',
      '2026-11-25 12:00:00',
      '2026-11-25T13:00:00+01:00',
    ]) {
      assert.equal(instantOf(text), noon, text);
    }
    assert.equal(instantOf('2026-11-25'), Date.UTC(2026, 10, 25));
  });

  it('is nothing for what is no time', () => {
    for (const text of ['', 'now', '12', '2026-13-45', '2026-02-30', '2026-02-29T10:00', 'Wed Nov 25'])
      assert.equal(instantOf(text), undefined, text);
  });
});
