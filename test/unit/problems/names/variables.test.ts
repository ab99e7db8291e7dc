import assert from 'node:assert/strict';
import { edited } from '../../../../src/problems/fixing';
import { problemsOf, reports, silent } from '../checking';

describe('unknown-variable', () => {
  const CODE = 'unknown-variable';

  it('is what a loop does not hold, as other languages call it', () => {
    const loop = (state: string, tag = 'for') => `{% ${tag} a in (1..3) %}{{ ${state} }}{{ a }}{% end${tag} %}`;
    for (const [wrong, right] of [
      ['forloop.«counter»', 'forloop.index'],
      ['forloop.parentloop.«indx0»', 'forloop.parentloop.index0'],
      ['forloop.«size»', 'forloop.length'],
    ] as const)
      reports(CODE, loop(wrong), loop(right));
    reports(CODE, loop('tablerowloop.«colour»', 'tablerow'));
    for (const right of ['forloop.rindex0', 'forloop.parentloop.first', 'forloop.name']) silent(CODE, loop(right));
    silent(CODE, loop('tablerowloop.col_first', 'tablerow'));
    silent(CODE, '{% assign forloop = event_properties.${a} %}{{ forloop.counter }}');
  });

  it('is how other languages write a word of Liquid', () => {
    for (const [before, after] of [
      ['True', 'true'],
      ['FALSE', 'false'],
      ['Null', 'null'],
      ['Blank', 'blank'],
      ['None', 'nil'],
      ['undefined', 'nil'],
    ] as const) {
      const condition = (word: string) => `{% if \${city} != ${word} %}x{% endif %}`;
      reports(CODE, condition(`«${before}»`), condition(after));
    }
    reports(CODE, '{{ «Empty».a }}');
    silent(CODE, '{% assign True = 1 %}{{ True }}');
  });

  it('is no part of an end tag that is torn', () =>
    silent(CODE, '{% for a in custom_attribute.${b} %}{{ a }}{% end for %}'));

  it('is a name that nothing defines', () => {
    reports(CODE, '{{ «wibble».a | upcase }}');
    reports(CODE, '{% if «wibble» == nil %}{% endif %}');
    reports(CODE, '{% for a in «wibble» limit: «most» %}{{ a }}{% endfor %}');
    reports(CODE, '{% connected_content https://x.io/{{«wibble»}} :headers {"a": "{{ «token» }}"} :save a %}{{ a.b }}');
    reports(CODE, '{% liquid\n  echo «wibble»\n%}');
    reports(CODE, '{% case «wibble» %}{% when «other» %}{% endcase %}');
  });

  it('is a name with a wrong letter', () => {
    reports(
      CODE,
      '{% assign points = 1 %}{{ points }}{{ «pionts» }}',
      '{% assign points = 1 %}{{ points }}{{ points }}',
    );
    reports(
      CODE,
      '{% for item in (1..2) %}{{ item }}{{ «itme».a }}{% endfor %}',
      '{% for item in (1..2) %}{{ item }}{{ item.a }}{% endfor %}',
    );
    reports(CODE, '{{ «firstname» }}', '{{ ${first_name} }}');
  });

  it('is the right name of a variable that is misspelt where it gets its value', () => {
    const renamed = (template: string, which: number) => {
      const problem = problemsOf(template).find(({ code }) => code === CODE);
      return edited(template, problem?.fixes[which]?.edits ?? []);
    };
    assert.equal(renamed("{% assign tonw = 'Oslo' %}{{ town }}", 1), "{% assign town = 'Oslo' %}{{ town }}");
    assert.equal(
      renamed('{% for itme in (1..3) %}{{ item }}{{ item }}{% endfor %}', 0),
      '{% for item in (1..3) %}{{ item }}{{ item }}{% endfor %}',
    );
    const [problem] = problemsOf("{% assign plan = 'x' %}{{ plan }}{{ plam }}");
    assert.deepEqual(
      problem?.fixes.map(({ title }) => title),
      ['Change to “plan”'],
    );
  });

  it('is a text that lacks its quotes, behind a filter too', () => {
    reports(CODE, '{{ ${city} | default: «friend» }}', "{{ ${city} | default: 'friend' }}");

    reports(CODE, '{% if ${city} == «Oslo» %}{% endif %}', "{% if ${city} == 'Oslo' %}{% endif %}");
    reports(
      CODE,
      '{% case ${city} %}{% when «Oslo» %}{% endcase %}',
      "{% case ${city} %}{% when 'Oslo' %}{% endcase %}",
    );
  });

  it('is what Liquid sets in a loop, outside of one', () => {
    reports(CODE, '{{ «forloop».index }}');
    reports(CODE, '{% for a in (1..2) %}{{ a }}{{ forloop.last }}{% else %}{{ «forloop».index }}{% endfor %}');
    reports(CODE, '{% for a in (1..2) limit: «forloop».index %}{{ a }}{% endfor %}');
    const table = (state: string) => `{% tablerow a in (1..2) %}{{ a }}{{ ${state} }}{% endtablerow %}`;
    reports(CODE, table('«forloop».index'), table('tablerowloop.index'));
    reports(CODE, '{% for a in (1..2) %}{{ a }}{{ «tablerowloop».col }}{% endfor %}');
    silent(CODE, `{% for b in (1..2) %}${table('forloop.index')}{{ b }}{% endfor %}`);
    silent(CODE, table('tablerowloop.col'));
    silent(CODE, '{{content_blocks.${a}}}{{ forloop.index }}');
  });

  it('is an item behind its loop', () => {
    reports(CODE, '{% for item in (1..2) %}{{ item }}{% endfor %}{{ «item» }}');
    const [problem] = problemsOf('{% for item in (1..2) %}{{ item }}{% endfor %}{{ item }}');
    assert.equal(problem?.message, '“item” lives only in its loop: use it there, or keep it with “assign”.');
  });

  it('is not said of what is defined, in whatever way', () => {
    for (const right of [
      '{% assign a = 1 %}{{ a.b }}',
      '{% if true %}{% assign a = 1 %}{% endif %}{{ a }}',
      '{% capture a %}b{% endcapture %}{{ a }}{% capture "c" %}d{% endcapture %}{{ c }}',
      '{% increment a %}{{ a }}{% decrement b %}{{ b }}',
      '{% for a in (1..2) %}{{ a }}{{ forloop.index }}{% for b in a %}{{ forloop.parentloop.index }}{{ b }}{{ a }}{% endfor %}{% endfor %}',
      '{% tablerow a in (1..2) %}{{ tablerowloop.col }}{{ a }}{% endtablerow %}',
      '{% connected_content https://x.io %}{{ connected.a }}',
      '{% connected_content https://x.io :save a %}{{ a.__http_status_code__ }}',
      '{% catalog_items c 1 %}{{ items[0].name }}',
      '{% shopping_cart 1 %}{% for item in shopping_cart.products %}{{ item }}{% endfor %}',
      "{{ true }}{{ nil }}{{ blank }}{{ empty }}{{ 'a' }}{{ 1 }}{{ -1.5 }}{{ (1..2) }}",
    ])
      silent(CODE, right);
  });

  it('is not said of what may come from elsewhere', () => {
    for (const right of [
      '{{ custom_attribute.a }}{{ campaign }}{{ context.b }}{{ event_properties }}{{ app.c }}',
      '{{ custom_attribute.${a} }}{{ ${first_name} }}',
      '{{content_blocks.${variables}}}{{ a }}',
      "{% include 'variables' %}{{ a }}",
      '{% connected_content https://x.io :rerender :save a %}{{ a.b }}{{ c }}',
    ])
      silent(CODE, right);
    reports(CODE, '{{ «a» }}{{content_blocks.${variables}}}');
  });

  it('is not said of words of a mistake that is said already', () => {
    for (const template of [
      '{% asign a = 1 %}{{ a }}',
      '{% a = 1 %}{{ a }}',
      "{% asign a = ${city} | default: 'b' | upcase %}{{ a }}",
      '{% catalog_item games 1 %}{{ items[0].title }}',
      '{% foreach a in (1..9) limit: 3 offset: 2 %}{{ a }}{% endfor %}',
      '{% connected_content https://x.io :save %}{{ a.b }}',
      "{% case ${city} %}{% when 'a' | upcase %}{% endcase %}",
      '{% assign a = (${city} | size) %}{{ a }}',
      '{% catalog items games 1 %}{{ items[0].title }}',
      "{% abort message('a') %}",
      '{% connected_content https://x.io save: a %}{{ a.b }}',
      '{% connected_content https://x.io :save "a" %}{{ a.b }}',
      '{% wibble a %}{{ a }}',
      '{% conected_content https://x.io :save a %}{{ a.b }}',
      '{% abort_message(no items) %}',
      'Hi {{ ${city}, how are you?',
      '{{ ${city} upcase }}',
      '{% if not true %}{% endif %}',
      '<!-- {{ a }} -->{% raw %}{{ a }}{% endraw %}{% comment %}{{ a }}{% endcomment %}',
    ])
      silent(CODE, template);
  });
});

