import assert from 'node:assert/strict';
import type { CallAnswer } from '../../../src/preview/rendering';
import { ExactNumber } from '../../../src/profile/json';
import { Answering, answered, CALL, ENDPOINT, json, rendering } from './rendering';

describe('The answer to a call', () => {
  it('becomes the variable when it is JSON, with the status of success', async () => {
    const { output, calls } = await answered([json({ n: 1 })], `[${CALL}]{{ a.n }} {{ a.__http_status_code__ }}`);
    assert.equal(output, '[]1 200');
    assert.deepEqual(calls, [
      {
        url: 'https://example.com/a',
        pattern: 'https://example.com/a',
        method: 'GET',
        status: 200,
        durationMs: 40,
        fromCache: false,
        variable: 'a',
        retries: 0,
        at: { start: 1, end: CALL.length + 1 },
        isProfileApi: false,
        body: '{"n":1}',
        answer: { n: 1 },
      },
    ]);
  });

  it('has no status in a list, nor after an error', async () => {
    const text = `${CALL}{{ a.error }}{{ a[0] }}{% if a.__http_status_code__ != 200 %}!{% endif %}`;
    assert.equal((await answered([json({ error: 'x' }, 429)], text)).output, 'x!');
    assert.equal((await answered([json(['x'])], text)).output, 'x!');
    assert.equal((await answered([json({}, 201)], `${CALL}{{ a.__http_status_code__ }}`)).output, '201');
  });

  it('keeps the digits of its numbers', async () => {
    const { output, calls } = await answered(
      [{ body: '{"big":9007199254740993,"one":1.0}' }],
      `${CALL}{{ a.big }} {{ a.one }} {{ a.big | plus: 1 }}`,
    );
    assert.equal(output, '9007199254740993 1.0 9007199254740994');
    assert.deepEqual(calls[0]?.answer, { big: new ExactNumber('9007199254740993'), one: new ExactNumber('1.0') });
  });

  it('keeps the order of its names, also of those like whole numbers', async () => {
    const body = '{"b":1,"2027":{"9":1,"1":2},"2026":3}';
    const text = `{% connected_content https://x.io :save a %}{{ a }} {{ a | as_json_string }}
{% for pair in a %}{{ pair[0] }} {% endfor %}{{ a['2027'].first }}`;
    const { output } = await rendering(text, {}, new Answering([{ body }]).caller);
    assert.equal(
      output,
      `{"b"=>1, "2027"=>{"9"=>1, "1"=>2}, "2026"=>3, "__http_status_code__"=>200} {"b":1,"2027":{"9":1,"1":2},"2026":3,"__http_status_code__":200}
b 2027 2026 __http_status_code__ 91`,
    );
  });

  it('is printed in place of the tag when it is other text', async () => {
    assert.equal((await answered([{ body: 'Hi <b>' }], `[${CALL}]{{ a }}`)).output, '[Hi <b>]');
    const { output, problems } = await answered([{ status: 401, body: 'Invalid Api-Key' }], `[${CALL}]`);
    assert.equal(output, '[Invalid Api-Key]');
    assert.match(problems[0]?.message ?? '', /error \(401\).*printed/);
  });

  it('is no JSON though it comes from the Profile API: that is said', async () => {
    const page = { body: '<p>Try later</p>', contentType: 'text/html' };
    const call = `{% connected_content ${ENDPOINT}?user_id=1 :save ada %}`;
    const { output, problems } = await answered([page], `[${call}]{{ ada }}`);
    assert.equal(output, '[<p>Try later</p>]');
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['The answer is not JSON: it is printed in the message, and `ada` holds nothing.'],
    );
    assert.deepEqual((await answered([page], CALL)).problems, []);
  });

  it('may come as bytes', async () => {
    assert.equal((await answered([{ body: new TextEncoder().encode('{"n":"é"}') }], `${CALL}{{ a.n }}`)).output, 'é');
  });

  it('is JSON by what it says when it is no object', async () => {
    assert.equal((await answered([{ body: 'null', contentType: 'application/json' }], `[${CALL}]`)).output, '[]');
    assert.equal((await answered([{ body: '12', contentType: 'text/plain' }], `[${CALL}]`)).output, '[12]');
    assert.equal((await answered([{ body: '{"a":', contentType: 'application/json' }], `[${CALL}]`)).output, '[{"a":]');
  });

  const lost: readonly (readonly [
    what: string,
    answer: Partial<CallAnswer> | { failure: string },
    sentence: RegExp,
  ])[] = [
    ['a 404', { status: 404, body: '<html>' }, /404.*empty/],
    ['a redirect', { status: 301, body: 'x' }, /redirect \(301\)/],
    ['a choice of redirects', { status: 300, body: 'x' }, /redirect \(300\)/],
    ['a failing server', { status: 503, body: 'x' }, /\(503\)/],
    ['more than 2 seconds', { durationMs: 2001, body: '{"n":1}' }, /2 seconds/],
    ['more than 1 MB', { body: 'x'.repeat(1_048_577) }, /1 MB/],
    ['more than 1 MB of bytes', { body: 'é'.repeat(524_289) }, /1 MB/],
    ['a call that is not made', { failure: 'Not called.' }, /Not called/],
  ];
  for (const [what, answer, sentence] of lost) {
    it(`is nothing after ${what}, with the reason`, async () => {
      const text = `[${CALL}{{ a }}{% if a.__http_status_code__ != 200 %}!{% endif %}]`;
      const { output, calls, problems } = await answered([answer], text);
      assert.equal(output, '[!]');
      assert.match(calls[0]?.failure ?? '', sentence);
      assert.deepEqual(
        problems.map(({ message }) => message),
        [calls[0]?.failure],
      );
    });
  }

  it('lasts exactly 2 seconds, or is exactly 1 MB, and counts', async () => {
    assert.equal((await answered([{ durationMs: 2000, body: '[1]' }], `${CALL}{{ a }}`)).output, '1');
    assert.equal((await answered([{ body: 'x'.repeat(1_048_576) }], CALL)).output.length, 1_048_576);
  });

  it('is rendered again with :rerender, one level deep', async () => {
    const text = '{% connected_content https://example.com/a :rerender %}!{{ b }}';
    const { output, calls, sources } = await answered(
      [
        { body: 'Hi {{ n }}{% assign b = 2 %} {% connected_content https://example.com/b :rerender %}' },
        { body: 'in {{ n }}' },
      ],
      text,
      { variables: { n: 'Ann' } },
    );
    assert.equal(output, 'Hi Ann in {{ n }}!2');
    assert.equal(calls.length, 2);
    assert.deepEqual(
      sources.map(({ from }) => text.slice(from.start, from.end)),
      [text.slice(0, text.indexOf('!')), '{{ b }}'],
    );
  });

  it('is rendered again before it is read as JSON', async () => {
    const text = '{% connected_content https://example.com/a :rerender :save a %}{{ a.x }}';
    assert.equal((await answered([{ body: '{"x":"{{ n }}"}' }], text, { variables: { n: 'Ann' } })).output, 'Ann');
  });

  it('is not Liquid without :rerender', async () => {
    assert.equal((await answered([{ body: '{{ n }}' }], CALL, { variables: { n: 'Ann' } })).output, '{{ n }}');
  });
});

