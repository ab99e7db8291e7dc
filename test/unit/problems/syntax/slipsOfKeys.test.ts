import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';

describe('Habits of Handlebars, Jinja and Python', () => {
  const alone = (code: string, wrong: string, right: string) => {
    reports(code, wrong, right);
    assert.equal(problemsOf(wrong.replace(/[«»]/g, '')).length, 1, wrong);
    assert.deepEqual(problemsOf(right), []);
  };

  it('begin and end blocks', () => {
    alone('unclosed-tag', '{% if ${city} %}x«{{/»if}}', '{% if ${city} %}x{% endif %}');
    alone('unclosed-tag', '«{{#»if ${city}}}x{% endif %}', '{% if ${city}%}x{% endif %}'.replace('}%}', '} %}'));
    silent('unclosed-tag', '{{/foo}}{{#foo}}');
  });

  it('put a colon behind the name of a tag', () => {
    alone('unknown-tag', '{% if«:» ${city} %}x{% else %}y{% endif %}', '{% if ${city} %}x{% else %}y{% endif %}');
    alone('unknown-tag', '{% if ${city} %}x{% else«:» %}y{% endif %}', '{% if ${city} %}x{% else %}y{% endif %}');
    alone('unknown-tag', '{% assign«:» a = 1 %}{{ a }}', '{% assign a = 1 %}{{ a }}');
    alone('unknown-tag', '{% for«:» a in (1..2) %}{{ a }}{% endfor %}', '{% for a in (1..2) %}{{ a }}{% endfor %}');
    silent('unknown-tag', '{% assign a := 1 %}{% if a %}{% else : %}{% endif %}'.replace(' else : ', ' else '));
  });

  it('write comments', () => {
    alone('single-braces', 'a «{# b | c #}» d', 'a {% comment %} b | c {% endcomment %} d');
    silent('single-braces', '{#id} {# a {% raw %}{# a #}{% endraw %}<!-- {# a #} -->{{ "{# a #}" }}');
  });
});

