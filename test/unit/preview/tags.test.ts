import assert from 'node:assert/strict';
import { outputOf, problemsOf, rendering } from './rendering';

async function assertOutputs(cases: readonly (readonly [text: string, output: string])[], variables = {}) {
  for (const [text, output] of cases) assert.equal(await outputOf(text, variables), output, text);
}

describe('for', () => {
  it('goes through lists, objects, ranges and a text as a whole', async () => {
    await assertOutputs(
      [
        ['{% for x in list %}{{ x }},{% endfor %}', 'a,b,c,'],
        ['{% for x in object %}{{ x[0] }}={{ x[1] }};{% endfor %}', 'k=1;l=2;'],
        ['{% for x in (2..4) %}{{ x }}{% endfor %}', '234'],
        ["{% for x in 'text' %}[{{ x }}]{% endfor %}", '[text]'],
        ['{% for x in 5 %}x{% else %}none{% endfor %}', 'none'],
        ['{% for x in nosuch %}x{% else %}none{% endfor %}', 'none'],
        ["{% for x in '' %}x{% else %}none{% endfor %}", 'none'],
        ['{% for x in (3..1) %}x{% else %}none{% endfor %}', 'none'],
        ["{% for x in ('2'..4.9) %}{{ x }}{% endfor %}", '234'],
        ['{% for x in (2.0..4) %}{{ x }}{% endfor %}', '234'],
        ['{% for x in (1..half) %}{{ x }}{% endfor %}', 'Liquid error: invalid integer'],
      ],
      { list: ['a', 'b', 'c'], object: { k: 1, l: 2 }, half: 2.5 },
    );
  });

  it('goes through a part, forwards or backwards', async () => {
    await assertOutputs([
      ['{% for i in (1..9) limit: 2 offset: 3 %}{{ i }}{% endfor %}', '45'],
      ['{% for i in (1..9), limit: 2, offset: 3 %}{{ i }}{% endfor %}', '45'],
      ['{% for i in (1..4) reversed %}{{ i }}{% endfor %}', '4321'],
      ['{% for i in (1..9) reversed limit: 2 offset: 3 %}{{ i }}{% endfor %}', '54'],
      ["{% for i in (1..9) limit: '2' %}{{ i }}{% endfor %}", '12'],
      ['{% for i in (0..3) offset: -2 limit: 3 %}{{ i }}{% endfor %}', '0'],
      ['{% for i in (1..9) limit: -1 %}{{ i }}{% endfor %}', ''],
      ["{% for i in (1..9) limit: 'x' %}{{ i }}{% endfor %}", 'Liquid error: invalid integer'],
    ]);
  });

  it('goes on where the last one over the same list ended', async () => {
    await assertOutputs([
      [
        '{% for i in (1..6) limit: 2 %}a{{ i }}{% endfor %}{% for i in (1..6) offset: continue %}b{{ i }}{% endfor %}',
        'a1a2b3b4b5b6',
      ],
      [
        '{% for i in (1..6) limit: 2 %}{% break %}{% endfor %}{% for i in (1..6) offset: continue %}{{ i }}{% endfor %}',
        '3456',
      ],
      ['{% for i in (1..3) limit: 2 %}{% endfor %}{% for j in (1..3) offset: continue %}{{ j }}{% endfor %}', '123'],
    ]);
  });

  it('knows where it is, and where the loop around it is', async () => {
    const properties = ['index', 'index0', 'rindex', 'rindex0', 'first', 'last', 'length', 'name'];
    const text = properties.map((name) => `{{ forloop.${name} }}`).join(' ');
    assert.equal(
      await outputOf(`{% for x in list limit: 2 %}${text};{% endfor %}`, { list: ['a', 'b', 'c'] }),
      '1 0 2 1 true false 2 x-list;2 1 1 0 false true 2 x-list;',
    );
    await assertOutputs([
      [
        '{% for i in (1..2) %}{% for j in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.index }} {% endfor %}{% endfor %}',
        '11 12 21 22 ',
      ],
      [
        '{% for i in (1..1) %}{{ forloop.parentloop }}{{ forloop }}{% endfor %}{{ forloop.index }}',
        'Liquid::ForloopDrop',
      ],
    ]);
  });

  it('ends at break and goes on at continue, whatever stands between', async () => {
    await assertOutputs([
      ['{% for i in (1..4) %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %}.', '12.'],
      ['{% for i in (1..4) %}{% if i == 3 %}{% continue %}{% endif %}{{ i }}{% endfor %}.', '124.'],
      ['{% for i in (1..2) %}{% for j in (1..3) %}{{ j }}{% break %}{% endfor %}{{ i }}{% endfor %}', '1112'],
      ['{% for i in (1..3) %}{% capture a %}{{ i }}{% break %}x{% endcapture %}{% endfor %}{{ a }}', '1'],
      ['a{% break %}b', 'a'],
      ['a{% if true %}{% continue %}{% endif %}b', 'a'],
    ]);
  });

  it('hides variables of the same name, and leaves what was assigned', async () => {
    await assertOutputs([
      ['{% assign x = "o" %}{% for x in (1..2) %}{{ x }}{% assign x = "n" %}{% endfor %}{{ x }}', '12n'],
      ['{% for x in (1..2) %}{% for x in (8..9) %}{{ x }}{% endfor %}{{ x }}{% endfor %}{{ x }}', '891892'],
    ]);
  });
});

