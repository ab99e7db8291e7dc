import assert from 'node:assert/strict';
import { assertOutputs, outputOf, problemsOf, rendering } from './rendering';

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
      ['!{% if true %} {% doc %}{% enddoc %} {% endif %}!{% if true %} {% doc %} x {% enddoc %} {% endif %}!', '!!  !'],
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
      ['a {{-}} b', 'ab'],
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
