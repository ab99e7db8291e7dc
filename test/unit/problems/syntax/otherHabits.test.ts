import assert from 'node:assert/strict';
import { CALL_TO, problemsOf, reports, silent } from '../checking';

/** What HTML editors, and habits of other languages, leave in Liquid. */
describe('Signs of HTML', () => {
  const operator = (text: string) => `{% if \${city} ${text} %}x{% endif %}`;

  it('are mended where they stand for an operator', () => {
    for (const [wrong, right] of [
      ["«&gt;» '1'", "> '1'"],
      ["«&lt;=» '1'", "<= '1'"],
      ["«&lt;&gt;» '1'", "!= '1'"],
      ["== 'a' «&amp;&amp;» true", "== 'a' and true"],
    ] as const)
      reports('wrong-operator', operator(wrong), operator(right));
  });

  it('are mended together in a tag or an output, and are its only problem', () => {
    for (const [wrong, right] of [
      ['{{ ${city} | default: «&quot;my town&quot;» | upcase }}', '{{ ${city} | default: "my town" | upcase }}'],
      ['{{ ${city} | replace: «&#39;a&#39;, &#39;b&#39;» }}', "{{ ${city} | replace: 'a', 'b' }}"],
      ['{{«&nbsp;»${city} }}', '{{ ${city} }}'],
      ['{%«&nbsp;»if ${city} %}x{% endif %}', '{% if ${city} %}x{% endif %}'],
      ['{% assign a = «&quot;x &gt; y&nbsp;&quot;» %}{{ a }}', '{% assign a = "x &gt; y&nbsp;" %}{{ a }}'],
      [
        '{% connected_content https://x.io :headers {«&quot;A&quot;: &quot;b&quot;»} :save c %}{{ c.d }}',
        '{% connected_content https://x.io :headers {"A": "b"} :save c %}{{ c.d }}',
      ],
    ] as const) {
      reports('curly-quotes', wrong, right);
      assert.equal(problemsOf(wrong.replace(/[«»]/g, '')).length, 1, wrong);
    }
  });

  it('are left alone in texts, in the message and where Braze does not look', () => {
    for (const right of [
      "{{ 'Tom &amp; Jerry' | append: \"&nbsp;\" | replace: '&quot;', '\"' }}",
      '<a href="https://x.io?a=1&amp;b={{ ${city} }}">&nbsp;&gt;</a>',
      '{% raw %}{{ a &gt; &quot;b&quot; }}{% endraw %}{% comment %}&nbsp;{% endcomment %}',
      '{% connected_content https://x.io?a=1&b=2 :body {"a":"&quot;b&nbsp;"} :save c %}{{ c.d }}',
    ]) {
      silent('curly-quotes', right);
      silent('wrong-operator', right);
    }
  });
});

describe('Signs of Asian keyboards', () => {
  it('are mended where Liquid reads its own', () => {
    for (const [wrong, right] of [
      ["{{ ${city}«｜»default: 'a' }}", "{{ ${city}|default: 'a' }}"],
      ["{{ ${city} | default«：»'あ：い' }}", "{{ ${city} | default:'あ：い' }}"],
      ["{% if ${city} «＝＝» 'a' %}x{% endif %}", "{% if ${city} == 'a' %}x{% endif %}"],
    ] as const)
      reports('curly-quotes', wrong, right);
  });

  it('are left alone in names, texts and words', () => {
    for (const right of [
      "{{ custom_attribute.${価格：円} | default: '：' }}",
      '{% message_extras :key a :value 日本語：b %}価格：{{ ${city} }}',
    ])
      silent('curly-quotes', right);
  });
});

describe('Markup of HTML editors', () => {
  it('is taken out of Liquid', () => {
    for (const [wrong, right] of [
      ["{{ ${city} |«<br>»default: 'a<br>b' }}", "{{ ${city} | default: 'a<br>b' }}"],
      ['{{ «<span style="color: red">${city}</span>» }}', '{{ ${city} }}'],
      ["{% if ${city}«<br />»== 'a' %}x{% endif %}", "{% if ${city} == 'a' %}x{% endif %}"],
    ] as const) {
      reports('curly-quotes', wrong, right);
      assert.equal(problemsOf(wrong.replace(/[«»]/g, '')).length, 1, wrong);
    }
    for (const right of [
      '<b>{{ ${city} }}</b><br>{% if ${city} %}<span>x</span>{% endif %}',
      '{% assign a = \'<br>\' | append: "<b>" %}{{ a }}{{ ${city} foo }}',
      '{% connected_content https://x.io :method post :body a=<b>x</b> :save c %}{{ c.d }}',
    ])
      silent('curly-quotes', right);
  });
});

