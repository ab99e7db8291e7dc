import assert from 'node:assert/strict';
import { CALL_TO, problemsOf, reports, silent } from '../checking';

describe('curly-quotes', () => {
  it('are those around a text that holds an apostrophe, or straight quotes', () => {
    reports('curly-quotes', '{{ ${city} | default: «‘Don’t’» }}', "{{ ${city} | default: 'Don’t' }}");
    reports('curly-quotes', "{{ ${city} | default: «‘Don't’» }}", '{{ ${city} | default: "Don\'t" }}');
    reports('curly-quotes', '{{ ${city} | default: «“say "a"”» }}', '{{ ${city} | default: \'say "a"\' }}');
    reports(
      'curly-quotes',
      "{% if ${city} == «‘Don’t go’» and ${country} == 'a' %}b{% endif %}",
      "{% if ${city} == 'Don’t go' and ${country} == 'a' %}b{% endif %}",
    );
    reports(
      'curly-quotes',
      '{% connected_content https://x.io :headers {"a": «“Don’t”»} :save b %}{{ b.c }}',
      '{% connected_content https://x.io :headers {"a": "Don’t"} :save b %}{{ b.c }}',
    );
    reports('unfinished-expression', '{{ ${city} | default: «‘a» }}', "{{ ${city} | default: 'a' }}");
  });

  it('are replaced by straight ones of their kind', () => {
    reports('curly-quotes', '{{ ${city} | default: «‘there’» }}', "{{ ${city} | default: 'there' }}");
    reports('curly-quotes', '{% if ${city} == «“Oslo”» %}{% endif %}', '{% if ${city} == "Oslo" %}{% endif %}');
    reports('curly-quotes', '{% abort_message(«„no”») %}', '{% abort_message("no") %}');
    reports('curly-quotes', "{{ ${city} | append: «”Oslo”», «‘x'» }}", '{{ ${city} | append: "Oslo", ‘x\' }}');
    reports('curly-quotes', '{% liquid\n  echo «“a”»\n%}', '{% liquid\n  echo "a"\n%}');
  });

  it('leave other quotes in the text alone', () => {
    reports('curly-quotes', "{{ ${city} | default: «“it's”» }}", '{{ ${city} | default: "it\'s" }}');
    reports('curly-quotes', '{{ ${city} | default: «‘say "x”’» }}', "{{ ${city} | default: 'say \"x”' }}");
  });

  it('stand in headers and in a body', () => {
    reports(
      'curly-quotes',
      '{% connected_content https://x.io :headers { «“a”»: «”b”» } :save c %}{{ c.d }}',
      '{% connected_content https://x.io :headers { "a": ”b” } :save c %}{{ c.d }}',
    );
    reports(
      'curly-quotes',
      '{% connected_content https://x.io :method post :body {«“a”:“{{ b }}”»} :save c %}{{ c.d }}',
      '{% connected_content https://x.io :method post :body {"a":"{{ b }}"} :save c %}{{ c.d }}',
    );
  });

  it('are right in texts', () => {
    for (const right of [
      '“Hello” she said, it’s {{ ${first_name} }}',
      "{{ 'it’s' | append: '“x”' }}",
      '{% connected_content https://x.io :method post :body {"a":"it’s“x”"} :headers {"b": "“c”"} :save c %}{{ c.d }}',
      '{% connected_content https://x.io :method post :body a=“b” :save c %}{{ c.d }}',
      "{% abort_message('it’s') %}",
      '<!-- {{ a | default: ‘b’ }} -->{% comment %}{{ ‘b’ }}{% endcomment %}',
    ])
      silent('curly-quotes', right);
  });
});

