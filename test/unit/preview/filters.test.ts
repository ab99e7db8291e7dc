import assert from 'node:assert/strict';
import { ExactNumber } from '../../../src/profile/json';
import { FILTERS } from '../../../src/template/vocabulary/filters';
import { DATA, INPUTS, TABLE } from './filterTable';
import { outputOf, problemsOf, rendering } from './rendering';

async function assertOutputs(cases: readonly (readonly [expression: string, output: string])[], variables = {}) {
  for (const [expression, output] of cases) {
    assert.equal(await outputOf(`{{ ${expression} }}`, variables), output, expression);
  }
}

/** What the names in the documentation stand for. */
const SHOWN = {
  people: [
    { name: 'Ada', city: 'Oslo' },
    { name: 'Bo', city: null },
  ],
  others: ['c'],
  two_lines: 'one\ntwo',
  amp_props: { 'gp:city': 'Oslo' },
};

describe('a filter', () => {
  for (const [filter, ...outputs] of TABLE) {
    it(`gives what Liquid gives for anything before ${filter}`, async () => {
      for (const [index, input] of INPUTS.entries()) {
        assert.equal(await outputOf(`{{ ${input} | ${filter} }}`, DATA), outputs[index], `${input} | ${filter}`);
      }
    });
  }

  it('gives what Braze documents', async () => {
    await assertOutputs([
      ["'hey' | md5", '6057f13c496ecf7fd777ceb9e79ae285'],
      ["'hey' | sha1", '7f550a9f4c44173a37664d938f1355f0f92a47a7'],
      ["'hey' | sha2", 'fa690b82061edfd2852629aeba8a8977b57e40fcb77d1a7a28b26cba62591204'],
      ["'blah' | base64_encode", 'YmxhaA=='],
      ["'hey' | hmac_sha1_hex: 'secret_key'", '2a3969bed25bfeefb00aca4063eb9590b4df8f0e'],
      ["'hey' | hmac_sha1_base64: 'secret_key'", 'KjlpvtJb/u+wCspAY+uVkLTfjw4='],
      ["'hey' | hmac_sha256_hex: 'secret_key'", '8df897f8da3d7992fe57c8dbc6f27578cfbf2dcc4d0fbb4000b8c924841d508e'],
      ["'hey' | hmac_sha256_base64: 'secret_key'", 'jfiX+No9eZL+V8jbxvJ1eM+/LcxND7tAALjJJIQdUI4='],
      ["'hey<>hi' | url_escape", 'hey%3C%3Ehi'],
      ["'hey<&>hi' | url_param_escape", 'hey%3C%26%3Ehi'],
      ["'google search' | url_encode", 'google+search'],
      ["'123456' | number_with_delimiter", '123,456'],
      ['145 | money', '145.00'],
      ['15 | divided_by: 2', '7'],
      ['15 | divided_by: 2.0', '7.5'],
    ]);
  });

  it('does what its documentation shows', async () => {
    for (const { name, example, status } of FILTERS) {
      if (status === 'unsupported' || name === 'time_zone') continue;
      const [expression, output] = example ?? ['', `an example of ${name}`];
      assert.equal(await outputOf(`{{ ${expression} }}`, SHOWN), output, expression);
    }
    assert.equal(await outputOf("{{ 'now' | time_zone: 'Europe/Berlin' | date: '%H:%M' }}"), '15:05');
  });

  it('takes as many arguments as it needs, and no more', async () => {
    await assertOutputs([
      ["'a' | append", 'Liquid error: wrong number of arguments (given 1, expected 2)'],
      ["'a' | append: 'b', 'c'", 'Liquid error: wrong number of arguments (given 3, expected 2)'],
      ["'a' | upcase: 1", 'Liquid error: wrong number of arguments (given 2, expected 1)'],
      ["'a' | replace", 'Liquid error: wrong number of arguments (given 1, expected 2..3)'],
      ["'a' | upcase: flag: true", 'Liquid error: wrong number of arguments (given 2, expected 1)'],
    ]);
  });

  it('reads its arguments as what it needs, or says that it cannot', async () => {
    await assertOutputs([
      ["'hello' | slice: '1', '3'", 'ell'],
      ["'hello' | slice: 1.5", 'Liquid error: invalid integer'],
      ["'hello' | truncate: nil", 'Liquid error: invalid integer'],
      ["'a1b' | split: 1 | join: '-'", 'a-b'],
      ["'3 apples' | plus: '4 pears'", '7'],
      ["' 1.5 ' | plus: '0.25'", '1.75'],
      ["'hello' | concat: 'x'", 'Liquid error: concat filter requires an array argument'],
    ]);
  });

  it('passes its named arguments on', async () => {
    await assertOutputs([
      ["false | default: 'a'", 'a'],
      ["false | default: 'a', allow_false: true", 'false'],
      ["nil | default: allow_false: true, 'a'", 'a'],
      ["'' | default: 'a', allow_false: true", 'a'],
    ]);
  });

  it('changes nothing when nobody knows it, and says so', async () => {
    assert.equal(await outputOf("{{ 'a' | shout | upcase }}"), 'A');
    assert.deepEqual(await problemsOf("{{ 'a' | shout }}"), ['shout: There is no filter `shout`: it changes nothing.']);
  });

  it('works when Braze does not name it, and says so', async () => {
    assert.equal(await outputOf("{{ ' a  b ' | squish }}{{ ' c' | lstrip }}"), 'a bc');
    assert.deepEqual(await problemsOf("{{ 'a' | squish }}{{ 'a' | lstrip }}{{ 'a' | strip }}"), [
      "squish: Braze does not mention the filter `squish`. It is Liquid's own and may work.",
      'lstrip: Braze does not support the filter `lstrip`.',
    ]);
  });

  it('is named once in a loop, not each time', async () => {
    assert.equal((await problemsOf('{% for i in (1..9) %}{{ i | shout }}{% endfor %}')).length, 1);
  });
});

