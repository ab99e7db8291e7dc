import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';
import { API, authorizing, calling, KEY, ME, STORED } from './calling';

describe('missing-authorization', () => {
  const CODE = 'missing-authorization';
  const marked = (options: string) => calling(options).replace('connected_content', '«connected_content»');

  it('is a call without a key', () => {
    reports(CODE, marked(''), STORED);
    reports(
      CODE,
      marked(' :headers {"Accept": "application/json"}'),
      calling(' :auth_credentials amplitude :headers {"Accept": "application/json"}'),
    );
    reports(CODE, marked(' :header {"Accept": "b"}'), calling(' :auth_credentials amplitude :header {"Accept": "b"}'));
    reports(CODE, marked('\n  :retry'), calling('\n  :auth_credentials amplitude\n  :retry'));
    reports(
      CODE,
      marked(' :headers {"X-Api-Key": "{{ b }}"}'),
      calling(' :auth_credentials amplitude :headers {"X-Api-Key": "{{ b }}"}'),
    );
    reports(
      CODE,
      marked(' :headers {"X-Authorization": "Api-Key {{ b }}"}'),
      calling(' :auth_credentials amplitude :headers {"X-Authorization": "Api-Key {{ b }}"}'),
    );
    reports(
      CODE,
      `{% connected_content https://x.io :auth_credentials shop :save c %}{{ c.d }}${marked('')}`,
      `{% connected_content https://x.io :auth_credentials shop :save c %}{{ c.d }}${calling(' :auth_credentials shop')}`,
    );
    reports(
      CODE,
      `{% liquid\n  «connected_content» ${API}?${ME} :save a\n  echo a.userData.user_id\n%}`,
      `{% liquid\n  connected_content ${API}?${ME} :auth_credentials amplitude :save a\n  echo a.userData.user_id\n%}`,
    );
    reports(
      CODE,
      `{%- «connected_content»\r\n    ${API}?${ME}\r\n-%}{{ connected.userData.user_id }}`,
      `{%- connected_content\r\n    ${API}?${ME}\r\n    :auth_credentials amplitude\r\n-%}{{ connected.userData.user_id }}`,
    );
  });

  it('is not a call with a header or a credential, or one that may have it', () => {
    for (const options of [
      ' :auth_credentials b',
      ' :auth_credentials {{ b }}',
      ' :headers {"Authorization": "Api-Key {{ b }}"}',
      ' :headers {"AUTHORIZATION": "{{ b }}"}',
      " :headers {'authorization': 'Api-Key {{ b }}'}",
      ' :headers {authorization: Api-Key {{ b }}}',
      ' :headers {“Authorization”: “Api-Key {{ b }}”}',
      ' :headers {{ b }}',
      ' :headers {"{{ name }}": "c"}',
      ' :headers { {{ all }} }',
      ' :headers {"Authorization": }',
      ' :headers {"Accept": "b, "Authorization": "c"}',
      ' :basic_auth b',
      ' :auth_credentials',
      ' :headers',
      ' :header {"Authorization": "Api-Key {{ b }}"}',
      ' :auth_credential b',
      ` &api_key=${KEY}`.replace(' ', ''),
    ]) {
      silent(CODE, calling(options));
    }
  });

  it('is not said of other APIs, and of hosts that nobody knows', () => {
    silent(CODE, '{% connected_content https://x.io :save a %}');
    silent(CODE, `{% connected_content https://{{ host }}/v1/userprofile?${ME} :save a %}`);
    silent(CODE, `<!-- ${calling('')} -->`);
  });
});