describe('used-before-defined', () => {
  const CODE = 'used-before-defined';

  it('is read above the place where it gets its value', () => {
    reports(CODE, '{{ «a» }}{% assign a = 1 %}{{ a }}');
    reports(CODE, '{{ «a».b }}{% connected_content https://x.io :save a %}{{ a.b }}');
    reports(CODE, '{{ «connected».b }}{% connected_content https://x.io %}');
    reports(CODE, '{% capture a %}{{ «a» }}{% endcapture %}{{ a }}');
    reports(CODE, '{% assign a = «a» | plus: 1 %}{{ a }}');
    reports(CODE, '{{ «items»[0] }}{% catalog_items c 1 %}');
    reports(CODE, '{% for b in «a» %}{{ b }}{% endfor %}{% assign a = 1 %}{{ a }}');
  });

  it('is not said of what a loop brings from its round before, nor behind a content block', () => {
    for (const right of [
      '{% assign a = 1 %}{{ a }}{% assign a = 2 %}{{ a }}',
      '{% for b in (1..2) %}{{ a }}{% assign a = b %}{% endfor %}',
      '{% for b in (1..2) %}{% for c in (1..2) %}{% assign a = a | append: c %}{% endfor %}{% endfor %}{{ a }}',
      '{{content_blocks.${c}}}{{ a }}{% assign a = 1 %}{{ a }}',
      '{% capture a %}b{{ a }}',
      '{% assign a = custom_attribute.$a %}{{ a }}',
      '{% assign a = custom_attribute.{a} %}{{ a }}',
      '{% for a in (1..2) %}{{ a }}{% endfor %}{% assign a = 1 %}{{ a }}',
      '{{ b }}',
    ])
      silent(CODE, right);
  });
});

