import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';

const CODE = 'unfinished-expression';
const severitiesOf = (text: string) =>
  problemsOf(text).flatMap(({ code, severity }) => (code === CODE ? [severity] : []));

describe('unfinished-expression', () => {
  it('is a comma between values', () => {
    const code = 'unfinished-expression';
    reports(code, `{% cycle 'a' «'b' 'c'» %}`, `{% cycle 'a', 'b', 'c' %}`);
    reports(code, `{% cycle 'a': 1 «2» %}`, `{% cycle 'a': 1, 2 %}`);
    const city = (values: string) => `{% case \${city} %}{% when ${values} %}x{% endcase %}`;
    reports(code, city(`'a' or 'b' «"c"»`), city(`'a' or 'b', "c"`));
    reports(code, `{{ \${city} | replace: 'a' «'b'» | upcase }}`, `{{ \${city} | replace: 'a', 'b' | upcase }}`);
    reports(code, `{{ \${city} | append: 'a' «'b'» }}`, `{{ \${city} | append: 'a' }}`);
  });

  it('is a name with signs around it, where a variable is given a value', () => {
    for (const name of ['"a"', "'a'", '$a', '${a}', '{{ a }}'])
      reports(CODE, `{% assign «${name}» = 1 %}{{ a }}`, '{% assign a = 1 %}{{ a }}');
    reports(CODE, '{% capture «$a» %}b{% endcapture %}{{ a }}', '{% capture a %}b{% endcapture %}{{ a }}');
    reports(CODE, '{% assign «"a b"» = 1 %}');
    silent(CODE, '{% capture "a" %}b{% endcapture %}{{ a }}');
  });

  it('is a name after a dot with letters that are not ASCII', () => {
    reports(CODE, '{{ a.«größe» }}', "{{ a['größe'] }}");
    reports(CODE, '{% if a.b. «straße».c == 1 %}{% endif %}', "{% if a.b['straße'].c == 1 %}{% endif %}");
    reports(CODE, "{{ a['größe'].«名前» }}", "{{ a['größe']['名前'] }}");
    for (const name of ["a['größe']", 'a.groesse', 'custom_attribute.${größe}', "a | append: 'größe.größe'"])
      silent(CODE, `{{ ${name} }}`);
  });

  it('is a doubled parenthesis before the reason of an abort', () => {
    for (const reason of ["'no'", '']) {
      const template = `{% abort_message«(»(${reason}) %}`;
      reports(CODE, template, `{% abort_message(${reason}) %}`);
      assert.equal(problemsOf(template.replace(/[«»]/g, '')).length, 1, template);
    }
  });

  it('is a doubled sign between a group and its attribute', () => {
    for (const sign of ['..', '...', '.$', '.$$']) {
      const template = `{{campaign«${sign}»\${name}}}{% if custom_attribute.\${plan} %}x{% endif %}`;
      reports(CODE, template, template.replace(`«${sign}»`, '.'));
      assert.equal(problemsOf(template.replace(/[«»]/g, '')).length, 1, template);
    }
  });

  it('is a value that is missing, said of what asks for it', () => {
    for (const template of [
      '{% if true «==» %}{% endif %}',
      '{% if «==» true %}{% endif %}',
      '{% if true «and» %}{% endif %}',
      '{% if «or» true %}{% endif %}',
      '{% «if» %}{% endif %}',
      '{% if true %}{% «elsif» %}{% endif %}',
      '{% unless 1 «>» %}{% endunless %}',
      '{% assign a «=» %}{{ a }}',
      '{% for a «in» %}{{ a }}{% endfor %}',
      '{% «case» %}{% endcase %}',
      '{% case 1 %}{% «when» %}{% endcase %}',
      '{% case 1 %}{% when 2«,» %}{% endcase %}',
      '{{ ${city}«[» }}',
      '{{ "a" | «append:» }}',
      '{% «echo» %}',
      '{% liquid\n  if true «==»\n  endif\n%}',
    ])
      reports(CODE, template);
  });

  it('is a name that is missing', () => {
    reports(CODE, '{% «assign» = 1 %}');
    reports(CODE, '{% «capture» %}{% endcapture %}');
    reports(CODE, '{% «for» in (1..2) %}{% endfor %}');
    reports(CODE, '«{% %}»');
    reports(CODE, '{{ «${}» }}');
  });

  it('is a filter or a property that is missing', () => {
    reports(CODE, '{{ ${city} «|» }}', '{{ ${city} }}');
    reports(CODE, "{{ ${city} «|» | append: 'a' }}", "{{ ${city} | append: 'a' }}");
    reports(CODE, '{{ ${city}«.» }}', '{{ ${city} }}');
  });

  it('is a sign that is missing', () => {
    reports(CODE, '{% assign «a» 1 %}{{ a }}', '{% assign a = 1 %}{{ a }}');
    reports(CODE, '{% assign «a» | upcase %}{{ a }}');
    reports(CODE, '{% for «a» (1..2) %}{{ a }}{% endfor %}', '{% for a in (1..2) %}{{ a }}{% endfor %}');
    reports(
      CODE,
      '{% assign b = "" | split: "" %}{% for «a» of b %}{{ a }}{% endfor %}',
      '{% assign b = "" | split: "" %}{% for a in b %}{{ a }}{% endfor %}',
    );
    for (const word of ['of', 'IN', '=', 'iin', 'n']) {
      reports(CODE, `{% for «a» ${word} (1..2) %}{{ a }}{% endfor %}`, '{% for a in (1..2) %}{{ a }}{% endfor %}');
    }
    reports(CODE, '{% for «a»: (1..2) %}{{ a }}{% endfor %}', '{% for a in (1..2) %}{{ a }}{% endfor %}');
    reports(CODE, "{{ ${city} | append«('b')» }}", "{{ ${city} | append: 'b' }}");
    reports(CODE, "{{ ${city} | replace«( 'b', 'c' )» | upcase }}", "{{ ${city} | replace: 'b', 'c' | upcase }}");
    reports(CODE, '{{ ${city} | upcase«()» }}', '{{ ${city} | upcase }}');
    reports(CODE, '{{ ${city} «upcase» }}', '{{ ${city} | upcase }}');
    reports(
      CODE,
      "{% assign a = ${city} | upcase «default»: 'x' %}{{ a }}",
      "{% assign a = ${city} | upcase | default: 'x' %}{{ a }}",
    );
    reports(CODE, '{{ custom_attribute«${city}» }}', '{{ custom_attribute.${city} }}');
    reports(CODE, "{{ ${city} | split «','» }}", "{{ ${city} | split: ',' }}");
    reports(
      CODE,
      '{% for a in (1..9) «limit» 5 %}{{ a }}{% endfor %}',
      '{% for a in (1..9) limit: 5 %}{{ a }}{% endfor %}',
    );
    reports(CODE, "{{ ${city} | default «= 'x'» }}", "{{ ${city} | default: 'x' }}");
    reports(CODE, "{{ ${city} | default«='x'» }}", "{{ ${city} | default: 'x' }}");
    reports(
      CODE,
      '{% for a in (1..9) limit«=»5 %}{{ a }}{% endfor %}',
      '{% for a in (1..9) limit: 5 %}{{ a }}{% endfor %}',
    );
    reports(CODE, '{{ ${city}«[»0 }}', '{{ ${city}[0] }}');
    reports(CODE, '{% for a in «(»1..2 %}{{ a }}{% endfor %}', '{% for a in (1..2) %}{{ a }}{% endfor %}');
    reports(CODE, "{% abort_message«(»'a' %}", "{% abort_message('a') %}");
  });

  it('is an option of a loop that does not exist', () => {
    const loop = (option: string) => `{% for a in (1..9) ${option} %}{{ a }}{% endfor %}`;
    reports(CODE, loop('«limt: 5»'), loop('limit: 5'));
    reports(CODE, loop('limit: 5 «offst:2»'), loop('limit: 5 offset:2'));
    reports(CODE, loop('«revresed»'), loop('reversed'));
    reports(CODE, loop('«step: 2»'));
    for (const right of ['reversed', 'limit:5 offset: 1', 'limit : 5, reversed', 'offset: continue'])
      silent(CODE, loop(right));
    silent(CODE, '{% tablerow a in (1..9) cols: 3 limit: 6 %}{{ a }}{% endtablerow %}');
  });

  it('is a single brace before the end of an output, which Liquid refuses', () => {
    reports(CODE, '{{ ${city} «}» }}', '{{ ${city} }}');
    reports(CODE, '{% if {{ ${city} «-}» }} == 1 %}x{% endif %}', '{% if {{ ${city} }} == 1 %}x{% endif %}');
    assert.equal(problemsOf('{{ ${city} } }}')[0]?.severity, 'error');
  });

  it('is a brace too many before an operator', () => {
    reports(CODE, '{% if {{${city}}}«}» == 1 %}x{% endif %}', '{% if {{${city}}} == 1 %}x{% endif %}');
  });

  it('is a text that does not begin', () => {
    reports(CODE, "{{ ${city} | default: «town'» | upcase }}", "{{ ${city} | default: 'town' | upcase }}");
    reports(CODE, '{% if ${city} == «Oslo"» %}a{% endif %}', '{% if ${city} == "Oslo" %}a{% endif %}');
    reports(
      CODE,
      "{% if ${city} == «Oslo'» or ${city} == 'Bergen' %}a{% endif %}",
      "{% if ${city} == 'Oslo' or ${city} == 'Bergen' %}a{% endif %}",
    );
    silent('unknown-variable', "{{ ${city} | default: town' }}");
  });

  it('is JSON in the braces of an output', () => {
    const call = (rest: string) => `{% connected_content https://x.io ${rest} :save b %}{{ b.c }}`;
    reports(CODE, call(':headers «{{"a": "b"}}»'), call(':headers {"a": "b"}'));
    reports(CODE, call(':method post :body «{{"a":"b"}}»'), call(':method post :body {"a":"b"}'));
    reports(CODE, call(':method post :body «{{"a": "b"}}»'));
  });

  it('is a second variable of a loop', () => {
    reports(
      CODE,
      '{% for name«, value» in custom_attribute.${pairs} reversed %}{{ name }}{% endfor %}',
      '{% for name in custom_attribute.${pairs} reversed %}{{ name }}{% endfor %}',
    );
    reports(
      CODE,
      '{% liquid\n  for a«,b» in c\n    echo a\n  endfor\n%}',
      '{% liquid\n  for a in c\n    echo a\n  endfor\n%}',
    );
    reports(CODE, '{% for «a», in b %}{{ a }}{% endfor %}');
  });

  it('is a range without parentheses', () => {
    for (const [before, after] of [
      ['1..3', '(1..3)'],
      ['a.size..b', '(a.size..b)'],
      ['0..9', '(0..9)'],
    ] as const) {
      const loop = (range: string) =>
        `{% assign a = 'x' %}{% assign b = 1 %}{% for c in ${range} reversed %}{{ c }}{% endfor %}`;
      reports(CODE, loop(`«${before}»`), loop(after));
    }
    const inside = problemsOf('{% for a b\n c (1..3) %}{{ a }}{% endfor %}').map(({ message }) => message);
    assert.ok(!inside.some((message) => message.startsWith('A range')), inside.join('\n'));
  });

  it('is a sign too many', () => {
    reports(CODE, '{{ ${city} | replace: "a", "b"«,» }}', '{{ ${city} | replace: "a", "b" }}');
    reports(CODE, '{{ ${city} | «upcase:» }}', '{{ ${city} | upcase }}');
  });

  it('is a text that does not end', () => {
    reports(CODE, "{{ «'abc» }}", "{{ 'abc' }}");
    reports(CODE, "{% assign a = '' %}{{ a[«'abc» }}", "{% assign a = '' %}{{ a['abc'] }}");
    reports(CODE, '{% assign a = «"b | upcase» %}{{ a }}');
    reports(CODE, '{{ ${city} | date: «"%Y-%m-%dT%H:%M» }}');
  });

  it('is a text that holds its own quote', () => {
    reports(CODE, "{% assign a = «'it's here'» %}{{ a }}", '{% assign a = "it\'s here" %}{{ a }}');
    reports(CODE, "{{ «'it's'» | append: 'x' }}", "{{ \"it's\" | append: 'x' }}");
    reports(CODE, "{% if ${city} == «'Land's End'» %}{% endif %}", '{% if ${city} == "Land\'s End" %}{% endif %}');
  });

  it('is what Liquid passes over, which is a warning', () => {
    reports(CODE, '{{ ${city} «b» }}', '{{ ${city} }}');
    reports(CODE, '{% assign a = 1 «;» %}{{ a }}', '{% assign a = 1 %}{{ a }}');
    for (const [template, sentence] of [
      ['{% assign a = 1; %}{{ a }}', 'Liquid ignores “;” here: remove it.'],
      ['{% if true: %}x{% endif %}', '“:” has no place here: remove it.'],
      ['{% if true then %}x{% endif %}', '“then” stands here without an operator: write one, or remove it.'],
    ] as const)
      assert.deepEqual(
        problemsOf(template).map(({ message }) => message),
        [sentence],
      );
    reports(CODE, '«{{ }}»');
    assert.deepEqual(severitiesOf('{{ 1 b }}{{ }}{% if 1 b %}{% endif %}{{ 1 | }}'), [
      'warning',
      'warning',
      'error',
      'error',
    ]);
  });

  it('is a condition without an operator', () => {
    reports(CODE, "{% if ${city} «'Oslo'» %}{% endif %}", '{% if ${city} %}{% endif %}');
  });

  it('is a reason without quotes', () => {
    reports(CODE, "{% abort_message(«it's no match») %}", '{% abort_message("it\'s no match") %}');
    reports(CODE, "{% abort_message(«'it's over'») %}", '{% abort_message("it\'s over") %}');
    reports(CODE, '{% abort_message( «"say "no""» ) %}', '{% abort_message( \'say "no"\' ) %}');
    reports(CODE, '{% abort_message(«"it\'s "over""») %}');
    reports(CODE, '{% abort_message(«no items» %}', "{% abort_message('no items') %}");
  });

  it('is a name in braces, or with a part, that is given a value', () => {
    reports(CODE, '{% assign «{{ a }}» = 1 %}{{ a }}', '{% assign a = 1 %}{{ a }}');
    reports(CODE, '{% capture «{{a}}» %}x{% endcapture %}{{ a }}', '{% capture a %}x{% endcapture %}{{ a }}');
    reports(CODE, '{% assign «a.b» = 1 %}');
  });

  it('is a name with a blank in it that is given a value', () => {
    reports(CODE, '{% assign «my name» = 1 %}{{ my_name }}', '{% assign my_name = 1 %}{{ my_name }}');
    reports(CODE, '{% assign «a b» = 1 %}{{ a }}');
  });

  it('is the only problem that is reported', () => {
    for (const template of [
      '{% for a of (1..3) %}{{ a }}{% endfor %}',
      "{{ ${city} | append('b') }}",
      '{% assign a b = 1 %}{{ a }}{{ b }}',
      '{% assign a.b = 1 %}{{ a.b }}',
      '{% assign {{ a }} = 1 %}{{ a }}',
    ])
      assert.deepEqual(
        problemsOf(template).map(({ code }) => code),
        [CODE],
        template,
      );
  });

  it('is said once of one mistake', () => {
    for (const [template, count] of [
      ['{% for a %}{% endfor %}', 1],
      ['{% if true == and 1 %}{% endif %}', 1],
      ['{{ [ }}', 1],
      ['{% if a == ', 0],
      ['{{ a | ', 0],
      ['{{ a || b }}', 0],
      ['{{ a + }}', 0],
    ] as const)
      assert.equal(severitiesOf(template).length, count, template);
  });

  it('is not said of what is complete', () => {
    for (const right of [
      "{% assign a = b | plus: 1 | default: 'c', allow_false: true %}{% assign d = {{a}} | minus: 1 %}",
      '{% if {{a}} contains {{b}} and c != blank or d %}{% endif %}{% if a >0 %}{% endif %}',
      '{% for a in {{b}} limit:5 offset: continue reversed %}{% endfor %}{% for a in (1..b) %}{% endfor %}',
      "{% case a %}{% when 1, 2 or 'b' %}{% endcase %}{% cycle 'a': 1, 2 %}",
      "{{ a['b'][0].c.${d e} }}{{ a[b.c] }}{{ -1.5 }}",
      "{% abort_message('a (b), c') %}{% abort_message %}{% abort_message () %}{% promotion('x') %}",
      "{% capture 'a' %}{% endcapture a %}{% if a %}{% endif a %}{% comment note %}{% endcomment %}",
      '{% message_extras :key a :value {{ b }} %}{% catalog_items c 1 2 :rerender %}',
      "{% render 'a' with b as c, d: 1 %}{% include 'e' %}",
      '{% else %}{% break %}{% increment a %}{% # {{ note | %}',
      '<!-- {{ a | }} -->{% raw %}{{ a | }}{% endraw %}',
      '{{ "now" | date:\'%s\' | plus:259200 }}',
    ])
      silent(CODE, right);
  });
});