describe('Remembering answers', () => {
  it('is by URL, for GET unless :no_cache, and for POST with :cache_max_age', async () => {
    const counts = async (options: string, others = options) => {
      const [tag, other] = [options, others].map(
        (one) => `{% connected_content https://example.com/a ${one} :save a %}`,
      );
      const { requests, calls } = await answered([json({})], `${tag}${other}`);
      return [requests.length, calls[1]?.fromCache];
    };
    assert.deepEqual(await counts(''), [1, true]);
    assert.deepEqual(await counts(':headers {"X": "{{ a }}"}'), [1, true]);
    assert.deepEqual(await counts(':no_cache'), [2, false]);
    assert.deepEqual(await counts('', ':no_cache'), [2, false]);
    assert.deepEqual(await counts(':method post'), [2, false]);
    assert.deepEqual(await counts(':method post :cache_max_age 300'), [1, true]);
  });

  it('lasts as long as whoever renders keeps the answers', async () => {
    const answers = new Map<string, CallAnswer>();
    const first = await answered([json({ n: 1 })], `${CALL}{{ a.n }}`, { answers });
    const second = await answered([json({ n: 2 })], `${CALL}{{ a.n }}`, { answers });
    assert.deepEqual(
      [first.output, second.output, second.requests.length, second.calls[0]?.durationMs],
      ['1', '1', 0, 0],
    );
  });

  it('is not for errors', async () => {
    const answers = new Map<string, CallAnswer>();
    await answered([json({}, 429)], CALL, { answers });
    assert.equal(answers.size, 0);
  });
});
