import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';

const CODE = 'wrong-operator';
const condition = (text: string) => `{% assign a = 1 %}{% assign b = 2 %}{% if ${text} %}x{% endif %}{{ a }}{{ b }}`;

describe('wrong-operator', () => {
  it('is another language’s word in a condition', () => {
    for (const [wrong, right] of [
      ['a «&&» b', 'a and b'],
      ['a«&&»b', 'a and b'],
      ['a «||» b', 'a or b'],
      ['a «=» b', 'a == b'],
      ['a«=»b', 'a==b'],
      ['a «===» b', 'a == b'],
      ['a «!==» b', 'a != b'],
      ['a «=<» b', 'a <= b'],
      ['a «=>» b', 'a >= b'],
      ['a «=!» b', 'a != b'],
      ['a «! =» b', 'a != b'],
      ['a «= =» b', 'a == b'],
      ['a «includes» b', 'a contains b'],
      ['{{a}} «contain» {{b}}', '{{a}} contains {{b}}'],
      ['a > 21 «|» b < 10', 'a > 21 or b < 10'],
      ['a == 1«|»{{b}} == 2', 'a == 1 or {{b}} == 2'],
      ['a «&» b', 'a and b'],
      ['a «is» b', 'a == b'],
      ['a «is not» b', 'a != b'],
      ['a «eq» b', 'a == b'],
      ['a «gte» b', 'a >= b'],
      ['a == 1 «OR» b == 2', 'a == 1 or b == 2'],
      ['{{a}} «CONTAINS» {{b}}', '{{a}} contains {{b}}'],
      ['a == 1 «Or» b == 2', 'a == 1 or b == 2'],
      ['a «And» b', 'a and b'],
      ['{{a}} «Contains» {{b}}', '{{a}} contains {{b}}'],
    ] as const)
      reports(CODE, condition(wrong), condition(right));
  });

  it('is a misspelt one, or a word for one that Liquid lacks', () => {
    for (const [wrong, right] of [
      ["a «contians» 'x'", "a contains 'x'"],
      ["{{a}} «constains» 'x' and b", "{{a}} contains 'x' and b"],
      ['a == 1 «adn» b == 2', 'a == 1 and b == 2'],
      ["a «has» 'x'", "a contains 'x'"],
      ["a «starts with» 'x'", "a contains 'x'"],
      ["a «startswith» 'x' or b == 2", "a contains 'x' or b == 2"],
    ] as const)
      reports(CODE, condition(wrong), condition(right));
    for (const unclear of ["a 'x'", 'a b', "a contents 'x'", 'a == has b'])
      assert.deepEqual(
        problemsOf(condition(unclear)).filter(({ code }) => code === CODE),
        [],
      );
  });

  it('is a word that says of a value whether it is there', () => {
    for (const [wrong, right] of [
      ['a «is defined»', 'a != nil'],
      ['a «is not defined» and b', 'a == nil and b'],
      ['b or {{a}} «is undefined»', 'b or {{a}} == nil'],
      ['a «exists»', 'a != nil'],
      ['a «does not exist» or b', 'a == nil or b'],
      ['a «is present»', 'a != blank'],
      ['a «is not none»', 'a != nil'],
    ] as const) {
      reports(CODE, condition(wrong), condition(right));
      assert.equal(problemsOf(condition(wrong.replace(/[«»]/g, ''))).length, 1, wrong);
    }
  });

  it('lacks where a text is not compared', () => {
    for (const [wrong, right] of [
      ["a == 'x' or «'y'»", "a == 'x' or a == 'y'"],
      ['a == b and {{a}} contains \'x\' or «"y"»', 'a == b and {{a}} contains \'x\' or {{a}} contains "y"'],
      ["a contains 'x' and «'y'»", "a contains 'x' and a contains 'y'"],
      ["a != 'x' and «'y'»", "a != 'x' and a != 'y'"],
      ['a == 1 or «2»', 'a == 1 or a == 2'],
    ] as const)
      reports(CODE, condition(wrong), condition(right));
    for (const unclear of ["a != 'x' or «'y'»", "a == 'x' and «'y'»", 'a | size == 1 or «2»'])
      reports(CODE, condition(unclear));
    for (const right of [
      "a == 'x' or b",
      "a == 'x' or a == 'y'",
      "'y' or a == 'x'",
      "a == 'x' or b or 'y'",
      "a or 'y'",
    ])
      silent(CODE, condition(right));
  });

  it('has no fix where a value is missing on one side', () => {
    reports(CODE, '{% if «&»${city} %}x{% endif %}');
    reports(CODE, "{% if ${city}«&»== 'a' %}x{% endif %}");
    reports(CODE, "{% if ${city} == 'a'«&»gt; %}x{% endif %}");
  });

  it('is not a pipe before what can be a filter, which another rule reports', () => {
    for (const text of ['a | size > 2', 'a == b | downcase', 'a == b | append: 2 and b']) silent(CODE, condition(text));
  });

  it('is each of them', () => {
    reports(CODE, condition('a «=» 1 «&&» b «=» 2'), condition('a == 1 && b = 2'));
    reports(CODE, '{% liquid\n  if 1 «||» 2\n  endif\n%}', '{% liquid\n  if 1 or 2\n  endif\n%}');
    reports(CODE, '{%- unless 1\n  «&&» 2 -%}{%- endunless -%}', '{%- unless 1\n  and 2 -%}{%- endunless -%}');
    reports(CODE, "{% case 1 %}{% when 'a' «||» 'b' %}{% endcase %}", "{% case 1 %}{% when 'a' or 'b' %}{% endcase %}");
  });

  it('is one pipe too many before a filter', () => {
    reports(CODE, "{{ ${city} «||» default: 'a' }}", "{{ ${city} | default: 'a' }}");
    reports(CODE, '{% assign a = ${city}«||»upcase %}{{ a }}', '{% assign a = ${city}|upcase %}{{ a }}');
    reports(CODE, '{% assign size = 1 %}{{ 2 «||» size }}', '{% assign size = 1 %}{{ 2 | default: size }}');
  });

  it('is an else with a value, which was meant to be elsif', () => {
    reports(CODE, '{% if true %}{% «else» ${city} %}{% endif %}', '{% if true %}{% elsif ${city} %}{% endif %}');
    silent(CODE, '{% if true %}{% else %}{% endif %}{% for a in (1..2) %}{{ a }}{% else %}{% endfor %}');
  });

  it('is a word for elsif', () => {
    for (const word of ['elseif', 'else if', 'elif', 'elseIf']) {
      reports(CODE, `{% if true %}{% «${word}» false %}{% endif %}`, '{% if true %}{% elsif false %}{% endif %}');
    }
  });

  it('is an else with a condition, which Liquid passes over', () => {
    reports(CODE, '{% if true %}{% «else» 1 > 2 %}{% endif %}', '{% if true %}{% elsif 1 > 2 %}{% endif %}');
  });

  it('is a negation', () => {
    reports(CODE, '{% if «not» true %}x{% else %}y{% endif %}', '{% unless true %}x{% else %}y{% endunless %}');
    reports(CODE, '{%- if «!»true -%}x{%- endif -%}', '{%- unless true -%}x{%- endunless -%}');
    reports(CODE, '{% if true and «not» false %}x{% endif %}');
    reports(CODE, '{% if true %}{% elsif «!»false %}x{% endif %}');
  });

  it('is another equals sign in an assign', () => {
    reports(CODE, '{% assign a «==» 1 %}{{ a }}', '{% assign a = 1 %}{{ a }}');
    reports(CODE, '{% assign a «:» 1 %}{{ a }}', '{% assign a = 1 %}{{ a }}');
    reports(CODE, "{% assign a «to» 'b' | upcase %}{{ a }}", "{% assign a = 'b' | upcase %}{{ a }}");
    reports(CODE, '{% assign to = 1 %}{% assign a «as» to %}{{ a }}', '{% assign to = 1 %}{% assign a = to %}{{ a }}');
    silent(CODE, '{% assign to = 1 %}{% assign a to %}{% assign b to.c %}');
  });

  it('is arithmetic, which filters do', () => {
    reports(CODE, '{% assign a = 1 %}{{ a «+» 1 }}', '{% assign a = 1 %}{{ a | plus: 1 }}');
    reports(CODE, '{% assign a = 6 «/» 2 %}{{ a }}', '{% assign a = 6 | divided_by: 2 %}{{ a }}');
    reports(CODE, "{{ 'a' «+» 'b' }}", "{{ 'a' | append: 'b' }}");
    reports(CODE, condition('a «+» 1 > b'));
  });

  it('is what gives another value elsewhere', () => {
    reports(CODE, "{{ ${city} «||» 'there' }}", "{{ ${city} | default: 'there' }}");
    reports(CODE, "{{ ${city} «||» 'there' | upcase }}", "{{ ${city} | default: 'there' | upcase }}");
    reports(CODE, '{{ ${city} «||» nobody }}');
    reports(CODE, "{{ ${city} «??» 'there' }}", "{{ ${city} | default: 'there' }}");
    reports(CODE, "{{ ${city}«??»'there' }}", "{{ ${city}| default: 'there' }}");
    reports(
      CODE,
      '{% liquid\n  echo ${city} «??» ${country}\n%}',
      '{% liquid\n  echo ${city} | default: ${country}\n%}',
    );
    reports(CODE, "{% if ${city} «?? 'there'» %}x{% endif %}");
  });

  it('is a comparison outside of conditions', () => {
    reports(CODE, '{% assign a = 1 «==» 2 %}{{ a }}');
    reports(CODE, '{{ 1 «and» 2 }}');
  });

  it('is a warning where Liquid only passes over it', () => {
    const severities = problemsOf(`${condition('a OR b')}{{ 1 and 2 }}${condition('a || b')}`);
    assert.deepEqual(
      severities.filter(({ code }) => code === CODE).map(({ severity }) => severity),
      ['warning', 'warning', 'error'],
    );
  });

  it('is not said of operators of Liquid, nor of their signs in texts', () => {
    for (const right of [
      condition('a == 1 and b != 2 or a <= 3 and b >= 4 or a < 5 and b > 6 or a contains 7'),
      condition('a <> b'),
      condition("a == '&& || = !'"),
      condition('{{ a | plus: 1 }} == 2'),
      '{% assign a = "b=c&&d" %}{{ a }}',
      '{% connected_content https://x.io/a?b=c&d=e||f :save g %}{{ g.h }}',
      '{% if a %}{% elsif b %}{% else %}{% endif %}',
      '{% for a in b %}{% else %}{% endfor %}',
      'if (a && b || !c) { a = b + 1 }',
      '<!-- {% if a && b %} -->{% comment %}{% if a && b %}{% endcomment %}',
      '{{ -1 }}{{ a-1 }}{{ a | minus: -1 }}',
      "{{ a | default: 'b' | append: '+' }}",
    ])
      silent(CODE, right);
  });

  it('is reported in a loop, where it is no option', () => {
    reports('wrong-operator', "{% for a in custom_attribute.${b} «contains» 'c' limit: 2 %}{{ a }}{% endfor %}");
    reports('wrong-operator', '{% for a in custom_attribute.${b} «and» custom_attribute.${c} %}{{ a }}{% endfor %}');
  });
});
