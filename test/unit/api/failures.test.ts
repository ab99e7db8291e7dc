import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { FailureKind } from '../../../src/api/failure';
import { answering, CANARY, failureOf, localApi, trialOf } from './localApi';

const NGINX = '<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>nginx</body>\r\n</html>';
const MISSING_KEY = 'Missing Api-Key in Authorization header';
const NOT_SEEN = '{"error":"User id and device id not seen before"}';
const TOO_MANY =
  '{"error":"Number of requests per minute exceeds system limit. Contact Support if you need this limit raised"}';

type Row = readonly [status: number, body: string, kind: FailureKind, sentence: RegExp, attempts: number];

const ROWS: readonly Row[] = [
  [401, 'Invalid Api-Key', 'wrong-key', /does not accept the key \(401\).*Set API Key….*secret key/, 1],
  [401, '', 'wrong-key', /does not accept the key/, 1],
  [401, '{"error":"Invalid Api-Key"}', 'wrong-key', /does not accept the key/, 1],
  [403, 'Invalid Api-Key', 'wrong-key', /does not accept the key \(403\)/, 1],
  ...[400, 401, 403].map(
    (status): Row => [status, MISSING_KEY, 'malformed-header', /no key that it can read.*Set API Key/, 1],
  ),
  ...[200, 400, 404, 500].map((status): Row => [status, NOT_SEEN, 'not-seen', /never seen.*Check the ID/, 1]),
  [200, NOT_SEEN.replace('{', '{"userData":null,'), 'not-seen', /never seen/, 1],
  [400, NOT_SEEN.replace('{', '{"userData":null,'), 'not-seen', /never seen/, 1],
  ...[200, 400, 403, 429, 500].map(
    (status): Row => [status, TOO_MANY, 'throttled', /limit of requests per minute.*Try again in a minute/, 3],
  ),
  [429, '', 'throttled', /limit of requests per minute/, 3],
  [404, '', 'wrong-path', /Nothing answers at this path \(404\).*endpoint/, 1],
  [404, NGINX, 'wrong-path', /Nothing answers at this path/, 1],
  [400, '{"error":"bad \\u202Eid"}', 'refused', /refused the request \(400\): “bad \\u\{202E\}id”/, 1],
  [
    403,
    '<html>Forbidden</html>',
    'refused',
    /refused the request \(403\)\. Check the IDs and the setting “amplitudeProfile\.endpoint”\.$/,
    1,
  ],
  ...[402, 405, 407, 408, 410, 413, 418, 421, 431, 451, 499].map(
    (status): Row => [status, 'no', 'refused', /refused/, 1],
  ),
  ...[500, 502, 503, 504].map(
    (status): Row => [status, 'oh', 'server-error', /error of its own \(5\d\d\): “oh”. Try again/, 3],
  ),
  ...[501, 505, 511, 520, 599].map((status): Row => [status, 'oh', 'server-error', /error of its own/, 1]),
  ...[300, 304, 305].map((status): Row => [status, '', 'redirect', /redirects without saying where to/, 1]),
  [204, '', 'not-json', /Nothing came instead of a profile \(204\)/, 1],
  [205, '', 'not-json', /Nothing came instead/, 1],
  [206, '{"userData":{}}', 'incomplete', /Only part of the answer arrived \(206\)/, 3],
  [200, '', 'not-json', /Nothing came instead/, 1],
  [200, NGINX, 'not-json', /A web page came instead of a profile \(200\).*endpoint/, 1],
  [200, 'hello', 'not-json', /Something that is not JSON came/, 1],
  [200, '{"userData":{}', 'not-json', /not JSON/, 1],
  [200, '{"error":"try later"}', 'refused', /did not answer the request \(200\): “try later”\. Check /, 1],
  [200, 'null', 'unexpected-shape', /should be an object with userData, but is null/, 1],
  [200, '[]', 'unexpected-shape', /should be an object with userData, but is a list/, 1],
  [200, '"x"', 'unexpected-shape', /should be an object with userData, but is text/, 1],
  [200, '{}', 'unexpected-shape', /userData should be an object, but is missing/, 1],
  [
    200,
    '{"userData":{"cohort_ids":"x"}}',
    'unexpected-shape',
    /userData\.cohort_ids should be a list of text, but is text/,
    1,
  ],
];

