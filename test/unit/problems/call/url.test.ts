import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';

describe('missing-url', () => {
  it('stands behind a word, or in parentheses', () => {
    const call = (written: string, save = ' :save a') => `{% connected_content${written}${save} %}{{ a.b }}`;
    for (const word of ['GET', 'url:', '=']) {
      reports('missing-url', call(` «${word}» https://x.io/c`), call(' https://x.io/c'));
    }
    reports('missing-url', call(' «a =» https://x.io/c', ''), call(' https://x.io/c'));
    reports('missing-url', call(' «POST» https://x.io/c'));
    for (const written of [' «(https://x.io/c)»', '«("https://x.io/c")»'])
      reports('missing-url', call(written), call(' https://x.io/c'));
  });

  it('is a call of nothing', () => {
    for (const call of [
      '{% «connected_content» %}',
      '{%- «connected_content» -%}',
      '{% «connected_content» :save a %}{{ a.b }}',
      '{% «connected_content»\r\n  :save a\r\n  :retry\r\n%}{{ a.b }}',
      '{% liquid\n  if c\n    «connected_content» :save a\n  endif\n%}{{ a.b }}',
      '{% for c in d %}{% if c %}{% «connected_content» :no_cache %}{% endif %}{% endfor %}',
      'a{% «connected_content»',
    ]) {
      reports('missing-url', call);
    }
  });

  it('is a URL that names no server', () => {
    for (const url of ['«https://»', '«http:»', '«""»', "«'https://'»"])
      reports('missing-url', `{% connected_content ${url} :save a %}{{ a.b }}`);
    for (const url of ['https://{{ b }}', '{{ b }}', 'YOUR_URL', 'localhost/a', '{{ b }}.x.io/a'])
      silent('missing-url', `{% connected_content ${url} :save a %}{{ a.b }}`);
  });

  it('is a URL that begins with no scheme that Braze calls', () => {
    const to = (url: string) => `{% connected_content ${url} :save a %}{{ a.b }}`;
    for (const wrong of ['https//', 'https:/', 'https:', 'https:///', 'htps://', 'https://https://', 'url=https://']) {
      reports('missing-url', to(`«${wrong}»x.io/a?b={{ c }}`), to('https://x.io/a?b={{ c }}'));
    }
    reports('missing-url', to('«http:/»x.io'), to('http://x.io'));
    reports('missing-url', to('«ftp://»x.io/a'));
    for (const url of ['HTTPS://x.io', 'localhost:80/a', '{{ b }}://x.io', 'https://x.io/https:/y.io', 'x.io//a'])
      silent('missing-url', to(url));
  });

  it('is a URL without its beginning', () => {
    const to = (url: string) => `{% connected_content ${url} :save a %}{{ a.b }}`;
    reports('missing-url', to('«www.x.io»/a?b=c'), to('https://www.x.io/a?b=c'));
    reports('missing-url', to('«//x.io»/a'), to('https://x.io/a'));
    reports('missing-url', to('«https:\\\\»x.io/a'), to('https://x.io/a'));
    reports('missing-url', to('«https;//»x.io/a'), to('https://x.io/a'));
  });

  it('is a URL in quotes', () => {
    const to = (url: string) => `{% connected_content ${url} :save a %}{{ a.b }}`;
    for (const [open, close] of ['""', "''", '“”', '<>'].map((pair) => [...pair])) {
      reports(
        'missing-url',
        to(`«${open}https://x.io/{{ b | append: 'c' }}${close}»`),
        to("https://x.io/{{ b | append: 'c' }}"),
      );
    }
    reports('missing-url', to('«"https://x.io/a» b"'));
  });

  it('is a URL behind the options, which is moved to the front', () => {
    reports(
      'missing-url',
      '{% connected_content :save a «https://x.io/b?c={{ d | e }}» %}{{ a.b }}',
      '{% connected_content https://x.io/b?c={{ d | e }} :save a %}{{ a.b }}',
    );
    reports(
      'missing-url',
      '{% connected_content\n  :retry\n  «http://x.io/b»\n  :save a\n%}{{ a.b }}',
      '{% connected_content http://x.io/b\n  :retry\n  :save a\n%}{{ a.b }}',
    );
  });

  it('is a URL that goes on behind blanks, with which it is joined', () => {
    for (const [before, after] of [
      ['https://x.io/a «?b={{ c | e }}\n    &d=f»\n    :save a', 'https://x.io/a?b={{ c | e }}&d=f\n    :save a'],
      ['https://x.io/a?b= «{{ c }} & d=f»', 'https://x.io/a?b={{ c }}&d=f'],
      ['https://{{ c }} «/a» save', 'https://{{ c }}/a save'],
    ] as const) {
      reports('missing-url', `{% connected_content ${before} %}`, `{% connected_content ${after} %}`);
    }
    reports(
      'missing-url',
      '{% liquid\n  connected_content https://x.io/a?b=c «&d=e» :save a\n%}',
      '{% liquid\n  connected_content https://x.io/a?b=c&d=e :save a\n%}',
    );
  });

  it('says all that there is to say of what is asked for behind blanks', () => {
    const api = 'https://profile-api.amplitude.com/v1/userprofile';
    for (const query of [
      '\n  ?user_id={{${user_id} | url_param_escape}}\n  &get_amp_props=true\n ',
      '?user_id= {{${user_id} | url_param_escape}}&get_amp_props=true',
      '?user_id={{${user_id} | url_param_escape}} &get_amp_props=true',
    ]) {
      const call = `{% connected_content ${api}${query} :auth_credentials b :save a %}`;
      const codes = problemsOf(`${call}{{ a.userData.amp_props.city | default: 'town' }}`).map(({ code }) => code);
      assert.deepEqual(codes, ['missing-url'], query);
    }
  });

  it('is not any URL, also one of Liquid or of words', () => {
    for (const call of [
      '{% connected_content https://x.io %}',
      '{% connected_content {{ url }} :save a %}',
      '{% connected_content\n\n  YOUR_URL :save a %}',
      '{% connected_content x.io/a %}',
      '{% connected_content x.io/a b :save c %}',
      '{% connected_content\n  https://x.io/\n  PART-AND-ID&a={{ b }}\n  :save c %}',
      '{% connected_content MY API URL/v1/a?b={{ c }} :save d %}',
      '{% comment %}{% connected_content %}{% endcomment %}',
      '{% raw %}{% connected_content %}{% endraw %}',
      '<!-- {% connected_content %} -->',
    ]) {
      silent('missing-url', call);
    }
  });
});