describe('Dashes of word processors', () => {
  it('are written as hyphens', () => {
    for (const [wrong, right] of [
      ["{{ ${city} | default: 'a – b' «–»}}", "{{ ${city} | default: 'a – b' -}}"],
      ['{%«—» assign a = 1 %}{{ a }}', '{%- assign a = 1 %}{{ a }}'],
      ['{%«– if ${city} —»%}x{% endif %}', '{%- if ${city} -%}x{% endif %}'],
    ] as const) {
      reports('curly-quotes', wrong, right);
      assert.equal(problemsOf(wrong.replace(/[«»]/g, '')).length, 1, wrong);
    }
  });
});

describe('Spaces that Liquid does not take for blanks', () => {
  it('are written as blanks, or removed where nobody sees them', () => {
    for (const [wrong, right] of [
      ["{% if ${city} ==«\u00a0»'a' %}x{% endif %}", "{% if ${city} == 'a' %}x{% endif %}"],
      ['{%«\u00a0»if ${city} %}x{% endif %}', '{% if ${city} %}x{% endif %}'],
      ['{{ ${city}«\u200b» | upcase }}', '{{ ${city} | upcase }}'],
    ] as const) {
      reports('curly-quotes', wrong, right);
      assert.deepEqual(
        problemsOf(wrong.replace(/[«»]/g, '')).map(({ severity }) => severity),
        ['warning'],
      );
    }
  });

  it('are left alone in texts, names and the message', () => {
    for (const right of [
      "\u00a0{{ ${city} | append: '\u00a0' }}\u00a0«\u00a0a\u00a0»".replace(/[«»]/g, '"'),
      '{{ custom_attribute.${a\u00a0b} }}{% message_extras :key a :value 10\u00a0000 %}',
      '{% comment %}a\u00a0b{{ c\u00a0}}{% endcomment %}{% raw %}{{\u00a0a }}{% endraw %}<!-- {{\u00a0a }} -->',
      '{% # a\u00a0b %}',
    ])
      silent('curly-quotes', right);
  });
});

