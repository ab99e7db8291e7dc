import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';
import { API, authorizing, calling, KEY, ME, STORED } from './calling';

describe('secret-in-template', () => {
  const CODE = 'secret-in-template';

  it('is a key in a header', () => {
    for (const value of [
      `Api-Key «${KEY}»`,
      `Api-Key «${KEY.toUpperCase()}»`,
      'Api-Key «s3cr3t»',
      `Bearer «${KEY}»`,
      'Basic «dXNlcjpwYXNz»',
      `«${KEY}»`,
      `Api-Key {{ '«${KEY}»' }}`,
      `Api-Key {{ "«abc123»" | append: 'def' }}`,
      `{{ 'Api-Key ' | append: '«${KEY}»' }}`,
      `Api-Key {{ key | default: '«${KEY}»' }}`,
    ]) {
      reports(CODE, authorizing(value), STORED);
    }
    for (const name of ['authorization', 'AUTHORIZATION', 'X-Api-Key', 'Api-Key', 'X-Trace']) {
      reports(CODE, calling(` :headers { "${name}" : "«${KEY}»" }`), STORED);
    }
    reports(CODE, calling(` :headers {"X-Secret": "«hunter2»"}`), STORED);
    reports(CODE, calling(` :headers {"X-Trace": " «${KEY}» "}`), STORED);
  });

  it('leaves other headers, and a credential that is there', () => {
    const headers = (own: string) => calling(` :headers {"Accept": "b",${own} "X-Trace": "{{ c }}"}`);
    reports(
      CODE,
      headers(` "Authorization": "Api-Key «${KEY}»",`),
      headers('').replace(' :headers', ' :auth_credentials amplitude :headers'),
    );
    reports(
      CODE,
      calling(`\n  :headers {\n    "Accept": "b",\n    "Authorization": "Api-Key «${KEY}»"\n  }\n  :retry`),
      calling('\n  :auth_credentials amplitude\n  :headers {\n    "Accept": "b"\n  }\n  :retry'),
    );
    reports(
      CODE,
      calling(` :headers {"Authorization": "Api-Key «${KEY}»"} :auth_credentials b`),
      calling(' :auth_credentials b'),
    );
  });

  it('is a key in headers that do not end, which alone goes', () => {
    for (const rest of ['', '"'])
      reports(CODE, calling(` :headers {"Authorization": "Api-Key «${KEY}»${rest}`), STORED);
    reports(CODE, calling(` :headers {'Authorization': '«${KEY}»`), STORED);
  });

  it('is a key that gets there through a variable, which goes with it', () => {
    for (const before of [
      `{% assign key = '«${KEY}»' %}`,
      `{% assign first = '«${KEY}»' %}{% assign key = first %}`,
      `{% capture key %}«${KEY}»{% endcapture %}`,
      `{% capture key %}\n  «s3cr3t»\n{% endcapture %}\n`,
    ]) {
      reports(CODE, before + authorizing('Api-Key {{ key }}'), STORED);
    }
    reports(CODE, `{% assign auth = 'Api-Key «s3cr3t»' %}\n${authorizing('{{ auth }}')}`, STORED);
    const base = `{% assign b = '${API}' %}`;
    const begun = (text: string) => base + text.replace(API, '{{ b }}');
    reports(CODE, begun(authorizing('Api-Key «s3cr3t»')), begun(STORED));
    reports(CODE, begun(authorizing('Basic «s3cr3t»')), begun(STORED));
    reports(CODE, `{% capture auth %}Api-Key «${KEY}»{% endcapture %}${authorizing('{{auth}}')}`, STORED);
    reports(
      CODE,
      `{% assign key = 'a:«s3cr3t»' | base64_encode %}${authorizing('Basic {{ key }}')}`.replace('a:«', '«a:'),
      STORED,
    );
  });

  it('is a key in headers that a variable holds', () => {
    const held = calling(' :headers {{ headers }}');
    const other = (text: string) => text.replaceAll(/\ba\b/g, 'c').replace('?', '?get_amp_props=true&');
    reports(CODE, `{% capture headers %}{"Authorization": "Api-Key «${KEY}»"}{% endcapture %}${held}`, STORED);
    reports(CODE, `{% assign headers = '{"authorization": "«s3cr3t»"}' %}${held}`, STORED);
    reports(
      CODE,
      `{% assign key = '«${KEY}»' %}{% capture headers %}{"Authorization": "Api-Key {{ key }}"}{% endcapture %}${held}`,
      STORED,
    );
    reports(
      CODE,
      `{% capture headers %}{"Authorization": "Api-Key «${KEY}»"}{% endcapture %}${held}${other(held)}`,
      STORED + other(STORED),
    );
    reports(CODE, `{% capture headers %}{"Accept": "a/b", "Authorization": "Api-Key «${KEY}»"}{% endcapture %}${held}`);
    silent(CODE, `{% capture headers %}{"Authorization": "Api-Key YOUR_KEY"}{% endcapture %}${held}`);
    silent(CODE, `{% capture headers %}{"Authorization": "Api-Key {{ key }}"}{% endcapture %}${held}`);
    silent(CODE, `{% capture headers %}{"Accept": "a/b"}{% endcapture %}${held}`);
    silent(CODE, calling(' :headers {{content_blocks.${headers}}}'));
  });

  it('is what Liquid stands beside, if that is long', () => {
    const long = 'k7x2'.repeat(4);
    reports(CODE, authorizing(`Api-Key {{ b }}«${long}»`), STORED);
    silent(CODE, authorizing(`Api-Key {{ b }}${long.slice(1)}`));
  });

  it('leaves a variable that is read elsewhere', () => {
    const assigned = (key: string) => `{% assign key = '${key}' %}{{ key }}`;
    reports(CODE, assigned(`«${KEY}»`) + authorizing('Api-Key {{ key }}'), assigned(KEY) + STORED);
  });

  it('is one key, however many calls it goes into', () => {
    const other = (text: string) => text.replaceAll(/\ba\b/g, 'c').replace('?', '?get_amp_props=true&');
    const call = authorizing('Api-Key {{ key }}');
    reports(CODE, `{% assign key = '«${KEY}»' %}${call}${other(call)}`, STORED + other(STORED));
  });

  it('is each of several that a variable can hold', () => {
    const call = authorizing('Api-Key {{ key }}');
    reports(
      CODE,
      `{% if b %}{% assign key = '«${KEY}»' %}{% else %}{% assign key = '«s3cr3t»' %}{% endif %}${call}`,
      `{% if b %}{% else %}{% endif %}${STORED}`,
    );
  });

  it('is what stands where a credential is named', () => {
    reports(CODE, calling(` :auth_credentials «${KEY}»`), STORED);
    reports(CODE, calling(` :basic_auth «${KEY}»`), calling(' :basic_auth amplitude'));
  });

  it('is a key behind a name that has no colon', () => {
    reports(CODE, calling(` :headers {"Authorization" "Api-Key «${KEY}»"}`));
    reports(CODE, calling(` :headers {"Accept": "b", "Authorization" "«${KEY}» "}`));
    silent(CODE, calling(' :headers {"Authorization" "Api-Key"}'));
  });

  it('is said of every host of Amplitude, and behind Liquid of what is a key for certain', () => {
    const call = (host: string, value: string) =>
      `{% connected_content https://${host}/v1/userprofile?${ME} :headers {"Authorization": "${value}"} :save a %}{{ a.userData.user_id }}`;
    const stored = (host: string) =>
      `{% connected_content https://${host}/v1/userprofile?${ME} :auth_credentials amplitude :save a %}{{ a.userData.user_id }}`;
    for (const host of ['profile-api.eu.amplitude.com', 'api2.amplitude.com', '{{ host }}']) {
      reports(CODE, call(host, 'Api-Key «s3cr3t»'), stored(host));
    }
    reports(CODE, call('{{ host }}', `Bearer «${KEY}»`), stored('{{ host }}'));
    silent(CODE, call('{{ host }}', 'Bearer s3cr3t'));
    silent(CODE, call('x.io', `Api-Key ${KEY}`));
    silent(CODE, call('notamplitude.com', `Api-Key ${KEY}`));
    silent(CODE, `{% connected_content https://x.io :headers {"Authorization": "Bearer ${KEY}"} :save a %}`);
  });

  it('is no placeholder, nothing that Liquid knows alone, and nothing that goes nowhere', () => {
    for (const value of [
      'Api-Key YOUR_KEY',
      'Api-Key <SECRET KEY>',
      'Api-Key xxx',
      `Api-Key ${'x'.repeat(32)}`,
      'Api-Key [INSERT_KEY]',
      'Api-Key {key}',
      'Api-Key $AMPLITUDE_SECRET_KEY',
      'Api-Key {{ key }}',
      'Api-Key {{custom_attribute.${key}}}',
      'Api-Key {{content_blocks.${amplitude_key}}}',
      'Api-Key {{ key | append: "-1" }}',
      '{{ auth }}',
      'Api-Key',
      'Bearer',
      '',
    ]) {
      silent(CODE, authorizing(value));
    }
    silent(CODE, `{% assign key = '${KEY}' %}${authorizing('Api-Key {{ other }}')}`);
    silent(CODE, `{% assign key = 'YOUR_KEY' %}${authorizing('Api-Key {{ key }}')}`);
    silent(CODE, `${authorizing('Api-Key {{ key }}')}{% assign key = '${KEY}' %}`);
    silent(CODE, calling(' :headers {"Accept": "application/json", "X-Trace": "abc123"} :auth_credentials b'));
    silent(CODE, calling(' :auth_credentials amplitude_secret_key'));
  });
});