describe('Slips of the keyboard', () => {
  const alone = (code: string, wrong: string, right: string) => {
    reports(code, wrong, right);
    const loud = problemsOf(wrong.replace(/[«»]/g, '')).filter(({ severity }) => severity !== 'hint');
    assert.equal(loud.length, 1, wrong);
  };

  it('write the name of a tag twice', () => {
    alone('unknown-tag', '{% assign «assign» a = 1 %}{{ a }}', '{% assign a = 1 %}{{ a }}');
    alone('unknown-tag', '{% if «if» ${city} %}x{% endif %}', '{% if ${city} %}x{% endif %}');
    alone('unknown-tag', '{% if ${city} %}x{% else «else» %}y{% endif %}', '{% if ${city} %}x{% else %}y{% endif %}');
    alone('unknown-tag', '{% if ${city} %}x{% endif «endif» %}', '{% if ${city} %}x{% endif %}');
    alone('unknown-tag', '{% if ${city} %}x{% «endifendif» %}', '{% if ${city} %}x{% endif %}');
    silent('unknown-tag', '{% assign if = 1 %}{% if if %}x{% endif %}{% if if == 1 %}x{% endif %}');
    silent('unknown-tag', '{% assign assign = 1 %}{{ assign }}{% echo echo %}');
  });

  it('write another sign in the place of a dot', () => {
    const a = '{% assign a = custom_attribute.${b} %}';
    for (const sign of ['..', ',', '>', '->']) alone('unfinished-expression', `${a}{{ a«${sign}»b }}`, `${a}{{ a.b }}`);
    alone('unfinished-expression', `${a}{% if a«..»b == 1 %}x{% endif %}`, `${a}{% if a.b == 1 %}x{% endif %}`);
    silent(
      'unfinished-expression',
      `${a}{% if a>a and a->a %}x{% endif %}{% cycle a,a %}{% for b in (a..a) %}{{ b }}{% endfor %}`,
    );
  });

  it('write another sign in the place of a pipe', () => {
    for (const sign of ['!', '/', '>', '\\', '¦', '1'])
      alone('unfinished-expression', `{{ 'now' «${sign}» date: '%Y' }}`, "{{ 'now' | date: '%Y' }}");
    alone('unfinished-expression', "{% assign a = 'b' «!» upcase %}{{ a }}", "{% assign a = 'b' | upcase %}{{ a }}");
    alone('unfinished-expression', "{{ 'now' |«>» date: '%Y' }}", "{{ 'now' | date: '%Y' }}");
    silent('unfinished-expression', '{% assign size = 1 %}{{ 2 / size }}{{ 2 > size }}');
  });

  it('leave Shift out before an output in a tag', () =>
    alone('single-braces', "{% if «[{${city}}}» == 'x' %}y{% endif %}", "{% if {{${city}}} == 'x' %}y{% endif %}"));

  it('write the braces of an attribute twice', () => {
    alone('single-braces', "{% if «${{city}»} == 'x' %}y{% endif %}", "{% if ${city} == 'x' %}y{% endif %}");
    alone('single-braces', '{{ «${{city»}} }}', '{{ ${city} }}');
  });

  it('leave a parenthesis out', () => {
    alone('unfinished-expression', "{% abort_message«'x')» %}", "{% abort_message('x') %}");
    alone('unfinished-expression', "{% abort_message«'x'» %}", "{% abort_message('x') %}");
  });

  it('tear the name of a variable apart', () => {
    const a = '{% assign last_week = 1 %}';
    alone('unfinished-expression', `${a}{{ «last week» | plus: 1 }}`, `${a}{{ last_week | plus: 1 }}`);
    alone('unfinished-expression', `${a}{{ «last_w eek».b }}`, `${a}{{ last_week.b }}`);
    alone(
      'unfinished-expression',
      `${a}{% if «last week» == 1 %}x{% endif %}`,
      `${a}{% if last_week == 1 %}x{% endif %}`,
    );
    alone('unfinished-expression', `${a}{{ 1 | plus: «last week» }}`, `${a}{{ 1 | plus: last_week }}`);
    reports(
      'unfinished-expression',
      `${a}{% assign last = 1 %}{{ last «week» }}`,
      `${a}{% assign last = 1 %}{{ last }}`,
    );
  });

  it('write other quotes than Liquid reads', () => {
    alone('curly-quotes', "{{ 'now' | date: «`%Y`» }}", "{{ 'now' | date: '%Y' }}");
    alone('curly-quotes', '{% if ${city} == «\\"x\\"» %}y{% endif %}', '{% if ${city} == "x" %}y{% endif %}');
    silent('curly-quotes', '{{ ${city} | default: "`" | append: \'\\"\' }}{{ ${city} b }}');
  });

  it('end a text with another quote', () => {
    alone('unfinished-expression', `{% if \${city} == «'x"» %}y{% endif %}`, "{% if ${city} == 'x' %}y{% endif %}");
    alone('unfinished-expression', `{{ «"now'» | date: '%Y' }}`, `{{ "now" | date: '%Y' }}`);
    reports('unfinished-expression', `{{ «'now | date: "%Y"» }}`);
  });

  it('write another sign in the place of a colon', () => {
    for (const sign of [';', '.']) {
      alone('unfinished-expression', `{{ 'now' | date«${sign} '%Y'» }}`, "{{ 'now' | date: '%Y' }}");
      alone(
        'unfinished-expression',
        `{% for a in (1..9) limit«${sign} 3» %}{{ a }}{% endfor %}`,
        '{% for a in (1..9) limit: 3 %}{{ a }}{% endfor %}',
      );
    }
  });

  it('leave Shift out before the braces of an attribute', () => {
    alone('single-braces', '{{ «4{city}» }}', '{{ ${city} }}');
    alone('single-braces', '{% assign a = {{«4{city»}}} %}{{ a }}', '{% assign a = {{${city}}} %}{{ a }}');
  });

  it('break the line behind the beginning of a tag that another sign ends', () => {
    alone('unclosed-tag', '{%\nif ${city} «}»x{% endif %}', '{%\nif ${city} %}x{% endif %}');
    alone('unclosed-tag', '{%\n  assign a = 1 «}}»{{ a }}', '{%\n  assign a = 1 %}{{ a }}');
  });
});