describe('single-braces', () => {
  const call = (url: string) =>
    `{% assign id = 1 %}{{ id }}{% connected_content https://x.io/${url} :save a %}{{ a.b }}`;

  it('is the only problem of a long output that lacks a brace', () => {
    const text = `{% assign a = {\${city} | append: '${'b'.repeat(80)}'}} %}{{ a }}`;
    assert.deepEqual(
      problemsOf(text).map(({ code }) => code),
      ['single-braces'],
    );
  });

  it('is a variable in a URL', () => {
    reports('single-braces', call('«{id}»'), call('{{id}}'));
    reports('single-braces', call('a?b=«{id}»&c=«{ id }»'), call('a?b={{id}}&c={ id }'));
    reports('single-braces', call('«{user_id}»'), call('{{${user_id}}}'));
    reports('single-braces', call('«{custom_attribute.${a b}}»'), call('{{custom_attribute.${a b}}}'));
    reports('single-braces', call('«{nobody}»'));
  });

  it('is a personalization without any braces around it', () => {
    reports('single-braces', call('?b=«${user_id}»&c=d'), call('?b={{${user_id}}}&c=d'));
    reports('single-braces', call('?b=«${nobody}»'));
    silent('single-braces', call('?b=${API_KEY}'));
  });

  it('ends with the two braces that it lacks at its beginning', () => {
    reports('single-braces', call('«{id}}»/c'), call('{{id}}/c'));
    reports('single-braces', call('?b=«{${user_id}}}»&c=d'), call('?b={{${user_id}}}&c=d'));
    const post = (body: string) => call(`a :method post :headers {"b": "c"} :body ${body}`);
    reports('single-braces', post('«{id}}»'), post('{{id}}'));
    reports('single-braces', post('{"a":«{id}»}'), post('{"a":{{id}}}'));
    reports('single-braces', post('{"a":"«{id}}»"}'), post('{"a":"{{id}}"}'));
  });

  it('is an attribute of Braze in the text', () => {
    reports('single-braces', 'Hi «{${first_name}}}»!', 'Hi {{${first_name}}}!');
    reports('single-braces', 'Hi «{${first_name}}»!', 'Hi {{${first_name}}}!');
    reports(
      'single-braces',
      "«{ custom_attribute.${a b} | default: 'c' }}»",
      "{{custom_attribute.${a b} | default: 'c'}}",
    );
    for (const right of [
      '<script>f(`{${city}}`)</script>',
      '{${nobody}} {nobody.${city}} ${city} {"a":{{${city}}}}',
      '{% raw %}{${city}}}{% endraw %}<!-- {${city}}} -->',
    ])
      silent('single-braces', right);
  });

  it('is a brace behind Liquid that ends nothing', () => {
    reports('single-braces', 'Hi {{${first_name}}}«}», you', 'Hi {{${first_name}}}, you');
    reports('single-braces', '{% if true %}«}»x{% endif %}', '{% if true %}x{% endif %}');
    reports('single-braces', '<a href="x?b={{ ${city} }}«}}»">c</a>', '<a href="x?b={{ ${city} }}">c</a>');
    for (const right of [
      '{"a":{"b":{{${city}}}}}',
      '<style>a{b:{{${city}}}}</style>',
      '{% capture a %}{"b": {{${city}}}{% endcapture %}{{ a }}}',
      '{% raw %}{{ a }}}{% endraw %}<!-- {{ a }}} -->',
      '{{ ${city} }} }',
    ])
      silent('single-braces', right);
  });

  it('is escaped where the Profile API reads it', () => {
    const query = (id: string) =>
      CALL_TO('get_amp_props=true').replace('{{${user_id} | url_param_escape}}', id) +
      '{{ amplitude.userData.user_id }}';
    reports('single-braces', query('«{user_id}»'), query('{{${user_id} | url_param_escape}}'));
  });

  it('is a variable in a header or a body', () => {
    const post = (token: string) =>
      `{% assign token = 1 %}{{ token }}{% connected_content https://x.io :method post :headers {"a": "Bearer ${token}"} :body a={b} :save c %}{{ c.d }}`;
    reports('single-braces', post('«{token}»'), post('{{token}}'));
  });

  it('is a value in a tag', () => {
    reports(
      'single-braces',
      '{% if «{targeted_device.${carrier}}» contains "v" or «{city}» == 1 %}{% endif %}',
      '{% if {{targeted_device.${carrier}}} contains "v" or {city} == 1 %}{% endif %}',
    );
    reports(
      'single-braces',
      '{% if «{custom_attribute.${a}}}» >0 %}{% endif %}',
      '{% if {{custom_attribute.${a}}} >0 %}{% endif %}',
    );
  });

  it('is a value with filters in a tag, which ends with two braces', () => {
    const whole = (value: string) => `{% assign b = 'x' %}{% assign a = ${value} %}{{ a }}{{ b }}`;
    for (const [before, after] of [
      ['«{b | upcase}}»', '{{b | upcase}}'],
      ["«{ ${city} | upcase }}» | append: 'c'", "{{ ${city} | upcase }} | append: 'c'"],
    ] as const) {
      reports('single-braces', whole(before), whole(after));
      assert.equal(problemsOf(whole(before).replace(/[«»]/g, '')).length, 1, before);
    }
  });

  it('is a value in an output', () => {
    reports('single-braces', '{{ «{city}» }}', '{{ ${city} }}');
    reports('single-braces', '{{- «{ ${city} }» | upcase -}}', '{{- ${city} | upcase -}}');
    reports('single-braces', '{{ «{nobody}» }}');
  });

  it('is one that an output in an output lacks', () =>
    reports(
      'single-braces',
      '{% assign a = 1 %}{{ custom_attribute.${b} | plus: «{a»}}}}',
      '{% assign a = 1 %}{{ custom_attribute.${b} | plus: {{a}}}}',
    ));

  it('is a third brace', () => {
    reports('single-braces', '{{«{city»}}}', '{{${city}}}');
    reports('single-braces', "{{«{ city» | default: 'x' }}}", "{{ ${city} | default: 'x' }}");
    reports('single-braces', '{{«{${city}»}}}', '{{${city}}}');
    reports('single-braces', call('?b={{«{user_id»}}}'), call('?b={{${user_id}}}'));
    reports('single-braces', '{{«{nobody»}}}');
    reports('single-braces', '{{«{ city» }}', '{{ ${city} }}'.replace('{{ ', '{{'));
    const query = (id: string) =>
      CALL_TO('get_amp_props=true').replace('{{${user_id} | url_param_escape}}', id) +
      '{{ amplitude.userData.user_id }}';
    reports('single-braces', query('{{«{user_id»}}}'), query('{{${user_id} | url_param_escape}}'));
  });

  it('is the name of an attribute without its dollar sign', () => {
    reports('single-braces', '{{ custom_attribute.«{plan}» | upcase }}', '{{ custom_attribute.${plan} | upcase }}');
    reports('single-braces', '{{ custom_attribute«{first_name}» }}', '{{ custom_attribute.${first_name} }}');
    reports(
      'single-braces',
      "{% if event_properties.«{a b}» == 'c' %}{% endif %}",
      "{% if event_properties.${a b} == 'c' %}{% endif %}",
    );
    reports('single-braces', '{% assign b = 1 %}{{ b.«{c}» }}');
  });

  it('is the only problem, in an output in a tag as well', () => {
    for (const [before, after] of [
      ['{{campaign.«{name»}}}', '{{campaign.${name}}}'],
      ['{{custom_attribute.«{favourite colour»}}}', '{{custom_attribute.${favourite colour}}}'],
      [
        "{% if {{custom_attribute.«{plan»}}} == 'gold' %}x{% endif %}",
        "{% if {{custom_attribute.${plan}}} == 'gold' %}x{% endif %}",
      ],
      ["{% if «${{city}» == 'Oslo' %}x{% endif %}", "{% if ${city} == 'Oslo' %}x{% endif %}"],
      ["{% if {{«${{city»}}} == 'Oslo' %}x{% endif %}", "{% if {{${city}}} == 'Oslo' %}x{% endif %}"],
      ['{{custom_attribute.«${{plan»}}}}', '{{custom_attribute.${plan}}}'],
      ['{{ custom_attribute.«${{plan}» | upcase }}', '{{ custom_attribute.${plan} | upcase }}'],
      ["{% if {{«{city»}}} == 'Oslo' %}x{% endif %}", "{% if {{${city}}} == 'Oslo' %}x{% endif %}"],
    ] as const) {
      reports('single-braces', before, after);
      assert.equal(problemsOf(before.replace(/[«»]/g, '')).length, 1, before);
    }
  });

  it('is not said of outputs, JSON, placeholders and text', () => {
    for (const right of [
      call('{{id}}?a={{${user_id}}}'),
      call('?apikey={your API key}'),
      call('{YOUR_SUBDOMAIN}/{insert_id}'),
      call('[YOUR_SUBDOMAIN]/<id>'),
      '{% connected_content https://x.io :method post :basic_auth {insert credential} :body {"a":1} :save c %}{{ c.d }}',
      '{% connected_content https://x.io :method post :body a={b} :save c %}{{ c.d }}',
      'a {b} ${first_name} { color: red }',
      "{% assign a = '{b}' %}{{ a }}",
      '<!-- {% connected_content https://x.io/{id} %} -->',
    ])
      silent('single-braces', right);
  });

  it('is the other bracket, or the only one, before an output in the text', () => {
    for (const wrong of ['{[', '[{', '{ {', '{']) {
      reports('single-braces', `Hi «${wrong}\${first_name} | upcase}}»!`, 'Hi {{${first_name} | upcase}}!');
      reports(
        'single-braces',
        `{% assign a = \${first_name} %}Hi «${wrong} a.b }}»!`,
        '{% assign a = ${first_name} %}Hi {{a.b}}!',
      );
    }
    silent('single-braces', '{% assign a = 1 %}{{ a }} {a} { a.b } {[ b }} <script>if (x) { if (y) { a }}</script>');
  });

  it('names the remedy', () => {
    const [problem] = problemsOf(call('{user_id}')).filter(({ code }) => code === 'single-braces');
    assert.equal(problem?.message, 'Braze sends “{user_id}” as it stands: write “{{${user_id}}}”.');
  });
});