describe('tablerow', () => {
  it('prints cells and rows', async () => {
    assert.equal(
      await outputOf('{% tablerow i in (1..3) cols: 2 %}{{ i }}{% endtablerow %}'),
      '<tr class="row1">\n<td class="col1">1</td><td class="col2">2</td></tr>\n<tr class="row2"><td class="col1">3</td></tr>\n',
    );
    assert.equal(
      await outputOf('{% tablerow i in (1..9) limit: 1 offset: 4 %}{{ i }}{% endtablerow %}'),
      '<tr class="row1">\n<td class="col1">5</td></tr>\n',
    );
    assert.equal(
      await outputOf('{% tablerow i in list %}x{% endtablerow %}|{% tablerow i in nil %}x{% endtablerow %}', {
        list: [],
      }),
      '<tr class="row1">\n</tr>\n|',
    );
  });

  it('reads its options as whole numbers, and refuses what is none', async () => {
    const first = '<tr class="row1">\n<td class="col1"></td></tr>\n';
    const none = '<tr class="row1">\n</tr>\n';
    await assertOutputs([
      ["{% tablerow i in (1..3) limit: '1 row' %}{% endtablerow %}", first],
      ['{% tablerow i in (1..3) limit: 1.9 %}{% endtablerow %}', first],
      ['{% tablerow i in (1..3) limit: nil %}{% endtablerow %}', none],
      ['{% tablerow i in (1..3) limit: true %}x{% endtablerow %}|', 'Liquid error: invalid integer|'],
      ['{% tablerow i in (1..3) cols: (1..2) %}x{% endtablerow %}|', 'Liquid error: invalid integer|'],
    ]);
  });

  it('knows where it is', async () => {
    const properties = [
      'col',
      'col0',
      'col_first',
      'col_last',
      'row',
      'index',
      'index0',
      'rindex',
      'rindex0',
      'first',
      'last',
      'length',
    ];
    const text = properties.map((name) => `{{ tablerowloop.${name} }}`).join(' ');
    const output = await outputOf(`{% tablerow i in (1..3) cols: 2 %}${text}{% endtablerow %}`);
    assert.deepEqual(
      [...output.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell),
      [
        '1 0 true false 1 1 0 3 2 true false 3',
        '2 1 false true 1 2 1 2 1 false false 3',
        '1 0 true false 2 3 2 1 0 false true 3',
      ],
    );
  });

  it('closes its cell when it is broken off', async () => {
    const cell = '<tr class="row1">\n<td class="col1">1</td></tr>\n';
    assert.equal(await outputOf('{% tablerow i in (1..3) %}{{ i }}{% break %}x{% endtablerow %}.'), `${cell}.`);
    assert.equal(
      await outputOf('{% tablerow i in (1..2) cols: 1 %}{{ i }}{% continue %}x{% endtablerow %}'),
      '<tr class="row1">\n<td class="col1">1</td></tr>\n<tr class="row2"><td class="col1">2</td></tr>\n',
    );
  });
});

