import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';

const CODE = 'unclosed-tag';

/** The only problem is a beginning of a tag, and its fix leaves none. */
function alone(template: string, right: string): void {
  reports(CODE, template, right);
  const codes = (text: string) => problemsOf(text).map(({ code }) => code);
  assert.deepEqual(codes(template.replace(/[«»]/g, '')), [CODE], template);
  assert.deepEqual(codes(right), [], right);
}

describe('The beginning of a tag', () => {
  it('has a brace or a percent sign too many', () => {
    const right = '{% if ${city} %}x{% else %}y{% endif %}';
    alone('«{{%» if ${city} %}x{% else %}y{% endif %}', right);
    alone('{% if ${city} %}x«{%%» else %}y{% endif %}', right);
    alone('{% if ${city} %}x{% else %}y«{{%» endif %}', right);
    alone('{%- if ${city} -%}x«{{%»- endif -%}', '{%- if ${city} -%}x{%- endif -%}');
    alone('«{{%» assign a = 1 %}\r\n\t{{ a }}', '{% assign a = 1 %}\r\n\t{{ a }}');
  });

  it('has the sign of a key nearby, or one too many', () => {
    const right = "{% if ${city} == 'Oslo' %}x{% else %}y{% endif %}";
    for (const wrong of ['[%', '(%', '<%', '｛%', '{5', '{$', '{#', '{%{', '{%='])
      alone(`«${wrong}» if \${city} == 'Oslo' %}x{% else %}y{% endif %}`, right);
    alone(
      '«{$» connected_content https://x.io/a :save b %}{{ b.c }}',
      '{% connected_content https://x.io/a :save b %}{{ b.c }}',
    );
    silent(CODE, '{# if a #} {5 if} [5% for you] <% if you like');
  });

  it('has an odd dash', () => {
    for (const wrong of ['{%--', '{% -', '{%_'])
      alone(`«${wrong}» if \${city} %}x{% endif %}`, '{%- if ${city} %}x{% endif %}');
  });

  it('has the braces of an output', () => {
    const right = "{% if ${city} == 'Oslo' %}x{% else %}y{% endif %}";
    alone("«{{» if ${city} == 'Oslo' %}x{% else %}y{% endif %}", right);
    alone("«{{» if ${city} == 'Oslo' }}x{% else %}y{% endif %}", right);
    alone("{% if ${city} == 'Oslo' %}x«{{» else }}y{% endif %}", right);
    alone("{% if ${city} == 'Oslo' %}x{% else %}y«{{» endif }}", right);
    alone('«{{»- for a in (1..2) -%}{{ a }}{% endfor %}', '{%- for a in (1..2) -%}{{ a }}{% endfor %}');
    alone('«{{» assign a = {{${city}}} %}{{ a }}', '{% assign a = {{${city}}} %}{{ a }}');
    alone(
      '«{{» connected_content\n  https://x.io/a?b={{${city}}}\n  :save c\n%}{{ c.d }}',
      '{% connected_content\n  https://x.io/a?b={{${city}}}\n  :save c\n%}{{ c.d }}',
    );
  });

  it('is none in an output of a variable that has the name of a tag', () => {
    for (const name of ['case', 'include', 'comment', 'cycle', 'render', 'raw'])
      silent(CODE, `{% assign ${name} = 1 %}{{ ${name} }}{{ ${name} | plus: 1 }}{{ ${name}.a }}{{ ${name}[0] }}`);
    silent(CODE, '{{ "if a %}" }}{% raw %}{{ if a %}{% endraw %}<!-- {{ if a %} -->');
  });

  it('stands for that of an output', () => {
    alone('Hi «{%» ${first_name} }}!', 'Hi {{ ${first_name} }}!');
    alone("«{%»- custom_attribute.${a b} | default: 'c' -}}", "{{- custom_attribute.${a b} | default: 'c' -}}");
    alone("«{%» custom_attribute.${a} | date: '%Y' }}", "{{ custom_attribute.${a} | date: '%Y' }}");
    alone('{% assign a = 1 %}«{%» a | times: 2 }}', '{% assign a = 1 %}{{ a | times: 2 }}');
    alone('{% if «{%» ${city} }} == 1 %}x{% endif %}', '{% if {{ ${city} }} == 1 %}x{% endif %}');
    const call = (id: string) => `{% connected_content https://x.io/«{%»${id}}}/a :save b %}{{ b.c }}`;
    alone(call('${user_id} | url_param_escape'), call('${user_id} | url_param_escape').replace('«{%»', '{{'));
    silent(CODE, '{% raw %}{% a }}{% endraw %}<!-- {% a }} -->{% comment %}{% a }}{% endcomment %}');
  });

  it('has a brace or a percent sign too few', () => {
    const right = "{% if ${city} == 'Oslo' %}x{% else %}y{% endif %}";
    alone("«{» if ${city} == 'Oslo' %}x{% else %}y{% endif %}", right);
    alone("«%» if ${city} == 'Oslo' %}x{% else %}y{% endif %}", right);
    alone("{% if ${city} == 'Oslo' %}x«%» else %}y{% endif %}", right);
    alone("{% if ${city} == 'Oslo' %}x{% else %}y«{» endif %}", right);
    alone(
      '<p class="«{» if {{${city}}} %}a{% endif %}">{% assign b = 1 %}{{ b }}</p>',
      '<p class="{% if {{${city}}} %}a{% endif %}">{% assign b = 1 %}{{ b }}</p>',
    );
    alone(
      '«{» connected_content\n  https://x.io/a\n  :headers {"b": "c"}\n  :save d\n%}\n{{ d.e }}',
      '{% connected_content\n  https://x.io/a\n  :headers {"b": "c"}\n  :save d\n%}\n{{ d.e }}',
    );
    alone('«%» liquid\n  assign a = 1\n  echo a\n%}', '{% liquid\n  assign a = 1\n  echo a\n%}');
  });

  it('has both signs in the wrong order, or a blank between them', () => {
    alone('«%{» assign a = 1 %}{{ a }}', '{% assign a = 1 %}{{ a }}');
    alone('«{ %» assign a = 1 %}{{ a }}', '{% assign a = 1 %}{{ a }}');
    alone('«{ %»- assign a = 1 -%}{{ a }}', '{%- assign a = 1 -%}{{ a }}');
  });

  it('is mended together with the end that is like it', () => {
    for (const [wrong, right] of [
      ['«{ %» if ${city} % }x{% endif %}', '{% if ${city} %}x{% endif %}'],
      ['«{{%» if ${city} %}}x{% endif %}', '{% if ${city} %}x{% endif %}'],
      ['«{%%» if ${city} %%}x{% endif %}', '{% if ${city} %}x{% endif %}'],
      ['{"a": «{{%» if ${city} %}1{% endif %}}}', '{"a": {% if ${city} %}1{% endif %}}}'],
    ] as const) {
      reports('unclosed-tag', wrong, right);
      silent('single-braces', wrong.replace(/[«»]/g, ''));
      silent('wrong-operator', wrong.replace(/[«»]/g, ''));
    }
    silent(
      'unclosed-tag',
      '<style>a{ width: 100% } b{ for: 100% }</style><script>if (a) { if (b % 2) { c = 5 % } }</script>',
    );
  });

  it('is not looked for in what is no Liquid', () => {
    for (const text of [
      '<style>.a { width: 100%}.b { for: 50%}</style>',
      'Save 20% if you order now <b style="width:100%}">',
      '<script>if (a) { if (b) { c = "100%}" } }</script>',
      'Save 5 % if you can. {% if true %}x{% endif %} Or 10 % else.',
      '{ if a %}'.replace('%}', '}'),
      '{% raw %}{{% if %}{ if a %}{% endraw %}',
      '<!-- { if a %}{{% if a %}{%% if a %} -->',
      '{% comment %}{{% if a %}% if a %}{% endcomment %}',
      "{{ 'a { if b %} c' }}",
      '{{% unheard %}}',
      '{ endif now %} { else if %}',
    ]) {
      const found = problemsOf(text).filter(({ message }) => message.includes('begin a tag'));
      assert.deepEqual(found, [], text);
    }
    silent(CODE, '.a { width: 100%}{% if true %}.b { width: 50%}{% endif %}');
  });
});
