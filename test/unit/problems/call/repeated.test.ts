import { reports, silent } from '../checking';

const call = (url: string, name: string, options = '') => `{% connected_content ${url} :save ${name}${options} %}`;
const U = 'https://x.io/b?c={{ d }}';

describe('duplicate-call', () => {
  const CODE = 'duplicate-call';

  it('asks for a URL that was asked for', () => {
    reports(
      CODE,
      `${call(U, 'a')}${call(`«${U}»`, 'b')}{{ a.b }}{{ b.c }}`,
      `${call(U, 'a')}{% assign b = a %}{{ a.b }}{{ b.c }}`,
    );
    reports(
      CODE,
      `${call(U, 'a')}{{ a.b }}\n  ${call(`«${U}»`, 'a')}\n{{ a.c }}`,
      `${call(U, 'a')}{{ a.b }}\n{{ a.c }}`,
    );
    reports(
      CODE,
      `{% if c %}${call(U, 'a')}{{ a.b }}{%- connected_content «${U}» :retry :save e -%}{{ e.b }}{% endif %}`,
      `{% if c %}${call(U, 'a')}{{ a.b }}{%- assign e = a -%}{{ e.b }}{% endif %}`,
    );
    reports(
      CODE,
      `{% liquid\n  connected_content https://x.io :save a\n  connected_content «https://x.io» :save b\n%}{{ a.c }}{{ b.c }}`,
      `{% liquid\n  connected_content https://x.io :save a\n  assign b = a\n%}{{ a.c }}{{ b.c }}`,
    );
  });

  it('is the same URL with other blanks in its outputs', () => {
    const tight = 'https://x.io/b?c={{${user_id}|url_encode}}';
    const wide = 'https://x.io/b?c={{- ${user_id} | url_encode -}}';
    reports(
      CODE,
      `${call(tight, 'a')}${call(`«${wide}»`, 'b')}{{ a.b }}{{ b.c }}`,
      `${call(tight, 'a')}{% assign b = a %}{{ a.b }}{{ b.c }}`,
    );
    for (const [one, other] of [
      ['{{custom_attribute.${a b}}}', '{{custom_attribute.${ab}}}'],
      ["{{ ${city} | default: 'a b' }}", "{{ ${city} | default: 'ab' }}"],
    ])
      silent(CODE, `${call(`https://x.io/${one}`, 'a')}${call(`https://x.io/${other}`, 'b')}{{ a.b }}{{ b.c }}`);
  });

  it('is said of each after the first', () =>
    reports(
      CODE,
      `${call(U, 'a')}${call(`«${U}»`, 'b')}{{ a.b }}{{ b.c }}${call(`«${U}»`, 'c')}{{ c.d }}`,
      `${call(U, 'a')}{% assign b = a %}{{ a.b }}{{ b.c }}${call(U, 'c')}{{ c.d }}`,
    ));

  it('is not mended where the first answer may be missing, gone, or printed', () => {
    reports(CODE, `{% if c %}${call(U, 'a')}{{ a.b }}{% endif %}${call(`«${U}»`, 'b')}{{ b.c }}`);
    reports(CODE, `${call(U, 'a')}{{ a.b }}{% assign a = 1 %}{{ a }}${call(`«${U}»`, 'b')}{{ b.c }}`);
    reports(CODE, `{% connected_content ${U} %}{% connected_content «${U}» %}`);
  });

  it('is not another URL, or the same with other values in it', () => {
    silent(CODE, call(U, 'a') + call(`${U}&e=1`, 'b'));
    silent(CODE, `{% assign d = 1 %}${call(U, 'a')}{% assign d = 2 %}${call(U, 'b')}`);
    silent(CODE, `{% for d in e %}${call(U, 'a')}{% endfor %}{% for d in f %}${call(U, 'b')}{% endfor %}`);
    silent(CODE, `${call('{{ url }}', 'a')}{% capture url %}{{ a.next }}{% endcapture %}${call('{{ url }}', 'b')}`);
    silent(
      CODE,
      call('https://x.io', 'a', ' :method post :body b=1') + call('https://x.io', 'b', ' :method post :body b=2'),
    );
    silent(CODE, call('https://x.io', 'a') + call('https://x.io', 'b', ' :method post :body b=2'));
    silent(CODE, '{% connected_content %}{% connected_content %}');
  });

  it('is not in branches that exclude each other, or one that tries again', () => {
    silent(CODE, `{% if c %}${call(U, 'a')}{% else %}${call(U, 'a')}{% endif %}`);
    silent(
      CODE,
      `{% case c %}{% when 1 %}${call(U, 'a')}{% when 2 %}{% if e %}${call(U, 'b')}{% endif %}{% endcase %}`,
    );
    silent(CODE, `${call(U, 'a')}{% if a.__http_status_code__ != 200 %}${call(U, 'a')}{% endif %}`);
    silent(
      CODE,
      `${call(U, 'a')}{% assign s = a.__http_status_code__ %}{% unless s == 200 %}${call(U, 'b')}{% endunless %}`,
    );
    silent(CODE, `${call(U, 'a')}{% comment %}${call(U, 'a')}{% endcomment %}`);
  });
});

describe('same-variable-twice', () => {
  const CODE = 'same-variable-twice';
  const [one, other] = ['https://x.io/1', 'https://x.io/2'];

  it('is the second answer in the place of the first', () => {
    reports(
      CODE,
      `${call(one, 'a')}{{ a.b }}${call(other, '«a»')}{{ a.c }}{% if a.d %}{{ a.e }}{% endif %}`,
      `${call(one, 'a')}{{ a.b }}${call(other, 'a_2')}{{ a_2.c }}{% if a_2.d %}{{ a_2.e }}{% endif %}`,
    );
    reports(CODE, `${call(one, 'a')}\r\n${call(other, '«a»')}{{ a.c }}`, `${call(other, 'a')}{{ a.c }}`);
    reports(
      CODE,
      `{{ a_2 }}${call(one, 'a')}{{ a.b }}{% liquid\n connected_content ${other} :save «a»\n echo a.c\n%}{{ a.c }}`,
      `{{ a_2 }}${call(one, 'a')}{{ a.b }}{% liquid\n connected_content ${other} :save a_3\n echo a_3.c\n%}{{ a_3.c }}`,
    );
  });

  it('is not one where another variable keeps the first answer', () => {
    for (const kept of ['a', '{{ a }}', '{{a}}'])
      silent(CODE, `${call(one, 'a')}{% assign b = ${kept} %}${call(other, 'a')}{{ a.c }}{{ b.c }}`);
    reports(
      CODE,
      `${call(one, 'a')}{% assign b = a.d %}${call(other, '«a»')}{% assign c = a %}{{ b }}{{ c.d }}`,
      `${call(one, 'a')}{% assign b = a.d %}${call(other, 'a_2')}{% assign c = a_2 %}{{ b }}{{ c.d }}`,
    );
  });

  it('is what both leave in connected', () =>
    reports(
      CODE,
      `{% connected_content ${one} %}{{ connected.a }}{% «connected_content» ${other} %}{{ connected.b }}`,
    ));

  it('is said of each after the first, and renamed up to the next', () =>
    reports(
      CODE,
      `${call(one, 'a')}{{ a.b }}${call(other, '«a»')}{{ a.c }}${call('https://x.io/3', '«a»')}{{ a.d }}`,
      `${call(one, 'a')}{{ a.b }}${call(other, 'a_2')}{{ a_2.c }}${call('https://x.io/3', 'a')}{{ a.d }}`,
    ));

  it('is not mended where nobody can know which of the two is read', () => {
    reports(CODE, `${call(one, 'a')}{{ a.b }}{% if c %}${call(other, '«a»')}{{ a.c }}{% endif %}{{ a.d }}`);
    reports(CODE, `{% if c %}${call(one, 'a')}{{ a.b }}{% endif %}${call(other, '«a»')}`);
  });

  it('is not in branches that exclude each other, and not one that stands in for the first', () => {
    silent(CODE, `{% if c %}${call(one, 'a')}{% else %}${call(other, 'a')}{% endif %}{{ a.b }}`);
    silent(
      CODE,
      `{% if c %}${call(one, 'a')}{% elsif d %}{% if e %}${call(other, 'a')}{% endif %}{% endif %}{{ a.b }}`,
    );
    silent(CODE, `${call(one, 'a')}{% if a.__http_status_code__ != 200 %}${call(other, 'a')}{% endif %}{{ a.b }}`);
    silent(CODE, `${call(one, 'a')}{% if a.b == 1 %}c{% else %}${call(other, 'a')}{% endif %}{{ a.b }}`);
  });

  it('is not another name, another kind of value, or a text that is printed', () => {
    silent(CODE, `${call(one, 'a')}${call(other, 'b')}{{ a.b }}{{ b.c }}`);
    silent(CODE, `{% assign a = 1 %}{{ a }}${call(one, 'a')}{{ a.b }}`);
    silent(CODE, `{% connected_content ${one} %}{% connected_content ${other} %}`);
    silent(CODE, `${call(one, 'a')}${call(one, 'a')}{{ a.b }}`);
    silent(CODE, `{% for c in d %}${call(one, 'a')}{{ a.b }}{% endfor %}`);
  });
});
