import assert from 'node:assert/strict';
import { assertOutputs, outputOf, problemsOf } from './rendering';

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
        ['{% for x in (1..{{ half }}) %}{{ x }}{% endfor %}', 'Liquid error: invalid integer'],
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

  it('splits its values at every comma, and says so', async () => {
    const text = "{% for i in (1..3) %}[{% cycle 'Hi, Ann', 'Hello' %}]{% endfor %}";
    assert.equal(await outputOf(text, { Ann: 5 }), '[][5][Hello]');
    assert.deepEqual(await problemsOf(text), [
      "{% cycle 'Hi, Ann', 'Hello' %}: Liquid splits `cycle` at every comma, even in quotes. Assign the text to a variable first.",
    ]);
    assert.equal(await outputOf("{% assign a = 'Hi, Ann' %}{% cycle a, 'Hello' %}"), 'Hi, Ann');
  });
});