describe('case', () => {
  it('prints every branch with an equal value, once for each', async () => {
    await assertOutputs([
      ['{% case 2 %}{% when 1 %}a{% when 2, 3 %}b{% when 4 or 2 %}c{% endcase %}', 'bc'],
      ['{% case 2 %}{% when 2, 2 %}b{% endcase %}', 'bb'],
      ["{% case 'x' %}{% when 'y' %}a{% else %}b{% when 'x' %}c{% else %}d{% endcase %}", 'bc'],
      ['{% case 9 %}{% when 1 %}a{% else %}b{% else %}c{% endcase %}', 'bc'],
      ["{% case '' %}{% when empty %}a{% endcase %}{% case nil %}{% when blank %}b{% endcase %}", 'ab'],
      ['{% case x %}{% when nil %}a{% endcase %}', 'a'],
    ]);
  });

  it('takes no value behind what fits nowhere, and no text before the first branch', async () => {
    await assertOutputs([
      ['{% case 2 %}{% when 1 and 3, 2 %}a{% else %}b{% endcase %}', 'b'],
      ['{% case 1 %} text {{ 5 }} {% when 1 %}a{% endcase %}', 'a'],
    ]);
  });
});

describe('if and unless', () => {
  it('print the first branch whose condition holds', async () => {
    await assertOutputs([
      ['{% if false %}a{% elsif true %}b{% else %}c{% endif %}', 'b'],
      ['{% unless true %}a{% elsif true %}b{% else %}c{% endunless %}', 'b'],
      ['{% unless nil %}a{% else %}b{% endunless %}', 'a'],
      ['{% if false %}1{% else %}2{% elsif true %}3{% else %}4{% endif %}', '2'],
      ['{% if false %}1{% else nonsense %}2{% endif %}', '2'],
    ]);
  });

  it('leave out their white space when nothing else is in them', async () => {
    await assertOutputs([
      ['!{% if true %} \n {% assign a = 1 %} {% comment %}x{% endcomment %} {% endif %}!', '!!'],
      ['!{% if true %} {% if true %} {% capture a %}x{% endcapture %} {% endif %} {% endif %}!', '!!'],
      ["!{% if true %} {{ '' }} {% endif %}!", '!  !'],
      ['!{% if true %} {% else %}x{% endif %}!', '! !'],
      ['!{% for i in (1..3) %} {% endfor %}!', '!!'],
      ['!{% case 1 %} {% when 1 %} {% endcase %}!', '!!'],
      ["!{% if 1 < 'a' %} {% endif %}!", '!!'],
    ]);
  });
});

describe('White-space control', () => {
  it('removes white space up to the next text', async () => {
    await assertOutputs([
      ['a \n{{- 1 -}}\t\r\n b', 'a1b'],
      ['a {%- if true -%} b {%- endif -%} c', 'abc'],
      ['a {%- comment -%} b {%- endcomment -%} c', 'ac'],
      ['a {%- raw -%} {{ b }} {%- endraw -%} c', 'a {{ b }} c'],
      ['a {%- for i in (1..2) -%} {{ i }} {%- endfor -%} b', 'a12b'],
      ['a {%- liquid\n echo 1 -%} b', 'a1b'],
      ['a\u00a0{{- 1 }}', 'a\u00a01'],
      ['a\0 {{- 1 -}} \0b', 'a1b'],
      ['a {{-1}} b {{ -1}} c {{--1-}} d', 'a1 b -1 c-1d'],
    ]);
  });
});

describe('Variables', () => {
  it('are assigned, captured and counted', async () => {
    await assertOutputs([
      ["{% assign a = 'x' | upcase %}{{ a }}", 'X'],
      ['{% capture a %}<{{ 1 }}>{% endcapture %}{{ a }}{{ a | size }}', '<1>3'],
      ['{% capture a %}1{% capture b %}2{% endcapture %}{{ b }}{% endcapture %}{{ a }}', '12'],
      ['{% increment a %}{% increment a %}{{ a }}{% decrement a %}{{ a }}', '01211'],
      ['{% decrement b %}{{ b }}', '-1-1'],
      ['{% assign a = 5 %}{% increment a %}{{ a }}', '05'],
      ["{% assign a-b? = 1 %}{% assign (x.y) = 2 %}{{ ['(x.y)'] }}", '2'],
      ['{% assign 1 = 2 %}{{ 1 }}{{ ["1"] }}', '12'],
    ]);
    assert.equal(
      await outputOf('{% increment n %}{{ n }}{% increment s %}', { n: 5, s: 'x' }),
      '56Liquid error: internal',
    );
  });
});

