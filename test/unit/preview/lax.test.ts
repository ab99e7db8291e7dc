import assert from 'node:assert/strict';
import { outputOf, problemsOf, rendering } from './rendering';

/** As Shopify's own engine (Ruby, 5.4) prints them in lax mode. */
const PRINTED: readonly (readonly [template: string, output: string])[] = [
  ['{{ *a }}', 'A'],
  ['{{ & a }}', ''],
  ['{{ a& }}', 'A'],
  ['{{ a&b }}', ''],
  ['{{ c&d }}', 'D'],
  ['{{ 5& }}', ''],
  ['{{ 1.5.2* }}', ''],
  ["{{ 'q'* }}", 'q'],
  ["{{ *c['d'] | upcase }}", 'D'],
  ["{{ a | *append: 'x' }}", 'Ax'],
  ["{{ a ~ b | append: 'x' ? | size }}", '2'],
  ["{{ ,'q' | append: b }}", 'qB'],
  ['{{ a | default: *b, allow_false: true }}', 'A'],
  ['{{ missing | ^default: (1..3) }}', '1..3'],
  ['{% assign v = *a | ?downcase %}{{ v }}', 'a'],
  ['{% assign *v = a %}{{ v }}', 'A'],
  ['{% capture *v %}x{% endcapture %}{{ v }}', 'x'],
  ['{% echo +a | append: a %}', 'AA'],
  ['{% liquid echo *a\n assign v = ~b\n echo v %}', 'AB'],
  ["{% if *a == 'A' %}Y{% else %}N{% endif %}", 'Y'],
  ["{% if a == 'B' or &b == 'B' and ~missing %}Y{% else %}N{% endif %}", 'N'],
  ['{% if $ a %}Y{% endif %}', 'Liquid error: Unknown operator a'],
  ['{% unless a$ %}Y{% else %}N{% endunless %}', 'N'],
  ["{% if a='A' %}Y{% else %}N{% endif %}{% if a= 'A' %}Y{% else %}N{% endif %}", 'NY'],
  ['{% if c=d %}Y{% else %}N{% endif %}{% if a===a %}Y{% else %}N{% endif %}', 'YN'],
  ["{% if a == 'A' and b='B' %}Y{% else %}N{% endif %}{% if a=='A'||b=='B' %}Y{% else %}N{% endif %}", 'NN'],
  ["{% if a = 'A' %}Y{% endif %}", 'Liquid error: Unknown operator ='],
  ['{% case *a %}{% when "A" %}Y{% else %}N{% endcase %}', 'Y'],
  ['{% for i in *list limit:2 %}{{ i }}{% endfor %}', '12'],
  ['{% tablerow i in &list limit:1 %}{{ i }}{% endtablerow %}', '<tr class="row1">\n<td class="col1">1</td></tr>\n'],
  ["{{ a | append: 'b }}|", 'Liquid error: wrong number of arguments (given 1, expected 2)|'],
  ["{{ missing | default: 'b }}{{ 'a }}", 'A'],
  ["{{ a | append: 'b' | upcase: ' }}", 'AB'],
  ["{{ c['d }}", '{"d"=>"D"}'],
  ["{% assign v = 'a %}{{ v }}", 'A'],
  ["{% if missing == ' %}Y{% endif %}", 'Y'],
  ["{% if a == 'A' and b == 'B %}Y{% else %}N{% endif %}", 'N'],
  ['{{ (1..3 }}{% for i in (1..3 %}{{ i }}{% else %}E{% endfor %}', 'E'],
  ["{{ | append: 'x' }}{% assign v = | default: 'x' %}{{ v }}|", '|'],
  ["{% case missing %}{% when 'a', %}1{% when 'b' or %}2{% else %}E{% endcase %}", 'E'],
  ["{% for i in list %}{% cycle 'a', 'b', %}{% endfor %}{% cycle 'g': 1, , 2 %}{% cycle 'g': 1, , 2 %}", 'aba12'],
  ["{{ (1...3) | join: ',' }}{% for i in (1...2) %}{{ i }}{% endfor %}", '1,2,312'],
  ['{% increment v w %}{% increment v %}', '00'],
  ['{% for i in list, reversed %}{{ i }}{% endfor %}{% for i in list limit: 1, reversed %}{{ i }}{% endfor %}', '1231'],
  ["{% for i in list & limit: 2 | offset: '1' %}{{ i }}{% endfor %}", '23'],
  ["{% for i in list reversed; 'limit':x limit: $one %}{{ i }}{% endfor %}", '1'],
  ['{% for i in -foo limit:1 %}{{ i }}{% else %}E{% endfor %}', 'E'],
  [
    '{% for i in list | offset: 1 | limit: 1 %}{{ i }}{% endfor %}{% for i in list | reversed %}{{ i }}{% endfor %}',
    '2123',
  ],
  ['{% for i in list limit:1 & %}{{ i }}{% endfor %}{% for i in list & offset:continue %}{{ i }}{% endfor %}', '123'],
  [
    '{% tablerow i in list * cols: 1 limit:1 %}{{ i }}{% endtablerow %}',
    '<tr class="row1">\n<td class="col1">1</td></tr>\n',
  ],
  ["{% cycle $g: 'x', *a %}{% cycle $g: 'x', *a %}", 'xA'],
  ["{% cycle 1-2: 'x', 'y' | upcase %}{% cycle 1-2: 'x', 'y' | upcase %}", 'xy'],
  ["{% cycle 'x', ' %}{% cycle : 'x' %}", 'x'],
];