describe('unused-variable', () => {
  const CODE = 'unused-variable';

  it('is kept and never read', () => {
    reports(CODE, "a{% assign «b» = 'c' %}d", 'ad');
    reports(CODE, 'a\r\n  {% assign «b» = 1 %}\r\nc', 'a\r\nc');
    reports(CODE, 'a\r\n  {%- assign «b» = 1 -%}\r\nc', 'ac');
    reports(CODE, 'a\n{%- assign «b» = 1 %}\nc', 'a\nc');
    reports(CODE, '{%- if true -%}\n  {%- assign «b» = 1 -%}\n  c{% endif %}', '{%- if true -%}\n  c{% endif %}');
    reports(CODE, '{% capture «a» %}b{{ ${city} }}{% endcapture %}', '');
    reports(CODE, '{% liquid\n  assign «a» = 1\n  echo 2\n%}', '{% liquid\n  echo 2\n%}');
    reports(
      CODE,
      '{% connected_content https://x.io :save «a» :retry %}',
      '{% connected_content https://x.io :retry %}',
    );
    reports(CODE, '{% assign a = 1 %}{{ a }}{% assign «a» = 2 %}', '{% assign a = 1 %}{{ a }}');
  });

  it('has no fix where that would remove very much', () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, index) => `{% assign a${index} = a${index - 1} %}`)
        .join('')
        .replace(' = a-1', ' = 1');
    const fixes = (length: number) => problemsOf(chain(length)).map((problem) => problem.fixes.length);
    assert.deepEqual([fixes(20), fixes(22)], [[1], [0]]);
  });

  it('goes with what it alone reads', () => {
    reports(CODE, '{% assign a = 1 %}{% assign «b» = a %}', '');
    reports(CODE, '{% assign a = 1 %}\n{% assign b = a %}\n{% assign «c» = b %}\nd', 'd');
    reports(
      CODE,
      '{% capture a %}x{% endcapture %}{% assign b = 1 %}{{ b }}{% assign «c» = a | append: b %}',
      '{% assign b = 1 %}{{ b }}',
    );
  });

  it('is what a mistake still keeps from being kept', () => {
    for (const template of [
      '{% assign «{{ a }}» = 1 %}',
      '{% assign «my name» = 1 %}',
      '{% connected_content https://x.io :save «my-name» %}',
      '{% connected_content https://x.io :svae «a» :retry %}',
      '{% connected_content https://x.io : save «a» %}',
      '{% connected_content https://x.io :save: «a» %}',
      '{% connected_content https://x.io save «a» %}',
    ])
      reports(CODE, template);
    reports(CODE, '{% asign «a» = 1 %}', '');
    reports(CODE, '{% captur «a» %}x{% endcapture %}', '');
    reports(CODE, '{% conected_content https://x.io :save «a» %}', '{% conected_content https://x.io %}');
    silent(CODE, '{% asign a = 1 %}{{ a }}{% connected_content https://x.io :svae b %}{{ b.c }}');
  });

  it('is not said of what is read under a misspelt name', () => {
    silent(CODE, "{% assign city = 'Oslo' %}{{ ctiy }}");
    silent(CODE, '{% for item in (1..3) %}{{ itme }}{% endfor %}{% capture text %}x{% endcapture %}{{ texd }}');
    reports(CODE, "{% assign «ctiy» = 'Oslo' %}{{ city }}", '{{ city }}');
    reports(CODE, "{{ twon }}{% assign «town» = 'Oslo' %}", '{{ twon }}');
    reports(CODE, "{% assign «city» = 'Oslo' %}{{ country }}", '{{ country }}');
  });

  it('is faded', () => {
    const [problem] = problemsOf('{% assign a = 1 %}');
    assert.deepEqual([problem?.severity, problem?.unnecessary], ['hint', true]);
  });

  it('has no fix where more would change', () => {
    reports(CODE, '{% connected_content https://x.io :save a %}{% assign «b» = a.c %}');
    reports(CODE, '{% assign a = 1 %}{{ a }}{% assign a = 2 %}{% assign «b» = a %}');
    reports(CODE, '{% capture «a» %}{% increment b %}{% endcapture %}');
    reports(CODE, '{% connected_content https://x.io :save «a» %}{% connected_content https://y.io %}');
  });

  it('is read somewhere', () => {
    for (const right of [
      '{% assign a = 1 %}{% if a %}{% endif %}',
      '{% assign a = 1 %}{% connected_content https://x.io/{{ a }} :save b %}{{ b.c }}',
      '{% for c in (1..2) %}{{ a }}{% assign a = c %}{% endfor %}',
      '{% if b %}{% assign a = 1 %}{% else %}{% assign a = 2 %}{% endif %}{{ a }}',
      '{% for a in (1..2) %}x{% endfor %}{% increment c %}{% connected_content https://x.io %}',
      '{% assign a = 1 %}{{content_blocks.${b}}}',
      "{% assign a = 1 %}{% include 'b' %}",
      '{% assign a = 1 %}{% connected_content https://x.io/{a} %}',
      '{% assign a = 1 %}{{ b a }}',
      '{{ a }}{% assign a = 1 %}',
      '{% assign a = 1 %}{% assign b = a %}{{ b }}',
      '<!-- {% assign a = 1 %} -->{% comment %}{% assign a = 1 %}{% endcomment %}',
    ])
      silent(CODE, right);
  });
});