describe('port-not-supported', () => {
  const to = (url: string) => `{% connected_content ${url} :save a %}{{ a.b }}`;

  it('is any other than 80 and 443', () => {
    reports('port-not-supported', to('https://x.io:«8443»/a?b=c'), to('https://x.io/a?b=c'));
    reports('port-not-supported', to('http://localhost:«8080»'), to('http://localhost'));
    reports('port-not-supported', to('https://{{ host }}:«8080»/a'), to('https://{{ host }}/a'));
    reports('port-not-supported', to('https://a:b@x.io:«21»?c'), to('https://a:b@x.io?c'));
    reports('port-not-supported', to('https://[::1]:«3000»#c'), to('https://[::1]#c'));
    reports('port-not-supported', to('https://x.io:«0»/'), to('https://x.io/'));
  });

  it('is not said of what Braze calls, and of what is no port', () => {
    for (const url of [
      'https://x.io',
      'https://x.io:443/a',
      'http://x.io:80',
      'https://x.io:/a',
      'https://x.io:{{ port }}/a',
      'https://x.io:80{{ rest }}/a',
      'https://x.io/a:8080/b?c=d:9000#e:1',
      'https://user:1234@x.io/a',
      'https://[::8080]/a',
      '{{ url }}',
    ]) {
      silent('port-not-supported', to(url));
    }
  });
});