describe('Markup that does not fit the grammar', () => {
  const variables = { one: 1, a: 'A', b: 'B', c: { d: 'D' }, list: [1, 2, 3] };

  for (const [template, output] of PRINTED) {
    it(`${template} is read as Liquid does in its lax mode`, async () => {
      assert.equal(await outputOf(template, variables), output);
    });
  }

  it('is read as ours where it holds what Braze adds', async () => {
    const personalization = { first_name: 'Ann' };
    assert.equal((await rendering('{{ ${first_name} & b }}', { personalization, variables })).output, 'Ann');
    assert.equal((await rendering('{% if {{${first_name}}} ? %}Y{% endif %}', { personalization })).output, 'Y');
  });

  it('takes an unknown operator without a space before it for a part of the name, of attributes, too', async () => {
    const text = (condition: string) => `{% if ${condition} %}Y{% else %}N{% endif %}`;
    for (const name of ['${first_name}', '{{${first_name}}}']) {
      const printed = [`${name}='Ann'`, `${name}= 'Ann'`, `${name} = 'Ann'`].map(async (condition) => {
        return (await rendering(text(condition), { personalization: { first_name: 'Ann' } })).output;
      });
      assert.deepEqual(await Promise.all(printed), ['N', 'Y', 'Liquid error: Unknown operator =']);
    }
  });

  it('takes literals in curly quotes or beside foreign spaces for names', async () => {
    const cases = [
      ['{{ @ | default: ‘friend’ }}', 'Ann'],
      ['{{ missing | default: ‘friend’ }}{{ missing | default: “b” }}', 'B'],
      ['{{ @ | append: “ Lee”, “x” }}', 'Liquid error: wrong number of arguments (given 3, expected 2)'],
      ['{{ @ | replace: “n”, "N" }}', 'NANnNnN'],
      ['{% if @ == “Ann” %}Y{% else %}N{% endif %}', 'N'],
      ['{% if missing == “” and missing == ‘no dog’ %}Y{% else %}N{% endif %}', 'Y'],
      ['{% case @ %}{% when “Ann” %}Y{% else %}N{% endcase %}', 'N'],
      ['{% assign v = “list” %}{{ v[“1”] }}{{ v.first }}', '1'],
      ["{{ missing | default:\u00a0'b' }}{{ missing | default: 'x'\u200b }}|", 'B|'],
      ['{% if one ==\u00a01 %}Y{% else %}N{% endif %}{% if one == 1\u00a0%}Y{% else %}N{% endif %}', 'NN'],
      ['{% if @ ==\u00a0blank or @ == true\u00a0%}Y{% else %}N{% endif %}', 'N'],
      ['{% if @\u00a0== "Ann" %}Y{% else %}N{% endif %}{{\u00a0@\u00a0|\u00a0upcase\u00a0}}', 'YANN'],
    ] as const;
    const personalization = { first_name: 'Ann' };
    for (const [template, output] of cases) {
      for (const name of ['${first_name}', 'name']) {
        const text = template.replaceAll('@', name);
        const printed = await rendering(text, { personalization, variables: { ...variables, name: 'Ann' } });
        assert.equal(printed.output, output, text);
      }
    }
  });

  it('ends names at letters that are not ASCII, and says so', async () => {
    const data = { größe: 'L', a: { größe: 'M', gr: { e: 'S' } }, gr: { e: 'XS' } };
    assert.equal(
      await outputOf("{{ größe }},{{ a.größe }},{{ a['größe'] }},{{ a.é | size }},{{ 尺寸 }}", data),
      'XS,S,M,2,',
    );
    assert.deepEqual(await problemsOf('{{ a.größe }}', { variables: data }), [
      "{{ a.größe }}: Liquid reads only ASCII letters in names: write `['größe']`.",
    ]);
  });

  it('tells its problems at their place', async () => {
    assert.deepEqual(await problemsOf('{{ *a | ?nope }}'), ['nope: There is no filter `nope`: it changes nothing.']);
  });

  it('takes no long time, however it is made', async () => {
    for (const piece of ['"\'', '*a ', '| ?', 'and ', '[', '(']) {
      assert.equal((await rendering(`{{ * ${piece.repeat(5_000)} }}`)).stopped, undefined);
      assert.equal((await rendering(`{% if * ${piece.repeat(600)} %}{% endif %}`)).stopped, undefined);
    }
  });
});