describe('Habits of other languages', () => {
  const condition = (text: string, tag = 'if') => `{% ${tag} \${city} ${text} %}x{% end${tag} %}`;
  const compared = (text: string) => `{% if ${text} %}x{% endif %}`;

  it('look for a value in a list', () => {
    reports('wrong-operator', condition("«in» 'a,b'"), compared("'a,b' contains ${city}"));
    reports('wrong-operator', compared("true or {{${city}}} «in» 'a'"), compared("true or 'a' contains {{${city}}}"));
    reports('wrong-operator', condition(`«in» ['a', "b"]`), compared('${city} == \'a\' or ${city} == "b"'));
    reports('wrong-operator', condition("«in» ('a', 'b') and true"));
    reports(
      'wrong-operator',
      condition("«not» in ('a', 'b')"),
      "{% unless ${city} == 'a' or ${city} == 'b' %}x{% endunless %}",
    );
  });

  it('write a list in brackets', () => {
    const code = 'unfinished-expression';
    const loop = (list: string) => `{% for a in ${list} limit: 1 %}{{ a }}{% endfor %}`;
    const assign = `{% assign list = "a,b" | split: "," %}`;
    reports(
      code,
      `{% assign a = «['a', 'b c']» | join %}{{ a }}`,
      `{% assign a = 'a,b c' | split: ',' | join %}{{ a }}`,
    );
    reports(code, '{% assign a = «[]» %}{{ a }}', `{% assign a = '' | split: ',' %}{{ a }}`);
    reports(code, '{{ «["a","b"]» | size }}', '{{ "a,b" | split: "," | size }}');
    reports(code, loop('«["a", "b"]»'), assign + loop('list'));
    reports(code, `{{ '' | concat: «["a", "b"]» }}`, `${assign}{{ '' | concat: list }}`);
    reports(
      code,
      '{% if true %}{% elsif «["a", "b"]» contains ${city} %}x{% endif %}',
      `${assign}{% if true %}{% elsif list contains \${city} %}x{% endif %}`,
    );
    reports(code, '{% assign a = «["a,b", "c"]» %}{{ a }}');
    reports(code, '{% assign a = «[${city}, "c"]» %}{{ a }}');
    reports(code, `{{ custom_attribute.\${a}['b'«, 'c'»] }}`, `{{ custom_attribute.\${a}['b'] }}`);
    silent(code, `{% connected_content https://x.io :method post :body {"a":["b","c"]} %}`);
  });

  it('compare in words, or with the signs of mathematics', () => {
    for (const [wrong, right] of [
      ["«is equal to» 'a'", "== 'a'"],
      ["«is not equal to» 'a'", "!= 'a'"],
      ["«does not equal» 'a'", "!= 'a'"],
      ["«equals to» 'a'", "== 'a'"],
      ["«not equal to» 'a'", "!= 'a'"],
      ["«is not equal» 'a'", "!= 'a'"],
      ['«is greater than» 5', '> 5'],
      ['«is not greater than» 5', '<= 5'],
      ['«not less than» 5', '>= 5'],
      ['«more than» 5', '> 5'],
      ['«less than» 5', '< 5'],
      ['«is less than or equal to» 5', '<= 5'],
      ['«greater than or equal to» 5 or true', '>= 5 or true'],
      ['«≥» 5', '>= 5'],
      ['«> =» 5', '>= 5'],
      ["«=~» 'a'", "contains 'a'"],
    ] as const)
      reports('wrong-operator', condition(wrong), condition(right));
    reports('unfinished-expression', compared("${city}«.includes('a')»"), compared("${city} contains 'a'"));
  });

  it('give another value with a sign, which is the only problem', () => {
    const city = (markup: string) =>
      `${CALL_TO('get_amp_props=true')}{{ amplitude.userData.amp_props.city ${markup} }}`;
    for (const sign of ['??', '||', 'or']) {
      reports('wrong-operator', city(`«${sign}» 'town'`), city("| default: 'town'"));
      silent('maybe-null', city(`${sign} 'town'`));
    }
    reports(
      'wrong-operator',
      "{% assign a = ${city} «or» 'b' %}{{ a }}",
      "{% assign a = ${city} | default: 'b' %}{{ a }}",
    );
  });

  it('deny', () => {
    const unless = "{% unless ${city} contains 'a' %}x{% endunless %}";
    reports('wrong-operator', condition("«does not» contain 'a'"), unless);
    reports('wrong-operator', condition("«not» contains 'a'"), unless);
    reports('wrong-operator', condition('«not» blank'), condition('!= blank'));
    reports('wrong-operator', condition("«does not» contain 'a' and true"));
    reports('wrong-operator', compared('«not» ${city} in ${country}'));
    reports('wrong-operator', condition('«does not exist»'), condition('== nil'));
  });

  it('compare in words that are no variables', () => {
    for (const words of ["is not equal to 'a'", 'is less than 5', "does not contain 'a'", 'does not exist'])
      assert.equal(problemsOf(condition(words)).length, 1, words);
  });

  it('write a date, a version, a percentage or a large number as it is', () => {
    for (const [wrong, right] of [
      ['== «2024-01-31»', "== '2024-01-31'"],
      ['== «1.5.2» and true', "== '1.5.2' and true"],
      ['== «10:30»', "== '10:30'"],
      ['> «1,000,000»', '> 1000000'],
    ] as const)
      reports('unfinished-expression', condition(wrong), condition(right));
    reports('wrong-operator', '{% assign a = «5%» %}{{ a }}', "{% assign a = '5%' %}{{ a }}");
    reports('wrong-operator', '{{ 5«/»2 }}', '{{ 5| divided_by: 2 }}');
    silent('unfinished-expression', "{{ 1.5 | plus: 1 }}{% for a in (1..5) %}{{ a }}{% endfor %}{{ '10:30' }}");
  });

  it('name a variable with a dollar sign, wherever it gets its value', () => {
    const loop = (name: string, read: string) =>
      `{% for ${name} in event_properties.\${b} %}{{ ${read}.c }}{% endfor %}`;
    reports('unfinished-expression', loop('«$a»', '$a'), loop('a', '$a'));
    reports('missing-personalization-braces', loop('a', '«$a»'), loop('a', 'a'));
    reports('missing-personalization-braces', '{% assign a = 1 %}{{ «$a» }}', '{% assign a = 1 %}{{ a }}');
  });

  it('name a variable with letters that Liquid does not read', () => {
    reports(
      'unfinished-expression',
      '{% assign «größe» = 1 %}{% if größe == 1 %}{{ größe }}{% endif %}',
      '{% assign grosse = 1 %}{% if grosse == 1 %}{{ grosse }}{% endif %}',
    );
    reports(
      'unfinished-expression',
      '{% for «é» in (1..2) %}{{ é }}{% endfor %}',
      '{% for e in (1..2) %}{{ e }}{% endfor %}',
    );
    silent('unfinished-expression', '{% assign a-b = custom_attribute.${größe} %}{{ a-b }}');
    reports('unfinished-expression', `{% assign «größe» = 1 %}${'{{ größe }}'.repeat(100)}`);
  });

  it('assign with another sign', () => {
    const assign = (text: string) => `{% assign ${text} 1 %}{{ a }}`;
    for (const wrong of ['a «=>»', 'a «!=»', 'a «>=»', 'a «< =»'])
      reports('wrong-operator', assign(wrong), assign('a ='));
    reports('unfinished-expression', assign('a «# =»'), assign('a ='));
    reports('unfinished-expression', '{% assign a«, b = 1» %}{{ a }}');
    for (const { severity } of problemsOf('{% assign a != 1 %}{{ a }}')) assert.equal(severity, 'error');
  });

  it('begin a loop in their own way', () => {
    const loop = '{% for a in (1..2) %}{{ a }}{% endfor %}';
    reports('unfinished-expression', '{% for «each» a in (1..2) %}{{ a }}{% endfor %}', loop);
    reports('parentheses-in-condition', '{% for «(a in (1..2))» %}{{ a }}{% endfor %}', loop);
    reports('unfinished-expression', '{% for «a» from (1..2) %}{{ a }}{% endfor %}', loop);
    reports('unfinished-expression', '{% for a in (1..2) «do» %}{{ a }}{% endfor %}');
    reports('unfinished-expression', '{% for a in (1..2) «as item» limit: 1 %}{{ a }}{% endfor %}');
    reports(
      'unfinished-expression',
      '{% for a in event_properties.${b}«(1, 2)» limit: 1 %}{{ a }}{% endfor %}',
      '{% for a in event_properties.${b} limit: 1 %}{{ a }}{% endfor %}',
    );
  });

  it('give values to the “else” of a case', () => {
    const kase = (text: string) => `{% case \${city} %}{% when 'a' %}x{% ${text} %}y{% endcase %}`;
    reports('wrong-operator', kase("«else» 'b'"), kase("when 'b'"));
    reports('wrong-operator', kase("«else» ${city} == 'b'"));
    reports('stray-end', kase("«else if» 'b'"));
    silent('wrong-operator', kase("else if 'b'"));
    silent('wrong-operator', kase('else'));
  });

  it('call functions and methods where Liquid has filters', () => {
    const CODE = 'unfinished-expression';
    reports(CODE, '{{ ${city}«.toUpperCase()» }}', '{{ ${city} | upcase }}');
    reports(CODE, "{{ ${city}«.split(', ')» | first }}", "{{ ${city} | split: ', ' | first }}");
    reports(CODE, '{% assign a = «upper(${city})» %}{{ a }}', '{% assign a = ${city} | upcase %}{{ a }}');
    reports(CODE, '{{ ${city}.unheard«()» }}', '{{ ${city}.unheard }}');
    assert.deepEqual(
      problemsOf('{{ upper(${city}) }}').map(({ severity }) => severity),
      ['warning'],
    );
  });
});