describe('a failure of the API', () => {
  const api = localApi();

  for (const [status, body, kind, sentence, attempts] of ROWS) {
    it(`is ${kind} after ${attempts} when ${status} comes with ${JSON.stringify(body.slice(0, 40))}`, async () => {
      api.handler = answering(status, body);
      const { client, lines } = trialOf(api);
      const failure = await failureOf(client.lookUp({ userId: 'ada' }));
      assert.equal(failure.kind, kind);
      assert.match(failure.message, sentence);
      assert.equal(failure.details.status, status);
      assert.equal(failure.details.body ?? '', body);
      assert.equal(api.requests.length, attempts);
      assert.equal(lines.length, attempts);
    });
  }

  it('keeps a body that is not text as far as it can be read', async () => {
    api.handler = answering(200, Buffer.from('{"userData":{"user_id":"Bj\xF8rn"}}', 'latin1'));
    const failure = await failureOf(trialOf(api).client.lookUp({ userId: 'ada' }));
    assert.equal(failure.kind, 'not-json');
    assert.match(failure.message, /not text in UTF-8/);
    assert.equal(failure.details.body, '{"userData":{"user_id":"Bj\uFFFDrn"}}');
  });

  it('tells of a packing that was not asked for', async () => {
    api.handler = answering(200, 'x', { 'content-encoding': 'gzip, gzip' });
    const failure = await failureOf(trialOf(api).client.lookUp({ userId: 'ada' }));
    assert.deepEqual([failure.kind, api.requests.length], ['not-json', 1]);
    assert.match(failure.message, /compressed in a way that was not asked for\. Check the setting/);
  });

  for (const [status, kind, attempts] of [
    [200, 'too-large', 1],
    [302, 'redirect', 1],
    [401, 'wrong-key', 1],
    [404, 'wrong-path', 1],
    [429, 'throttled', 3],
    [503, 'server-error', 3],
  ] as const) {
    it(`is ${kind} after ${attempts} when ${status} comes with more than 5 MB`, async () => {
      api.handler = answering(status, Buffer.alloc(5_000_001), { 'retry-after': '7' });
      const { client, pauses } = trialOf(api, { random: () => 0 });
      const { kind: actual, details } = await failureOf(client.lookUp({ userId: 'ada' }));
      assert.deepEqual([actual, details.status, details.retryAfter], [kind, status, 7]);
      assert.deepEqual(pauses, Array(attempts - 1).fill(7_000));
    });
  }
});

describe('a request that is not sent', () => {
  const api = localApi();

  for (const [name, options, kind, sentence] of [
    ['has no key', { key: async () => undefined }, 'no-key', /has no key.*Set API Key/],
    ['finds the secret storage broken', { key: () => Promise.reject(new Error(CANARY)) }, 'no-key', /cannot be read/],
    ['has a key that no header can carry', { key: async () => 'abc\u200Bdefghi' }, 'malformed-header', /U\+200B/],
    ['has an endpoint without https', { endpoint: () => 'http://example.com/' }, 'invalid-endpoint', /https.*endpoint/],
  ] as const) {
    it(`${name}, and says so`, async () => {
      const failure = await failureOf(trialOf(api, options).client.lookUp({ userId: 'ada' }));
      assert.equal(failure.kind, kind);
      assert.match(failure.message, sentence);
      assert.doesNotMatch(inspect(failure), new RegExp(CANARY));
      assert.equal(api.requests.length, 0);
    });
  }

  it('names nobody, and says so', async () => {
    const failure = await failureOf(trialOf(api).client.lookUp({}));
    assert.deepEqual([failure.kind, failure.message], ['invalid-request', 'Give a user ID or a device ID.']);
  });
});

