import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';

const CODE = 'filter-in-condition';
const LIST = "{% assign list = 'a,b' | split: ',' %}";

describe('filter-in-condition', () => {
  it('goes into an assign on the same line, where the tag shares it', () => {
    reports(
      CODE,
      'Hi {% if ${first_name} «| size» > 20 %}x{% endif %}',
      'Hi {% assign first_name_size = ${first_name} | size %}{% if first_name_size > 20 %}x{% endif %}',
    );
    reports(CODE, `${LIST}{{ list[1 «| minus: 1»] }}`, `${LIST}{% assign minus = 1 | minus: 1 %}{{ list[minus] }}`);
  });

  it('is an option of the loop, which has no pipe', () => {
    const loop = (options: string) => `${LIST}{% for a in list${options} %}{{ a }}{% endfor %}`;
    reports(CODE, loop(' «| limit: 3»'), loop(' limit: 3'));
    reports(CODE, loop('«|offset:1 | reversed»'), loop(' offset:1 reversed'));
    silent('unknown-filter', loop(' | offset: 1 | reversed'));
    reports(
      CODE,
      loop(' «| sort | limit: 2 | reversed»'),
      `${LIST}{% assign list_sort = list | sort %}{% for a in list_sort limit: 2 reversed %}{{ a }}{% endfor %}`,
    );
    const table = (cols: string) => `${LIST}{% tablerow a in list ${cols} %}{{ a }}{% endtablerow %}`;
    reports(CODE, table('«| cols: 2»'), table('cols: 2'));
  });

  it('is told where it stands', () => {
    const [inTag] = problemsOf('{% if ${city} | size > 1 %}{% endif %}');
    assert.match(inTag?.message ?? '', /no filter in “if”/);
    const [inBrackets] = problemsOf('{% assign a = custom_attribute.${b}[1 | minus: 1] %}{{ a }}');
    assert.match(inBrackets?.message ?? '', /no filter in brackets/);
  });

  it('goes into an assign on a line of its own, with the same indentation', () => {
    reports(
      CODE,
      `${LIST}\r\n  {%- for a in list «| sort | reverse» limit: 2 -%}\r\n  {{ a }}{% endfor %}`,
      `${LIST}\r\n  {%- assign list_sort = list | sort | reverse %}\r\n  {%- for a in list_sort limit: 2 -%}\r\n  {{ a }}{% endfor %}`,
    );
    reports(
      CODE,
      '{% case ${city} «| downcase» %}\n{% when "a" %}x{% endcase %}',
      '{% assign city_downcase = ${city} | downcase %}\n{% case city_downcase %}\n{% when "a" %}x{% endcase %}',
    );
    reports(
      CODE,
      '{% liquid\n  if ${city} «| size» > 1\n    echo 1\n  endif\n%}',
      '{% liquid\n  assign city_size = ${city} | size\n  if city_size > 1\n    echo 1\n  endif\n%}',
    );
  });

  it('goes before the whole block from one of its branches', () => {
    reports(
      CODE,
      '{% if true %}\nx\n{% elsif ${city} «| upcase» == "OSLO" %}\ny\n{% endif %}',
      '{% assign city_upcase = ${city} | upcase %}\n{% if true %}\nx\n{% elsif city_upcase == "OSLO" %}\ny\n{% endif %}',
    );
  });

  it('gives the variable a name that means nothing yet', () => {
    reports(
      CODE,
      '{% assign a_size = 1 %}{% assign a = "" %}{{ a_size }}{% if a «| size» == 1 and a «| size» == 2 %}{% endif %}',
      '{% assign a_size = 1 %}{% assign a = "" %}{{ a_size }}{% assign a_size_2 = a | size %}{% if a_size_2 == 1 and a | size == 2 %}{% endif %}',
    );
  });

  it('is in every place that takes none', () => {
    reports(CODE, "{% case 1 %}{% when 'a' «| upcase» %}{% endcase %}");
    reports(CODE, '{% for a in (1..9) limit: 3 «| plus: 1» %}{{ a }}{% endfor %}');
  });

  it('is not said where filters belong, nor in outputs inside of tags', () => {
    for (const right of [
      '{% if {{ x | size }} == 1 %}{% endif %}',
      '{% for a in {{ b | sort }} %}{% endfor %}',
      '{% assign a = {{ b | upcase }} | append: {{ c | downcase }} %}',
      '{{ a | upcase }}{% echo a | upcase %}{% assign b = a | upcase %}',
      "{% if a == 'b | c' %}{% endif %}",
      '{% connected_content https://x.io/{{ a | url_encode }}|b :save c %}{{ c.d }}',
      '{% liquid\n  echo a | upcase\n%}',
      '{% if a || b %}{% endif %}{{ a || b }}',
      '{% message_extras :key a :value {{ b | upcase }} %}{% catalog_items c {{ d | first }} %}',
      '<!-- {% if a | size %} -->',
    ])
      silent(CODE, right);
  });
});
