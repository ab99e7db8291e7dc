import assert from 'node:assert/strict';
import { ExactNumber, type JsonObject } from '../../../src/profile/json';
import { outputOf } from './rendering';

const DATA: JsonObject = {
  list: [1, [2, null, 'b'], { a: 'x' }],
  object: { a: 1, 'b "c"': [1.5, true, null], d: {} },
  empty_list: [],
  no_text: '',
  empty_object: {},
  words: ['b', 'a'],
};

async function assertPrints(cases: readonly (readonly [expression: string, output: string])[]) {
  for (const [expression, output] of cases) {
    assert.equal(await outputOf(`{{ ${expression} }}`, DATA), output, expression);
  }
}

async function assertHolds(expected: boolean, conditions: readonly string[]) {
  for (const condition of conditions) {
    assert.equal(
      await outputOf(`{% if ${condition} %}true{% else %}false{% endif %}`, DATA),
      String(expected),
      condition,
    );
  }
}

describe('A value', () => {
  it('prints as in Ruby', async () => {
    await assertPrints([
      ['nil', ''],
      ['true', 'true'],
      ['-3', '-3'],
      ['1.50', '1.5'],
      ['2.0', '2.0'],
      ['2.', '2.0'],
      ['1000000000000000.0', '1.0e+15'],
      ['1000000000000001.5', '1000000000000001.5'],
      ['0.00001', '1.0e-05'],
      ['9007199254740993', '9007199254740993'],
      ['(1..3)', '1..3'],
      ['list', '12b{"a"=>"x"}'],
      ['object', '{"a"=>1, "b \\"c\\""=>[1.5, true, nil], "d"=>{}}'],
      ["list | append: '!'", '[1, [2, nil, "b"], {"a"=>"x"}]!'],
      ['empty', ''],
      ['blank', ''],
    ]);
  });

  it('shows odd characters in objects and lists as Ruby does', async () => {
    const data = { o: { 'a\0': '\x7f\u2028\u0085\u{10ffff}\t\u00a0é😀' } };
    assert.equal(await outputOf('{{ o }}', data), '{"a\\u0000"=>"\\u007F\\u2028\u0085\\u{10FFFF}\\t\u00a0é😀"}');
  });

  it('prints numbers of answers as Ruby reads them, whole ones with all their digits', async () => {
    const numbers = { a: new ExactNumber('9007199254740993'), b: new ExactNumber('1.0') };
    assert.equal(
      await outputOf('{{ a }} {{ b }} {{ a | plus: 1 }} {{ b | plus: 1 }}', numbers),
      '9007199254740993 1.0 9007199254740994 2.0',
    );
    for (const [digits, shown] of [
      ['4.50', '4.5'],
      ['12E+3', '12000.0'],
      ['1e-7', '1.0e-07'],
      ['3.14159265358979323846', '3.141592653589793'],
      ['-0', '0'],
      ['-0.0', '-0.0'],
      ['1e400', 'Infinity'],
    ] as const) {
      const variables = { n: new ExactNumber(digits) };
      const text = '{{ n }} {{ n | append: "" }} {{ n | split: "|" }}';
      assert.equal(await outputOf(text, variables), [shown, shown, shown].join(' '), digits);
    }
    assert.equal(
      await outputOf('{{ l | as_json_string }}', {
        l: [new ExactNumber('4.50'), new ExactNumber('1e400'), 1e-7, new ExactNumber('9007199254740993')],
      }),
      '[4.5,null,1.0e-07,9007199254740993]',
    );
    assert.equal(
      await outputOf('{% if a == 9007199254740993 and b == 1 and a > b %}equal{% endif %}', numbers),
      'equal',
    );
  });

  it('is a whole number of any size in an answer, with the size and the bits of Ruby', async () => {
    const numbers = {
      n: new ExactNumber('9007199254740993'),
      big: new ExactNumber('-18446744073709551615'),
      bigger: 1e20,
      far: 1e25,
    };
    for (const [text, output] of [
      ['{{ n.size }} {{ n | size }} {{ big | size }} {{ bigger | size }} {{ far | size }}', '8 8 8 9 0'],
      ["{{ n | map: 0 }} {{ n | where: 'a' }}", "1 Liquid error: cannot select the property 'a'"],
      ["{% if far > 'a' %}x{% endif %}", 'Liquid error: comparison of Float with String failed'],
    ] as const) {
      assert.equal(await outputOf(text, numbers), output);
    }
  });

  it('is true unless it is nil or false', async () => {
    await assertHolds(true, ['0', "''", 'empty_list', 'empty_object', 'empty', 'blank', '0.0', 'true']);
    await assertHolds(false, ['nil', 'false', 'nosuch', 'null']);
  });

  it('is equal by what is in it', async () => {
    await assertHolds(true, [
      '1 == 1.0',
      'nil == nosuch',
      'words == words',
      '(1..3) == (1..3)',
      "'a' != 'b'",
      "1 <> '1'",
    ]);
    await assertHolds(false, ["1 == '1'", '0 == false', 'nil == false', 'words == list', "'a' == 'A'", 'true == 1']);
  });

  it('is empty or blank', async () => {
    await assertHolds(true, [
      "'' == empty",
      'empty_list == empty',
      'empty == empty_object',
      "' ' == blank",
      'nil == blank',
    ]);
    assert.equal(await outputOf('{% if t == blank %}blank{% endif %}', { t: ' \u0085\u00a0\u3000' }), 'blank');
    assert.equal(await outputOf('{% if t == blank %}blank{% endif %}', { t: '\ufeff' }), '');
    await assertHolds(true, ['false == blank', "'a' != empty", 'nil != empty', '0 != blank']);
    await assertHolds(false, [
      'nil == empty',
      "' ' == empty",
      '0 == empty',
      'empty == blank',
      'empty == empty',
      '1 < empty',
    ]);
  });

  it('is ordered among its like', async () => {
    await assertHolds(true, ["'a' < 'b'", "'B' < 'a'", "'é' > 'z'", '1 < 1.5', '2 >= 2.0', "'10' < '9'"]);
    await assertHolds(false, ['nil < 1', '1 > nil', 'nil <= nil', 'true < 2', 'words > words']);
    assert.equal(
      await outputOf("{% if 1 < 'a' %}x{% endif %}"),
      'Liquid error: comparison of Integer with String failed',
    );
    assert.equal(await outputOf("{% if 'a' > 1 %}x{% endif %}"), 'Liquid error: comparison of String with 1 failed');
    assert.equal(
      await outputOf("{% if 'a' > 5000000000000000000 %}x{% endif %}{% if 'a' > large %}x{% endif %}", { large: 1e19 }),
      'Liquid error: comparison of String with Integer failed'.repeat(2),
    );
  });

  it('contains others', async () => {
    await assertHolds(true, [
      "'hello' contains 'ell'",
      "'h3' contains 3",
      "words contains 'a'",
      "object contains 'a'",
      '(1..3) contains 2',
    ]);
    await assertHolds(false, [
      "words contains 'A'",
      'words contains nil',
      'nil contains nil',
      "5 contains '5'",
      'empty contains blank',
      "'a' contains nil",
    ]);
  });

  it('reads conditions from the right, and only as far as needed', async () => {
    await assertHolds(false, ['true and false and false or true', 'false and true or true']);
    await assertHolds(true, ['true or false and false', "true or 1 < 'a'"]);
  });
});

