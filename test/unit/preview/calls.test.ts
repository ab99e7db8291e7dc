import assert from 'node:assert/strict';
import type { CallAnswer, RenderInput } from '../../../src/preview/rendering';
import { ExactNumber } from '../../../src/profile/json';
import { Answering, ENDPOINT, json, outputOf, rendering } from './rendering';

const CALL = '{% connected_content https://example.com/a :save a %}';

async function answered(
  answers: ConstructorParameters<typeof Answering>[0],
  text: string,
  input: Partial<RenderInput> = {},
) {
  const answering = new Answering(answers);
  const result = await rendering(text, input, answering.caller);
  return { ...result, requests: answering.requests };
}

/** The only request that this template makes. */
async function requestOf(text: string, input: Partial<RenderInput> = {}) {
  const { requests } = await answered([json({})], text, input);
  assert.equal(requests.length, 1, text);
  return requests[0] as NonNullable<(typeof requests)[0]>;
}

async function failureOf(url: string, input: Partial<RenderInput> = {}) {
  const { calls, requests } = await answered([json({})], `{% connected_content ${url} %}`, input);
  assert.deepEqual(requests, [], url);
  return calls[0]?.failure;
}

describe('The request of a call', () => {
  it('holds what the template writes, Liquid replaced', async () => {
    const text = `{% connected_content ${ENDPOINT}?user_id={{\${user_id} | url_param_escape}}&get_recs=true
      :headers {"Authorization": "Api-Key {{ key }}", "X-Quote": "a\\"b"} :save profile :auth_credentials stored :basic_auth other %}`;
    const request = await requestOf(text, { personalization: { user_id: 'a b&c' }, variables: { key: 'k"1' } });
    assert.deepEqual(request, {
      url: `${ENDPOINT}?user_id=a%20b%26c&get_recs=true`,
      method: 'GET',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        Authorization: 'Api-Key k"1',
        'X-Quote': 'a"b',
      },
      variable: 'profile',
      isProfileApi: true,
      basicAuth: 'other',
      authCredentials: 'stored',
      attempt: 0,
      timeoutMs: 2000,
      maxBytes: 1_048_576,
    });
  });

  it('has the variable `connected` and the method GET where nothing else is said', async () => {
    const { variable, method, body } = await requestOf('{% connected_content https://example.com/a :body x=1 %}');
    assert.deepEqual([variable, method, body], ['connected', 'GET', undefined]);
  });

  it('leaves out a fragment, which is never sent', async () => {
    const { url } = await requestOf('{% connected_content https://example.com/a?b=1#c %}');
    assert.equal(url, 'https://example.com/a?b=1');
  });

  it('sends a body with its type', async () => {
    const post = (options: string) =>
      requestOf(`{% connected_content https://example.com/a :method Post ${options} %}`, {
        variables: { n: 'x', j: '{"a": 1}' },
      });
    assert.deepEqual(
      [(await post(':body a=1&b={{n}}')).body, (await post(':body a=1')).headers['Content-Type']],
      ['a=1&b=x', 'application/x-www-form-urlencoded'],
    );
    assert.equal((await post(':content_type application/json :body a=1&b={{n}}')).body, '{"a":"1","b":"x"}');
    assert.equal((await post(':content_type application/json :body {"a":"{{n}}"}')).body, '{"a":"x"}');
    assert.equal((await post(':content_type application/json :body {{ j }}')).body, '{"a": 1}');
    assert.equal((await post(':content_type text/plain')).headers.Accept, 'text/plain');
  });

  it('is one to the Profile API by origin and path alone', async () => {
    const isProfileApi = async (url: string) => (await requestOf(`{% connected_content ${url} %}`)).isProfileApi;
    for (const url of [
      ENDPOINT,
      `${ENDPOINT}?user_id=1`,
      `${ENDPOINT}#x`,
      ENDPOINT.replace('profile-api', 'PROFILE-API'),
      ENDPOINT.replace('/v1', ':443/v1/./../v1'),
    ]) {
      assert.equal(await isProfileApi(url), true, url);
    }
    const others = [
      ENDPOINT.replace('.com', '.com.evil.example'),
      ENDPOINT.replace('.com', '.com.'),
      ENDPOINT.replace('amplitude', '\u0430mplitude'),
      ENDPOINT.replace('userprofile', 'UserProfile'),
      `${ENDPOINT}/`,
      `https://example.com/?${ENDPOINT}`,
    ];
    for (const url of others) assert.equal(await isProfileApi(url), false, url);
    assert.equal(
      (await requestOf(`{% connected_content ${ENDPOINT} %}`, { profileApi: 'nonsense' })).isProfileApi,
      false,
    );
  });

  it('may go to the port of the configured endpoint, and to no other unusual one', async () => {
    const profileApi = 'http://127.0.0.1:8787/v1/userprofile';
    assert.equal(
      (await requestOf(`{% connected_content ${profileApi}?user_id=1 %}`, { profileApi })).isProfileApi,
      true,
    );
    assert.match((await failureOf('http://127.0.0.1:8787/other', { profileApi })) ?? '', /ports 80 and 443/);
    assert.equal(
      await requestOf('{% connected_content http://example.com:80/ %}').then(({ url }) => url),
      'http://example.com/',
    );
  });

  it('is not made for a URL that could mislead, or is none', async () => {
    const refused: readonly (readonly [url: string, sentence: RegExp])[] = [
      ['https://profile-api.amplitude.com@evil.example/v1/userprofile', /`@`/],
      ['https://a:b@example.com/', /`@`/],
      ['https:\\\\evil.example', /backslashes/],
      ["{{ 'https://example.com/?a=b c' }}", /blanks/],
      ['{{ tab }}', /blanks/],
      ['https://example.com:8443/', /ports/],
      [`${ENDPOINT.replace('https', 'http')}?user_id=1`, /redirect \(301\).*https:\/\//],
      ['ftp://example.com/', /http and https/],
      ['javascript:alert(1)', /http and https/],
      ['{{ nosuch }}', /no URL/],
      ['example.com/a', /no URL/],
      ['https://[YOUR_SUBDOMAIN].talon.one/a', /its host or its port/],
      ['https://example.com:99999/a', /its host or its port/],
      ['https:/example.com/a', /no URL/],
      ['https:example.com/a', /no URL/],
      ['https:///example.com/a', /no URL/],
      ['', /no URL/],
    ];
    for (const [url, sentence] of refused)
      assert.match((await failureOf(url, { variables: { tab: 'https://a\t.com' } })) ?? '', sentence, url);
    assert.match((await failureOf('https://example.com :method put')) ?? '', /GET and POST/);
  });

  it('takes a glued option for a part of the URL, as Braze does, and says so', async () => {
    const { calls, problems } = await answered([json({})], '{% connected_content https://example.com/a?b=c:save d %}');
    assert.equal(calls[0]?.url, 'https://example.com/a?b=c:save d');
    assert.match(problems[0]?.message ?? '', /part of the URL/);
  });

  it('is not made in an HTML comment, nor in a branch that is not taken', async () => {
    const { output, calls } = await answered([json({})], `<!-- a ${CALL}b -->{% if false %}${CALL}{% endif %}c`);
    assert.deepEqual([output, calls], ['<!-- a b -->c', []]);
  });
});

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
      ['The answer is no JSON: it is printed in the message, and `ada` holds nothing.'],
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

