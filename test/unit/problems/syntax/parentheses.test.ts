import { reports, silent } from '../checking';

const CODE = 'parentheses-in-condition';
const condition = (text: string) =>
  `{% assign a = 1 %}{% assign b = a %}{% assign c = b %}{% assign d = c %}{% if ${text} %}{{ d }}{% endif %}`;

describe('parentheses-in-condition', () => {
  it('are removed where the condition means the same without them', () => {
    for (const [wrong, right] of [
      ['«(a)»', 'a'],
      ['«(a == 1)»', 'a == 1'],
      ['«(a and b)»', 'a and b'],
      ['«( a or b )»', 'a or b'],
      ['a and «(b or c)»', 'a and b or c'],
      ['a or «(b and c)»', 'a or b and c'],
      ['«(a or b)» or c', 'a or b or c'],
      ['a and «(b and c)» and d', 'a and b and c and d'],
      ['«(a)» == 1', 'a == 1'],
      ['a == «(b)» and c', 'a == b and c'],
      ['a or«(b)»or c', 'a or b or c'],
      ['a && «(b || c)»', 'a && b || c'],
    ] as const)
      reports(CODE, condition(wrong), condition(right));
    reports(CODE, '{% if«(true)»%}x{% endif %}', '{% if true%}x{% endif %}');
    reports(CODE, '{% liquid\n  if «(true)»\n  endif\n%}', '{% liquid\n  if true\n  endif\n%}');
  });

  it('are all removed together', () => {
    reports(CODE, condition('«(a)» and «(b or «(c and d)»)»'), condition('a and b or c and d'));
    reports(CODE, condition('«(«(a or b)»)»'), condition('a or b'));
  });

  it('go where Liquid reads what stands last first', () => {
    reports(CODE, condition('«(a and b)» or c'), condition('c or a and b'));
    reports(CODE, condition('«(a or b)» and c == 1 and d'), condition('c == 1 and d and a or b'));
  });

  it('stay where nobody can say it in one condition', () => {
    for (const template of ['«(a or b)» and «(c or d)»', '«(a or b)» and c or d', 'a and «()»']) {
      reports(CODE, condition(template));
    }
    reports(CODE, '{{ 1 | plus: «(2 | times: 3)» }}');
  });

  it('are removed around a value, and around the first filters', () => {
    reports(CODE, '{{ «(1)» | plus: 2 }}', '{{ 1 | plus: 2 }}');
    reports(
      CODE,
      '{% assign a = «(1 | plus: 2)» | times: 3 %}{{ a }}',
      '{% assign a = 1 | plus: 2 | times: 3 %}{{ a }}',
    );
    reports(
      CODE,
      '{% assign b = "" %}{% for a in «(b)» %}{{ a }}{% endfor %}',
      '{% assign b = "" %}{% for a in b %}{{ a }}{% endfor %}',
    );
  });

  it('stay where something else is to be mended first', () => reports(CODE, condition('«(a and b)» or !a')));

  it('lack one another', () => {
    reports(CODE, condition('«(a or b»'), condition('a or b'));
    reports(CODE, condition('a or b«)»'), condition('a or b'));
  });

  it('are not said of what Liquid allows', () => {
    for (const right of [
      '{% for a in (1..5) %}{% endfor %}{% assign b = (1..c) %}{% for a in (1 .. b.size) %}{% endfor %}',
      "{% abort_message('a (b)') %}{% abort_message () %}{% promotion('c') %}",
      "{% if a == '(b)' %}{% endif %}(c)",
      '{% connected_content https://x.io/a(b)?c=(d) :save e %}{{ e.f }}',
      '{% if a contains (1..3) %}{% endif %}',
      '<!-- {% if (a) %} -->{% raw %}{% if (a) %}{% endraw %}',
    ])
      silent(CODE, right);
  });
});
