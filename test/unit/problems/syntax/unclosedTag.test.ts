import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';

const CODE = 'unclosed-tag';

describe('unclosed-tag', () => {
  it('is a tag with another delimiter in the place of its own', () => {
    for (const wrong of ['}', '}}', '%', '% }', '-}', '"}']) {
      const kept = wrong === '-}' ? '-' : '';
      const marked = kept === '' ? `«${wrong}»` : '-«}»';
      reports(CODE, `{% if true ${marked}\nx{% endif %}`, `{% if true ${kept}%}\nx{% endif %}`);
    }
    reports(CODE, "{% if a == 'b' «%», and{% endif %}", "{% if a == 'b' %}, and{% endif %}");
    reports(CODE, "{% if a == 'b' «%»Hello{% endif %}", "{% if a == 'b' %}Hello{% endif %}");
    reports(
      CODE,
      '{% connected_content https://x.io/a\n  :retry\n  :save a "}{{ a.b }}'.replace('"}', '«"}»'),
      '{% connected_content https://x.io/a\n  :retry\n  :save a %}{{ a.b }}',
    );
  });

  it('has another bracket in its end', () => {
    for (const end of ['%>', '%)', ']}', ')}']) {
      const tag = `{% if \${city} «${end}»x{% endif %}`;
      reports('unclosed-tag', tag, '{% if ${city} %}x{% endif %}');
      assert.equal(problemsOf(tag.replace(/[«»]/g, '')).length, 1, end);
    }
    reports('unclosed-tag', '{{ ${city} «]}»', '{{ ${city} }}');
    reports('unclosed-tag', "{% abort_message('x')«}»", "{% abort_message('x') %}");
  });

  it('is an output in a call, which ends where an option begins', () => {
    const call = (id: string) => `{% connected_content https://x.io/a?b=${id} :method get :save c %}{{ c.d }}`;
    const wrong = call('«{{${user_id} | url_param_escape»');
    reports(CODE, wrong, call('{{${user_id} | url_param_escape}}'));
    assert.equal(problemsOf(wrong.replace(/[«»]/g, '')).length, 1);
    silent(CODE, call('{{ ${user_id} | default :1 }}'));
  });

  it('is a tag that has only a name, which ends behind it', () => {
    for (const [wrong, right] of [
      ['{% if true %}x«{% else» Hello{% endif %}', '{% if true %}x{% else %} Hello{% endif %}'],
      ['{% if true %}x«{% endif» Hello', '{% if true %}x{% endif %} Hello'],
    ] as const) {
      reports(CODE, wrong, right);
      assert.equal(problemsOf(wrong.replace(/[«»]/g, '')).length, 1, wrong);
    }
  });

  it('has the sign of a key nearby in its end', () => {
    const call = (end: string) => `{% connected_content https://x.io/a :save b ${end}{{ b.c }}`;
    for (const end of ['5}', '&}', '$}', '^}', '#}', '%{', '%]', '%]}']) {
      for (const [tag, right] of [
        [`{% if \${city} == 'x' «${end}»\nx{% endif %}`, "{% if ${city} == 'x' %}\nx{% endif %}"],
        [`{% if \${city} == nil %}x{% else «${end}»\ny{% endif %}`, '{% if ${city} == nil %}x{% else %}\ny{% endif %}'],
        [call(`«${end}»\n`), call('%}\n')],
      ] as const) {
        reports(CODE, tag, right);
        assert.equal(problemsOf(tag.replace(/[«»]/g, '')).length, 1, tag);
      }
    }
    reports(CODE, '{% assign a = 1 | plus: 1 «5}»{{ a }}', '{% assign a = 1 | plus: 1 %}{{ a }}');
    reports(CODE, '{%- if ${city} «%-}»x{%- endif -%}', '{%- if ${city} -%}x{%- endif -%}');
    reports(CODE, '{% if ${city} == 5«}»x{% endif %}', '{% if ${city} == 5 %}x{% endif %}');
    reports(CODE, '{% if ${city} == 5 «}»x{% endif %}', '{% if ${city} == 5 %}x{% endif %}');
  });

  it('is an output with another bracket in its end', () => {
    for (const end of [']}', '}]', ')}', '))']) {
      const tag = `{% if {{ \${city} «${end}» == 'x' %}y{% endif %}`;
      reports(CODE, tag, "{% if {{ ${city} }} == 'x' %}y{% endif %}");
      assert.equal(problemsOf(tag.replace(/[«»]/g, '')).length, 1, end);
    }
    reports(CODE, 'Hi {{ ${city} «}]», you', 'Hi {{ ${city} }}, you');
    reports(CODE, '[{{ ${city} «}»](https://x.io)', '[{{ ${city} }}](https://x.io)');
  });

  it('is an output with another delimiter in the place of its own', () => {
    reports(CODE, 'Hi {{ ${city} «}», you', 'Hi {{ ${city} }}, you');
    reports(CODE, 'Hi {{${city}«}», you', 'Hi {{${city}}}, you');
    reports(CODE, 'Hi {{ ${city} «%}», you', 'Hi {{ ${city} }}, you');
  });

  it('is a tag with its own delimiter the wrong way round', () =>
    reports(CODE, '{% if true %}x{% endif «}%» off', '{% if true %}x{% endif %} off'));

  it('is an output in a tag, which goes on behind the end of a tag', () => {
    for (const [before, after] of [
      ["{% if {{${city}«%}» == 'x' %}y{% endif %}", "{% if {{${city}}} == 'x' %}y{% endif %}"],
      ['{% assign a = {{ ${city} «%}» %}{{ a }}', '{% assign a = {{ ${city} }} %}{{ a }}'],
      [
        '{% connected_content https://x.io/{{${user_id}«%}»\n :headers {"b": "{{ ${city} }}"} :save a %}{{ a.b }}',
        '{% connected_content https://x.io/{{${user_id}}}\n :headers {"b": "{{ ${city} }}"} :save a %}{{ a.b }}',
      ],
      [
        '{% connected_content https://x.io :headers {"b": "{{${city}«%}»", "c": "d"} :save a %}{{ a.b }}',
        '{% connected_content https://x.io :headers {"b": "{{${city}}}", "c": "d"} :save a %}{{ a.b }}',
      ],
    ] as const) {
      reports(CODE, before, after);
      assert.equal(problemsOf(before.replace(/[«»]/g, '')).length, 1, before);
    }
    reports(
      CODE,
      '{% assign a = «{{${city}» %}{{ a }}{% if a %}%}{% endif %}',
      '{% assign a = {{${city}}} %}{{ a }}{% if a %}%}{% endif %}',
    );
  });

  it('is nothing at all where a line or another tag begins', () => {
    reports(CODE, '«{% assign a = 1»\r\n{{ a }}', '{% assign a = 1 %}\r\n{{ a }}');
    reports(CODE, '«{%- if true»{% endif %}', '{%- if true %}{% endif %}');
    reports(CODE, '«{{ ${city}» {{ ${city} }}', '{{ ${city} }} {{ ${city} }}');
    reports(CODE, 'Hi «{{${city}»', 'Hi {{${city}}}');
  });

  it('is nothing at all before text and HTML', () => {
    reports(CODE, 'Hi «{{ ${city}», how are you?', 'Hi {{ ${city} }}, how are you?');
    reports(CODE, '«{% if true» <b>x</b>{% endif %}', '{% if true %} <b>x</b>{% endif %}');
  });

  it('is not closed either where the braces of a name are not', () => {
    reports(CODE, 'Hi «{{${city»', 'Hi {{${city}}}');
    reports(CODE, '«{% if ${city»\nx{% endif %}', '{% if ${city} %}\nx{% endif %}');
    reports(CODE, '<a href="«{{ ${city»">b</a>', '<a href="{{ ${city} }}">b</a>');
  });

  it('has the brace of a name behind a blank', () => {
    reports('unclosed-tag', 'a {{ ${city }«}» b', 'a {{ ${city} }} b');
    reports('unclosed-tag', '{{custom_attribute.${a b }«}»', '{{custom_attribute.${a b} }}');
  });

  it('is all that is said where another tag begins at once, or is cut off', () => {
    for (const template of [
      '{% if true %}a {%{% else %}b{% endif %}',
      '{% if true %}a {{{% else %}b{% endif %}',
      'a {%{{ ${city} }} b',
      '{% connected_content https://x.io :save a %{{ a.b }}',
    ]) {
      assert.deepEqual(
        problemsOf(template).map(({ code }) => code),
        ['unclosed-tag'],
        template,
      );
    }
  });

  it('is an output inside a tag', () => {
    reports(CODE, '{% if «{{ ${city}» == 1 %}x{% endif %}', '{% if {{ ${city} }} == 1 %}x{% endif %}');
    reports(CODE, '{% assign a = {{${city}«}» | size %}{{ a }}', '{% assign a = {{${city}}} | size %}{{ a }}');
    reports(CODE, '{% if {{${city}«))» == 1 %}x{% endif %}', '{% if {{${city}}} == 1 %}x{% endif %}');
    reports(
      CODE,
      '{% connected_content https://x.io/?a={{${city}«}»&b={{${city}}} :save a %}{{ a.b }}',
      '{% connected_content https://x.io/?a={{${city}}}&b={{${city}}} :save a %}{{ a.b }}',
    );
  });

  it('is a liquid tag, behind the last of its lines', () => {
    reports(CODE, '«{% liquid\n  assign a = 1\n  echo a»\n', '{% liquid\n  assign a = 1\n  echo a %}\n');
    reports(
      CODE,
      '«{%- liquid\r\n  if true\r\n\r\n    # note\r\n  endif»\r\n\r\n<p>{% if true %}x{% endif %}</p>',
      '{%- liquid\r\n  if true\r\n\r\n    # note\r\n  endif %}\r\n\r\n<p>{% if true %}x{% endif %}</p>',
    );
    reports(CODE, '{% liquid\n  echo 1\n«}»\nHello', '{% liquid\n  echo 1\n%}\nHello');
    reports(CODE, '«{% liquid echo 1»\nHello', '{% liquid echo 1 %}\nHello');
  });

  it('has no fix where something else is missing too', () => {
    for (const template of ['«{{»', 'a «{%»', '«{% if a ==»\n{% endif %}']) reports(CODE, template);
  });

  it('has no fix in an output that holds another one at its beginning', () => {
    for (const template of ['{% cycle {{- {{ %}', '{% cycle {{- {{}} %}'])
      assert.deepEqual(
        problemsOf(template).flatMap(({ code, fixes }) => (code === CODE ? (fixes ?? []) : [])),
        [],
      );
  });

  it('is not said of what ends as it should, nor of what is text', () => {
    for (const right of [
      '{%- if a -%}{%- endif -%}',
      "{{ 'a %} b' }}",
      "{% assign a = '}' %}",
      '{% connected_content\n  https://x.io/a%20b?c={{ d }}\n  :save e\n%}',
      '{{ ${favourite colour} }}',
      '{% if {{ x | size }} == 1%}{% endif %}',
      '.a { color: red } function () { return {} }',
      '<!-- {{ a -->',
      '{% comment %}{{ a {% endcomment %}{% raw %}{% if {% endraw %}',
      '{% liquid\n  if a\n  endif\n%}',
    ])
      silent(CODE, right);
  });
});