describe('Trying again', () => {
  const RETRY = '{% connected_content https://example.com/a :save a :retry %}';

  it('ends with the first answer', async () => {
    const { output, calls, requests } = await answered(
      [json({}, 500), json({}, 503), json({ n: 3 })],
      `x${RETRY}{{ a.n }}`,
    );
    assert.equal(output, 'x3');
    assert.deepEqual(
      requests.map(({ attempt }) => attempt),
      [0, 1, 2],
    );
    assert.deepEqual(
      calls.map(({ retries, status }) => [retries, status]),
      [[2, 200]],
    );
  });

  it('aborts the message after five more tries', async () => {
    const { output, aborted, requests, calls } = await answered([json({}, 500)], `x${RETRY}`);
    assert.equal(output, '');
    assert.equal(requests.length, 6);
    assert.match(aborted?.reason ?? '', /500.*5 more times/);
    assert.equal(aborted?.call, 0);
    assert.equal(calls[0]?.retries, 5);
  });

  it('does not happen when the template aborts', async () => {
    const text = `${RETRY}{% if a.__http_status_code__ != 200 %}{% abort_message('no answer') %}{% endif %}`;
    const { aborted, requests } = await answered([json({}, 500)], text);
    assert.equal(requests.length, 1);
    assert.deepEqual(aborted, {
      reason: 'no answer',
      at: { start: text.indexOf('{% abort'), end: text.indexOf('{% endif') },
      call: 0,
    });
  });

  it('does not happen without :retry, nor after other errors', async () => {
    assert.equal((await answered([json({}, 500)], CALL)).requests.length, 1);
    assert.equal((await answered([json({}, 429)], RETRY)).requests.length, 1);
    assert.equal((await answered([{ failure: 'x' }], RETRY)).requests.length, 1);
  });

  it('does not happen when rendering stopped', async () => {
    const { requests, aborted, problems, output, calls } = await answered([json({}, 500)], `${RETRY}{{ 1 }}{{ 2 }}`, {
      limits: { nodes: 2 },
    });
    assert.deepEqual([requests.length, aborted, output, calls.length], [1, undefined, '1', 1]);
    assert.match(problems.at(-1)?.message ?? '', /2 steps/);
  });

  it('asks others no second time', async () => {
    const text = `{% connected_content https://example.com/b :method post :save b %}${RETRY}{{ b.n }}{{ a.n }}`;
    const { output, requests } = await answered([json({ n: 1 }), json({}, 500), json({ n: 2 })], text);
    assert.equal(output, '12');
    assert.deepEqual(
      requests.map(({ url }) => url.at(-1)),
      ['b', 'a', 'a'],
    );
  });
});