describe('cycle', () => {
  it('goes on by its group, or by what it names', async () => {
    await assertOutputs([
      ["{% for i in (1..5) %}{% cycle 'a', 'b' %}{% endfor %}", 'ababa'],
      ["{% cycle 'a', 'b' %}{% cycle 'a','b' %}{% cycle 'a', 'c' %}", 'aba'],
      ["{% cycle 'g': 1, 2 %}{% cycle 'g': 7, 8 %}{% cycle 'h': 1, 2 %}", '181'],
      ["{% cycle g: '1', '2' %}{% cycle g: '1', '2', '3' %}{% cycle g: '1' %}", '12'],
      ['{% assign a = 1 %}{% cycle a, 2 %}{% cycle a, 2 %}', '11'],
      ['{% cycle nil, 1 %}{% cycle nil, 1 %}', '11'],
      ['{% cycle (1..2), 3 %}{% cycle (1..2), 3 %}', '1..23'],
    ]);
  });
});

describe('The other tags', () => {
  it('print, or print nothing', async () => {
    await assertOutputs(
      [
        ['{% echo "a" | upcase %}{% echo %}', 'A'],
        ['{% raw %}{{ a }}{% if %}{% endraw %}', '{{ a }}{% if %}'],
        ['{% comment %}{{ a }}{% endcomment %}{% # note %}{% doc %}{{ b {% enddoc %}', ''],
        ['{% liquid\n assign a = 1\n if a == 1\n  echo "one"\n endif\n liquid echo 2 %}', 'one2'],
        ['{% for i in list %}{% ifchanged %}{{ i }}{% endifchanged %}{% endfor %}', '121'],
      ],
      { list: [1, 1, 2, 2, 1] },
    );
  });

  it('say nothing of comments', async () => {
    assert.deepEqual(await problemsOf('{% # amplitude-disable maybe-null %}{% liquid\n # note\n echo 1\n%}'), []);
    assert.deepEqual(await problemsOf('{% comment %}{% shout %}{% endcomment %}{% doc %}{{ b {% enddoc %}'), []);
  });

  it('render a snippet with nothing but what it is given', async () => {
    await assertOutputs([
      [
        '{% assign z = 1 %}{% snippet a %}[{{ z }}{{ b }}]{% assign y = 2 %}{% endsnippet %}{% render a, b: 3 %}{{ y }}{{ z }}',
        '[3]1',
      ],
      ['{% snippet a %}x{% endsnippet %}{% render a %}{% render a %}', 'xx'],
    ]);
    assert.deepEqual(await problemsOf("{% render 'file' %}"), [
      "{% render 'file' %}: Braze has no template files: `render` prints nothing.",
    ]);
  });

  it('of Braze alone are said not to be shown, but what is to be translated is', async () => {
    const text = '{% translation id_1 %}Hello {% landing_page_url sale %}{% endtranslation %}!';
    assert.equal(await outputOf(text), 'Hello !');
    assert.deepEqual(await problemsOf(text), [
      'landing_page_url: What Braze writes for `landing_page_url` is not shown here.',
    ]);
  });

  it('are said to be unknown when they are', async () => {
    assert.equal(await outputOf('a{% shout b %}c'), 'ac');
    assert.deepEqual(await problemsOf('{% shout b %}'), ['shout: Braze does not know the tag `shout`.']);
  });
});

describe('An error', () => {
  it('is printed where it happens, said, and ends that alone', async () => {
    const text = 'a{{ 1 | divided_by: 0 }}b{% if 1 < "x" %}c{% endif %}d';
    const { output, problems } = await rendering(text);
    assert.equal(output, 'aLiquid error: divided by 0bLiquid error: comparison of Integer with String failedd');
    assert.deepEqual(
      problems.map(({ message, start, end }) => [message, text.slice(start, end)]),
      [
        ['Liquid error: divided by 0', 'divided_by'],
        ['Liquid error: comparison of Integer with String failed', '{% if 1 < "x" %}'],
      ],
    );
  });

  it('is not printed by what prints nothing', async () => {
    assert.equal(await outputOf('a{% assign b = 1 | divided_by: 0 %}{{ b }}c'), 'ac');
    assert.equal(
      await outputOf('{% case 1 %}{% when (1..x) %}a{% when 1 %}b{% endcase %}', { x: [] }),
      'Liquid error: invalid integer',
    );
  });
});