describe('Reckoning', () => {
  it('keeps decimals exact, as people write them', async () => {
    await assertOutputs([
      ['0.1 | plus: 0.2', '0.3'],
      ['1.1 | times: 1.1', '1.21'],
      ['10 | divided_by: 3.0', '3.3333333333333335'],
      ['3.0 | minus: 1', '2.0'],
      ['1.005 | round: 2', '1.01'],
      ['-2.5 | round', '-3'],
      ['1250 | round: -2', '1300'],
    ]);
  });

  it('rounds whole quotients down, and gives remainders the sign of the divisor', async () => {
    await assertOutputs([
      ['-7 | divided_by: 2', '-4'],
      ['7 | divided_by: -2', '-4'],
      ['-7 | modulo: 3', '2'],
      ['7 | modulo: -3', '-2'],
      ['-7.5 | modulo: 2', '0.5'],
    ]);
  });

  it('says what cannot be divided', async () => {
    await assertOutputs([
      ['1 | divided_by: 0', 'Liquid error: divided by 0'],
      ['1 | modulo: 0', 'Liquid error: divided by 0'],
      ['1.5 | divided_by: 0', 'Infinity'],
    ]);
  });

  it('goes on with what has no end, and what is no number', async () => {
    await assertOutputs([
      ['1 | divided_by: 0.0', 'Infinity'],
      ['-1 | divided_by: 0.0 | plus: 1', '-Infinity'],
      ['-1 | divided_by: 0.0 | abs', 'Infinity'],
      ['1 | divided_by: 0.0 | round: 2', 'Infinity'],
      ['1 | divided_by: 0.0 | round', "Liquid error: Computation results in 'Infinity'"],
      ['0 | divided_by: 0.0 | floor', "Liquid error: Computation results in 'NaN' (Not a Number)"],
      ['1 | divided_by: 0.0 | at_most: 3', '3'],
      ['1 | divided_by: 0.0 | at_least: 3', 'Infinity'],
      ['0 | divided_by: 0.0 | at_most: 3', 'NaN'],
      ['1 | divided_by: 0.0 | times: 0', 'NaN'],
      ['1 | divided_by: 0.0 | modulo: 0', 'Liquid error: divided by 0'],
    ]);
    const endless = { n: new ExactNumber('1e400') };
    assert.equal(
      await outputOf(
        '{{ 3 | plus: n }} {{ 3 | minus: n }} {{ 3 | divided_by: n }} {{ -3 | modulo: n }} {{ 3 | at_most: n }}',
        endless,
      ),
      'Infinity -Infinity 0.0 Infinity 3',
    );
  });

  it('keeps the sign of a decimal zero', async () => {
    await assertOutputs([
      ['-0.0 | times: 1', '-0.0'],
      ['-0.0 | divided_by: -2', '0.0'],
      ['-0.04 | round: 1', '-0.0'],
      ['-0.4 | round', '0'],
    ]);
  });

  it('loses no digit of large whole numbers', async () => {
    await assertOutputs([
      ['9007199254740993 | plus: 1', '9007199254740994'],
      ['9007199254740993 | times: 9007199254740993', '81129638414606699710187514626049'],
      ["'12345678901234567890' | minus: 1", '12345678901234567889'],
      ['9007199254740993 | divided_by: -2', '-4503599627370497'],
    ]);
  });
});