describe('What Liquid does not know', () => {
  it('is read as Liquid reads it', async () => {
    await assertHolds(true, [
      '(1 or 2) and nil',
      "'a' && false",
      '1 AND nil',
      'words | size > 5',
      "words CONTAINS 'x'",
    ]);
    await assertHolds(true, ['nil && 1 or 2', '1 || nil and 2']);
    await assertHolds(false, ['1 && 1 and nil', 'nil OR 1 AND 2 or nil']);
    await assertHolds(false, ['(nil and 1) or 1', 'nil || 1', 'nil OR 1', "'a' == 'A' | downcase", '!nil']);
    await assertPrints([
      ['words[0] words[1]', 'b'],
      ['words.', 'ba'],
      ["'a' | append: 'b',", 'ab'],
      ["'a' | append: 'b' 'c'", 'ab'],
    ]);
    assert.equal(await outputOf('{% for x in words | sort %}{{ x }}{% endfor %}', DATA), 'ba');
    assert.equal(await outputOf("{% case 'a' | upcase %}{% when 'a' %}x{% endcase %}"), 'x');
    assert.equal(await outputOf('{% assign a == 1 %}{{ a }}'), '');
  });

  it('is an error where an operator should stand', async () => {
    const operators = { '1 = 1': '=', '1 === 1': '===', '1 =< 1': '=<', 'not nil': 'nil', '1 is 1': 'is', '1 x': 'x' };
    for (const [condition, operator] of Object.entries(operators)) {
      assert.equal(
        await outputOf(`{% if ${condition} %}x{% endif %}`),
        `Liquid error: Unknown operator ${operator}`,
        condition,
      );
    }
  });
});

describe('A path', () => {
  it('goes to items and properties', async () => {
    await assertPrints([
      ['list[0]', '1'],
      ['list[-1].a', 'x'],
      ['list[0.5]', ''],
      ['list[-1.5].a', ''],
      ['list[3]', ''],
      ['list[-9]', ''],
      ["object['a']", '1'],
      ['object["b \\"c\\""]', ''],
      ['object.nosuch.deeper', ''],
      ['nosuch[0].x', ''],
      ["list['first']", ''],
      ['words[1.0]', ''],
      ["['words'][0]", 'b'],
      ['[key]', ''],
    ]);
  });

  it('knows size, first and last where no property has that name', async () => {
    await assertPrints([
      ['words.size', '2'],
      ['words.first', 'b'],
      ['words.last', 'a'],
      ['object.size', '3'],
      ['object.first', 'a1'],
      ['object.last', ''],
      ['empty_list.first', ''],
      ['no_text.last.size', '0'],
    ]);
    assert.equal(
      await outputOf('{{ a.size }}{{ a.first }}{{ s.size }}{{ s.first }}{{ s.last }}', {
        a: { size: 9, first: 8 },
        s: 'xyz',
      }),
      '983xz',
    );
  });

  it('finds own properties only', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'valueOf'];
    for (const name of names) {
      assert.equal(
        await outputOf(`{{ a.${name} }}{{ a["${name}"] }}{{ ${name} }}{{ l.${name} }}{{ s.${name} }}`, {
          a: {},
          l: [],
        }),
        '',
        name,
      );
    }
    const own = JSON.parse('{"a":{"__proto__":"p","constructor":"c"}}') as JsonObject;
    assert.equal(await outputOf('{{ a.__proto__ }}{{ a.constructor }}', own), 'pc');
    assert.equal(
      await outputOf('{% assign __proto__ = 5 %}{{ __proto__ }}{% increment toString %}{{ toString }}'),
      '501',
    );
  });
});