describe('Remembering answers', () => {
  it('is by URL, for GET unless :no_cache, and for POST with :cache_max_age', async () => {
    const counts = async (options: string) => {
      const tag = `{% connected_content https://example.com/a ${options} :save a %}`;
      const { requests, calls } = await answered([json({})], tag + tag);
      return [requests.length, calls[1]?.fromCache];
    };
    assert.deepEqual(await counts(''), [1, true]);
    assert.deepEqual(await counts(':headers {"X": "{{ a }}"}'), [1, true]);
    assert.deepEqual(await counts(':no_cache'), [2, false]);
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

describe('Cancelling', () => {
  it('ends waiting for a call at once, with the reason', async () => {
    const controller = new AbortController();
    const work = rendering(CALL, {}, () => new Promise(() => undefined), controller.signal);
    controller.abort(new Error('Not wanted any more.'));
    await assert.rejects(work, /Not wanted any more/);
  });

  it('ends rendering', async () => {
    const controller = new AbortController();
    const work = rendering('{% for i in (1..10000000) %}{{ i }}{% endfor %}', {}, undefined, controller.signal);
    setImmediate(() => controller.abort(new Error('Not wanted any more.')));
    await assert.rejects(work, /Not wanted any more/);
  });

  it('is seen before anything is rendered', async () => {
    await assert.rejects(rendering('a', {}, undefined, AbortSignal.abort(new Error('Too late.'))), /Too late/);
  });
});

describe('abort_message', () => {
  it('sends nothing, and says why, however it is written', async () => {
    const spellings: readonly (readonly [tag: string, reason: string])[] = [
      ['{% abort_message %}', ''],
      ['{% abort_message() %}', ''],
      ["{% abort_message('no city') %}", 'no city'],
      ['{% abort_message ("no city") %}', 'no city'],
    ];
    for (const [tag, reason] of spellings) {
      const { output, aborted, sources } = await rendering(`a${tag}b`);
      assert.deepEqual([output, aborted, sources], ['', { reason, at: { start: 1, end: 1 + tag.length } }, []], tag);
    }
  });

  it('does nothing in a branch that is not taken', async () => {
    assert.equal(await outputOf('a{% if false %}{% abort_message() %}{% endif %}b'), 'ab');
  });

  it('ends what is captured, and what a content block holds', async () => {
    assert.equal((await rendering("{% capture a %}{% abort_message('x') %}{% endcapture %}")).aborted?.reason, 'x');
    const personalization = { content_blocks: { b: "{% abort_message('y') %}" } };
    const text = 'a{{ content_blocks.${b} }}';
    assert.deepEqual((await rendering(text, { personalization })).aborted, {
      reason: 'y',
      at: { start: 1, end: text.length },
    });
  });
});