describe('secret-in-url', () => {
  const CODE = 'secret-in-url';
  const me = (query: string, options = '') =>
    `{% connected_content ${API}?${query}${options} :save a %}{{ a.userData.user_id | default: 'nobody' }}`;

  it('is a key in the query', () => {
    for (const query of [
      `${ME}&api_key=«${KEY}»`,
      `${ME}&apiKey=«s3cr3t»`,
      `${ME}&secret=«hunter2»`,
      `${ME}&Authorization=«Api-Key%20s3cr3t»`,
      `${ME}&b=«${KEY}»`,
      `${ME}&b=«${KEY.toUpperCase()}»`,
      `token=«s3cr3t»&${ME}`,
      `${ME}&key=«{{ 's3cr3t' }}»`,
    ]) {
      reports(CODE, me(query), STORED);
    }
    reports(CODE, `{% assign key = '${KEY}' %}${me(`${ME}&api_key=«{{ key }}»`)}`, STORED);
    reports(
      CODE,
      me(`${ME}&api_key=«${KEY}»&get_amp_props=true#b`),
      me(`${ME}&get_amp_props=true#b`, ' :auth_credentials amplitude'),
    );
    reports(CODE, me(`${ME}&api_key=«${KEY}»`, ' :auth_credentials b'), me(ME, ' :auth_credentials b'));
    const called = (options: string) => `{% connected_content {{ c }}${options} :save a %}{{ a.userData.user_id }}`;
    const held = (query: string) => `{% assign c = '${API}?user_id=' | append: b | append: '${query}' %}`;
    reports(
      CODE,
      `{% assign k = '«${KEY}»' %}{% capture c %}${API}?${ME}&api_key={{ k }}{% endcapture %}${called('')}`,
    );
    reports(CODE, held(`&api_key=«${KEY}»`) + called(''), held('') + called(' :auth_credentials amplitude'));
  });

  it('is the only problem of its parameter', () => {
    const codes = problemsOf(me(`${ME}&api_key=${KEY}`)).map(({ code }) => code);
    assert.deepEqual(codes, [CODE]);
  });

  it('is no placeholder, no id, nothing that Liquid knows alone, and nothing for another API', () => {
    for (const query of [
      `${ME}&api_key=YOUR_KEY`,
      `${ME}&api_key=<SECRET>`,
      `${ME}&api_key=%3CSECRET%3E`,
      `${ME}&api_key={{ key }}`,
      `${ME}&api_key={{content_blocks.\${key}}}`,
      `${ME}&api_key=`,
      `${ME}&api_key`,
      `${ME}&get_recs=true&rec_id=${KEY}`,
      `user_id=${KEY}`,
      `${ME}&lang=en`,
      `${ME}&monkey=s3cr3t`,
    ]) {
      silent(CODE, me(query, ' :auth_credentials b'));
    }
    silent(CODE, `{% connected_content https://x.io?api_key=${KEY} :save a %}`);
  });
});

describe('A message', () => {
  it('never repeats a key, wherever it stands', () => {
    const secret = 's3cr3t';
    for (const key of [KEY, secret]) {
      for (const template of [
        authorizing(key),
        authorizing(`Api-Key ${key}`),
        authorizing(`${key} ${key}`),
        authorizing(`Api-Key: ${key}`),
        calling(` :headers {Authorization: Api-Key ${key}}`),
        calling(` :headers {"Authorization" "${key}"}`),
        calling(` :headers {'Authorization': '${key}`),
        calling(` :headers ${key}`),
        calling(`&api_key=${key}`),
        `{% assign key = '${key}' %}${authorizing('{{ key }}')}`,
      ]) {
        for (const { message, fixes = [] } of problemsOf(template)) {
          assert.ok(!message.includes(key), message);
          for (const { title } of fixes) assert.ok(!title.includes(key), title);
        }
      }
    }
    const everywhere = `{% connected_content ${API}?${ME}&get_recs=${KEY}&${KEY}=1 :method ${KEY} :save ${KEY}! :${KEY} %}`;
    for (const { message } of problemsOf(everywhere)) assert.ok(!message.includes(KEY), message);
  });
});