describe('the key', () => {
  const api = localApi();

  for (const status of [200, 400, 401, 403, 404, 429, 500, 302]) {
    it(`is in nothing that is said of ${status}, even when the server repeats it`, async () => {
      api.handler = ({ headers }, response) => {
        const echo = `${'x'.repeat(180)}${headers.authorization}`;
        response
          .writeHead(status, { location: `https://example.com/${headers.authorization}` })
          .end(JSON.stringify({ error: echo }));
      };
      const { client, lines } = trialOf(api);
      const failure = await failureOf(client.lookUp({ userId: 'id-of-ada' }));
      for (const said of [inspect(failure, { depth: 9 }), JSON.stringify(failure), failure.stack, ...lines]) {
        assert.doesNotMatch(said ?? '', /canary/);
      }
      assert.equal(failure.cause, undefined);
      assert.doesNotMatch(lines.join(), /id-of-ada/);
    });
  }

  it('is in nothing that is said of an answer that escapes it', async () => {
    const key = 'canary/"quoted"\\and=more';
    const escapes = [
      (text: string) => JSON.stringify(text).slice(1, -1),
      (text: string) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
      (text: string) => text.replace(/./g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`),
      encodeURIComponent,
    ];
    for (const escaped of escapes.map((write) => write(key))) {
      api.handler = answering(400, `{"error":"No such key: ${escaped}"}`);
      const { message } = await failureOf(trialOf(api, { key: async () => key }).client.lookUp({ userId: 'ada' }));
      assert.match(message, /“No such key: …”/);
    }
  });

  it('is asked for by the origin that it goes to, though the setting changes meanwhile', async () => {
    const { origin } = new URL(api.endpoint);
    const origins: string[] = [];
    let endpoint = api.endpoint;
    const key = async (asked: string) => {
      origins.push(asked);
      return CANARY;
    };
    const lookUp = trialOf(
      {
        get endpoint() {
          return endpoint;
        },
      },
      { key },
    ).client.lookUp({ userId: 'ada' });
    endpoint = 'https://elsewhere.example/';
    await lookUp;
    assert.deepEqual(origins, [origin]);
  });

  it('goes out as the API wants it', async () => {
    await trialOf(api).client.lookUp({ userId: 'ada' });
    assert.equal(api.requests[0]?.headers.authorization, `Api-Key ${CANARY}`);
  });

  it('is neither asked for nor sent where none is needed', async () => {
    const { client } = trialOf(api, { keyless: true, key: () => Promise.reject(new Error('asked')) });
    await client.lookUp({ userId: 'ada' });
    assert.equal(api.requests[0]?.headers.authorization, undefined);
  });
});

describe('checkKey', () => {
  const api = localApi();

  it('asks for a person that nobody is, and for no part', async () => {
    await trialOf(api).client.checkKey('another-key');
    const [request] = api.requests;
    assert.equal(request?.url, '/v1/userprofile?user_id=amplitude-connected-content-key-check');
    assert.equal(request?.headers.authorization, 'Api-Key another-key');
  });

  it('accepts a key with which nobody was found', async () => {
    api.handler = answering(400, NOT_SEEN);
    await trialOf(api).client.checkKey('another-key');
  });

  it('is not answered from memory', async () => {
    const { client } = trialOf(api);
    await client.checkKey('another-key');
    await client.checkKey('another-key');
    assert.equal(api.requests.length, 2);
  });

  for (const [status, body, kind] of [
    [401, 'Invalid Api-Key', 'wrong-key'],
    [403, 'Invalid Api-Key', 'wrong-key'],
    [401, 'Missing Api-Key in Authorization header', 'malformed-header'],
    [500, '', 'server-error'],
    [200, NGINX, 'not-json'],
  ] as const) {
    it(`rejects with ${kind} for ${status}`, async () => {
      api.handler = answering(status, body);
      assert.equal((await failureOf(trialOf(api).client.checkKey('another-key'))).kind, kind);
    });
  }

  it('sends nothing that a header cannot carry', async () => {
    assert.equal((await failureOf(trialOf(api).client.checkKey('a\nb'))).kind, 'malformed-header');
    assert.equal(api.requests.length, 0);
  });
});
