import assert from 'node:assert/strict';
import type { RenderInput } from '../../../src/preview/rendering';
import { answered, CALL, ENDPOINT, json } from './rendering';

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
  });

  it('is one to the Profile API at Amplitude, as in Braze, whichever endpoint is configured', async () => {
    const isProfileApi = (url: string, profileApi: string) =>
      requestOf(`{% connected_content ${url} %}`, { profileApi }).then((request) => request.isProfileApi);
    for (const endpoint of ['https://proxy.example/amplitude', 'nonsense']) {
      assert.equal(await isProfileApi(`${ENDPOINT}?user_id=1`, endpoint), true, endpoint);
      assert.equal(await isProfileApi(ENDPOINT.replace('.com', '.com.'), endpoint), false, endpoint);
    }
    assert.equal(
      await isProfileApi('https://proxy.example/amplitude?user_id=1', 'https://proxy.example/amplitude'),
      true,
    );
  });

  it('may go to the port of the configured endpoint, and to no other unusual one', async () => {
    const profileApi = 'http://127.0.0.1:8787/v1/userprofile';
    assert.equal(
      (await requestOf(`{% connected_content ${profileApi}?user_id=1 %}`, { profileApi })).isProfileApi,
      true,
    );
    for (const url of ['http://127.0.0.1:8787/other', profileApi.replace('http', 'https')]) {
      assert.match((await failureOf(url, { profileApi })) ?? '', /ports 80 and 443/);
    }
    assert.equal(
      await requestOf('{% connected_content http://example.com:80/ %}').then(({ url }) => url),
      'http://example.com/',
    );
    for (const url of ['http://example.com:443/', 'https://example.com:80/']) {
      assert.equal((await requestOf(`{% connected_content ${url} %}`)).url, url);
    }
  });

  it('is not made for a URL that could mislead, or is none', async () => {
    const refused: readonly (readonly [url: string, sentence: RegExp])[] = [
      ['https://profile-api.amplitude.com@evil.example/v1/userprofile', /`@`/],
      ['https://a:b@example.com/', /`@`/],
      ['https://:b@example.com/', /`@`/],
      ['https:\\\\evil.example', /backslashes/],
      ["{{ 'https://example.com/?a=b c' }}", /spaces/],
      ['{{ tab }}', /spaces/],
      ['https://example.com:8443/', /ports/],
      [`${ENDPOINT.replace('https', 'http')}?user_id=1`, /redirect \(301\).*https:\/\//],
      ['ftp://example.com/', /http and https/],
      ['javascript:alert(1)', /http and https/],
      ['{{ nosuch }}', /no(t a)? URL/],
      ['example.com/a', /no(t a)? URL/],
      ['https://[YOUR_SUBDOMAIN].talon.one/a', /its host or its port/],
      ['https://example.com:99999/a', /its host or its port/],
      ['https:/example.com/a', /no(t a)? URL/],
      ['https:example.com/a', /no(t a)? URL/],
      ['https:///example.com/a', /no(t a)? URL/],
      ['', /no(t a)? URL/],
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