describe('A filter on lists', () => {
  const people = [{ name: 'Ann', age: 31 }, { name: 'bob', age: 9 }, { name: 'Cid' }];

  it('reads properties of items', async () => {
    const variables = { people };
    await assertOutputs(
      [
        ["people | map: 'name' | join", 'Ann bob Cid'],
        ["people | sort: 'age' | map: 'name' | join", 'bob Ann Cid'],
        ["people | sort_natural: 'name' | map: 'name' | join", 'Ann bob Cid'],
        ["people | where: 'age' | size", '2'],
        ["people | where: 'age', 9 | map: 'name' | first", 'bob'],
        ["people | reject: 'age' | map: 'name' | join", 'Cid'],
        ["people | compact: 'age' | size", '2'],
        ["people | sum: 'age'", '40'],
        ["people | has: 'name', 'Cid'", 'true'],
        ["people | find_index: 'name', 'bob'", '1'],
      ],
      variables,
    );
  });

  it('lays lists in lists out flat', async () => {
    const variables = { list: [1, [2, [3, null]], 2] };
    await assertOutputs(
      [
        ["list | join: '-'", '1-2-3--2'],
        ['list | compact | reverse | join', '2 3 2 1'],
        ['list | uniq | size', '4'],
        ['list | sum', '8'],
      ],
      variables,
    );
  });

  it('goes through ranges', async () => {
    await assertOutputs([
      ["(1..4) | join: ','", '1,2,3,4'],
      ['(1..4) | reverse | first', '4'],
      ['(1..4) | size', '4'],
      ['(4..1) | size', '0'],
      ['(1..4) | slice: 1, 3', '..4'],
    ]);
  });

  it('takes objects that hold the same for the same, in whatever order', async () => {
    const list = [
      { a: 1, b: { c: 2, d: 3 } },
      { b: { d: 3, c: 2 }, a: 1 },
      { a: 1, b: { c: 2, d: 3.5 } },
    ];
    assert.equal((await rendering('{{ list | uniq | size }}', { variables: { list } })).output, '2');
    const keyed = [{ k: { a: 1, b: 2 } }, { k: { b: 2, a: 1 } }];
    assert.equal((await rendering("{{ list | uniq: 'k' | size }}", { variables: { list: keyed } })).output, '1');
  });

  it('keeps the list that it was given as it is', async () => {
    const list = [3, 1, 2];
    const text = '{{ list | sort | join }}/{{ list | reverse | join }}/{{ list | join }}';
    assert.equal((await rendering(text, { variables: { list } })).output, '1 2 3/2 1 3/3 1 2');
    assert.deepEqual(list, [3, 1, 2]);
  });
});

describe('A filter on texts', () => {
  it('counts characters as Ruby does, those beyond 2^16 as one', async () => {
    await assertOutputs([
      ["'a😀b' | size", '3'],
      ["'a😀b' | slice: 1", '😀'],
      ["'😀😀😀😀' | truncate: 3, ''", '😀😀😀'],
      ["'a😀' | split: '' | join: '-'", 'a-😀'],
      ["'a😀' | last", '😀'],
    ]);
  });

  it('knows the letters of Ruby', async () => {
    await assertOutputs([
      ["'straße ΟΔΟΣ' | upcase", 'STRASSE ΟΔΟΣ'],
      ["'ΟΔΟΣ' | downcase", 'οδοσ'],
      ["'ßA' | capitalize", 'Ssa'],
      ["'ﬁN' | capitalize", 'Fin'],
      ["'éÀ' | capitalize", 'Éà'],
      ["'😀A' | capitalize", '😀a'],
    ]);
  });

  it('counts white space behind the last word as Liquid does', async () => {
    const cut = (text: string, count: number) => outputOf(`{{ text | truncatewords: ${count} }}`, { text });
    assert.equal(await cut('a b\n', 2), 'a b...');
    assert.equal(await cut('a b ', 3), 'a b ');
    assert.equal(await cut(' a', 1), ' a');
    assert.equal(await cut(' ', 1), ' ');
  });

  it('splits as Ruby does', async () => {
    await assertOutputs([
      ["' a  b ' | split: ' ' | join: '-'", 'a-b'],
      ["'a,b,,' | split: ',' | size", '2'],
      ["',a' | split: ',' | size", '2'],
      ["'' | split: ',' | size", '0'],
      ["'abc' | split: '' | join: '-'", 'a-b-c'],
    ]);
  });

  it('knows what a replacement says of what it replaces', async () => {
    await assertOutputs([
      ["'abc' | replace: 'b', '[\\0]'", 'a[b]c'],
      ["'abcb' | replace: '', '-'", '-a-b-c-b-'],
      ["'abcb' | replace_first: 'b', '$&'", 'a$&cb'],
      ["'abcb' | replace_last: 'b', '\\0'", 'abc\\0'],
    ]);
  });

  it('leaves out scripts, styles, comments and tags', async () => {
    const variables = { html: 'a<script>x</script>b<!-- <b> -->c<style>y</style><p\nclass="d">d</p> <e' };
    await assertOutputs([['html | strip_html', 'abcd <e']], variables);
  });

  it('reads what it writes', async () => {
    await assertOutputs([
      ["'ä ?&' | url_encode", '%C3%A4+%3F%26'],
      ["'ä ?&' | url_encode | url_decode", 'ä ?&'],
      ["'ä ?&/' | url_escape", '%C3%A4%20?&/'],
      ["'%ff' | url_decode", 'Liquid error: invalid byte sequence in UTF-8'],
      ["'ä?>' | base64_encode | base64_decode", 'ä?>'],
      ["'ä?>' | base64_url_safe_encode", 'w6Q_Pg=='],
      ["'w6Q_Pg' | base64_url_safe_decode", 'ä?>'],
      ["'YQ==' | base64_decode", 'a'],
      ["'YR==' | base64_decode", 'Liquid error: invalid base64 provided to base64_decode'],
      ["'YWJ=' | base64_decode", 'Liquid error: invalid base64 provided to base64_decode'],
      ["'a&amp;b & c' | escape_once", 'a&amp;b &amp; c'],
    ]);
  });
});