describe('wrong-authorization', () => {
  const CODE = 'wrong-authorization';

  it('is basic authorization', () => {
    reports(CODE, calling(' «:basic_auth» b'), calling(' :auth_credentials b'));
    reports(CODE, calling('\n  «:basic_auth» b\n  :retry'), calling('\n  :auth_credentials b\n  :retry'));
    reports(CODE, calling(' «:basic_auth»'), calling(' :auth_credentials amplitude'));
    reports(CODE, calling(' «:basic_auth» b :auth_credentials c'), calling(' :auth_credentials c'));
  });

  it('is another word before the key', () => {
    for (const [before, after] of [
      ['«Api Key» {{ key }}', 'Api-Key {{ key }}'],
      ['«Bearer» {{ key }}', 'Api-Key {{ key }}'],
      ['«bearer» YOUR_KEY', 'Api-Key YOUR_KEY'],
      ['«Basic» {{ key | base64_encode }}', 'Api-Key {{ key | base64_encode }}'],
      ['«Basic»{{ key }}', 'Api-Key {{ key }}'],
      ['«Token»   {{ key }}', 'Api-Key {{ key }}'],
      ['«ApiKey» {{ key }}', 'Api-Key {{ key }}'],
      ['«Api_Key»: {{ key }}', 'Api-Key {{ key }}'],
      [`«Bearer» ${KEY}`, `Api-Key ${KEY}`],
    ] as const) {
      reports(CODE, authorizing(before), authorizing(after));
    }
  });

  it('is a key without a word', () => {
    reports(CODE, authorizing(`«${KEY}»`), authorizing(`Api-Key ${KEY}`));
    reports(CODE, authorizing('«YOUR_SECRET_KEY»'), authorizing('Api-Key YOUR_SECRET_KEY'));
    reports(CODE, authorizing('«<SECRET KEY>»'), authorizing('Api-Key <SECRET KEY>'));
    reports(CODE, authorizing('«SECRET KEY»'), authorizing('Api-Key SECRET KEY'));
    const before = `{% assign key = '${KEY}' %}`;
    reports(CODE, before + authorizing('«{{ key }}»'), before + authorizing('Api-Key {{ key }}'));
  });

  it('is no key at all', () => {
    for (const value of ['«Api-Key»', '«Api-Key »', '«Bearer»']) reports(CODE, authorizing(value), STORED);
    reports(CODE, calling(' :headers {"Authorization": «""»}'), STORED);
  });

  it('is anything but one blank between the two', () => {
    reports(CODE, authorizing('«Api-Key»{{ key }}'), authorizing('Api-Key {{ key }}'));
    reports(CODE, authorizing('«Api-Key:» {{ key }}'), authorizing('Api-Key {{ key }}'));
    reports(CODE, authorizing('«Api-Key=»YOUR_KEY'), authorizing('Api-Key YOUR_KEY'));
    reports(CODE, authorizing(`«Api-Key»${KEY}`), authorizing(`Api-Key ${KEY}`));
    reports(CODE, authorizing(`«ApiKey»${KEY}`), authorizing(`Api-Key ${KEY}`));
  });

  it('is seen where it comes from', () => {
    const assigned = (scheme: string) => `{% assign auth = '${scheme} ' | append: key %}${authorizing('{{ auth }}')}`;
    reports(CODE, assigned('«Bearer»'), assigned('Api-Key'));
    const captured = (scheme: string) =>
      `{% capture auth %}${scheme} {{ key }}{% endcapture %}${authorizing('{{ auth }}')}`;
    reports(CODE, captured('«Basic»'), captured('Api-Key'));
  });

  it('is not what is right, what Liquid decides, or another API', () => {
    for (const value of [
      'Api-Key {{ key }}',
      'Api-Key YOUR_KEY',
      ' Api-Key  {{ key }}',
      'api-key {{ key }}',
      '{{ auth }}',
      '{{ scheme }} {{ key }}',
      'Api-{{ rest }}',
      '{{ "Api-Key " | append: key }}',
    ]) {
      silent(CODE, authorizing(value));
    }
    silent(CODE, `{% assign auth = 'Api-Key ' | append: key %}${authorizing('{{ auth }}')}`);
    silent(
      CODE,
      `{% if b %}{% assign auth = 'Bearer c' %}{% else %}{% assign auth = 'Api-Key YOUR_KEY' %}{% endif %}${authorizing('{{ auth }}')}`,
    );
    silent(CODE, calling(' :headers {"X-Authorization": "Bearer {{ key }}"} :auth_credentials b'));
    silent(CODE, '{% connected_content https://x.io :headers {"Authorization": "Bearer b"} :save a %}');
    silent(CODE, '{% connected_content https://x.io :basic_auth b :save a %}');
    silent(CODE, `{% connected_content https://{{ host }}/userprofile?${ME} :basic_auth b :save a %}`);
  });

  it('is said instead of missing-authorization', () => {
    const codes = problemsOf(calling(' :basic_auth b')).map(({ code }) => code);
    assert.deepEqual(codes, [CODE]);
  });
});
