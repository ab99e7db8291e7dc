import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ExactNumber, isObject, type Json, type JsonObject, namesOf, writeJson } from '../../../src/profile/json';
import { parseJson } from '../../../src/profile/parseJson';

/** What `JSON.parse` would have given. */
function lossy(value: Json): unknown {
  if (value instanceof ExactNumber) return Number(value.digits);
  if (Array.isArray(value)) return value.map(lossy);
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, lossy(member)]))
    : value;
}

describe('parseJson', () => {
  for (const digits of [
    '9007199254740993',
    '-9007199254740993',
    '1e400',
    '1.0',
    '-0',
    '0.10',
    '1E2',
    '1e+2',
    '0e0',
    '0.0000001',
  ]) {
    it(`keeps the digits of ${digits}`, () => {
      assert.deepEqual(parseJson(digits), new ExactNumber(digits));
      assert.deepEqual(parseJson(`{"a":[ ${digits}, {"b":${digits}}]}`), {
        a: [new ExactNumber(digits), { b: new ExactNumber(digits) }],
      });
    });
  }

  for (const digits of ['0', '-1', '1.5', '9007199254740991', '1e+21', '-1e-7']) {
    it(`makes a plain number of ${digits}`, () => assert.equal(parseJson(digits), Number(digits)));
  }

  for (const text of ['{"1.0":"1.0"}', '["\\"1.0"]', '["\\\\","1.0"]', '["\\\\\\" -0 "]', '["\\u0031.0"]']) {
    it(`leaves the digits of ${text} alone`, () => assert.deepEqual(parseJson(text), JSON.parse(text)));
  }

  it('makes own properties of names that mean something to JavaScript', () => {
    const text = '{"__proto__":{"user_id":1.0},"constructor":1,"toString":2,"then":3,"length":4,"":5}';
    const parsed = parseJson(text) as { [name: string]: Json };
    assert.deepEqual(Object.keys(parsed), ['__proto__', 'constructor', 'toString', 'then', 'length', '']);
    assert.equal(Object.getPrototypeOf(parsed), Object.prototype);
    const [inherited] = Object.values(parsed);
    assert.deepEqual(inherited, { user_id: new ExactNumber('1.0') });
  });

  it('takes the last of repeated names', () =>
    assert.deepEqual(parseJson('{"a":1.0,"a":2.0}'), { a: new ExactNumber('2.0') }));

  it('keeps the order of names like whole numbers', () => {
    const orderOf = (text: string) => namesOf(parseJson(text) as JsonObject);
    assert.deepEqual(orderOf('{"b":1,"10":2,"a":3,"9" :4}'), ['b', '10', 'a', '9']);
    assert.deepEqual(orderOf('{"2":1,"1":2,"2":3}'), ['2', '1']);
    assert.deepEqual(orderOf('{"01":1,"4294967296":2,"0":3,"-1":4,"1.5":5}'), ['01', '4294967296', '0', '-1', '1.5']);
    const nested = parseJson('[{"x":{"7":{"5":1.0,"3":"4"}}}]');
    assert.equal(writeJson(nested), '[{"x":{"7":{"5":1.0,"3":"4"}}}]');
    assert.deepEqual(nested, [{ x: { 7: { 5: new ExactNumber('1.0'), 3: '4' } } }]);
  });

  it('says the same as JSON.parse of any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => assert.deepEqual(lossy(parseJson(text)), JSON.parse(text))),
    );
  });

  it('tells where the fault is in the text that was given', () => {
    for (const text of ['{"2027":1.0,"a":1.50,}', '[1.0,{"1":2.0}', '{"1":1.0} x']) {
      const error = (parse: (text: string) => unknown) => {
        try {
          parse(text);
        } catch (thrown) {
          return (thrown as Error).message;
        }
        return undefined;
      };
      assert.equal(error(parseJson), error(JSON.parse));
    }
  });

  it('refuses what JSON.parse refuses', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '"a"',
      '1.0',
      '"1"',
      '-',
      '01',
      '1.',
      '.5',
      '1e',
      '-0',
      ' ',
      'true',
      '\u2028',
    ];
    const accepts = (parse: (text: string) => unknown, text: string) => {
      try {
        parse(text);
        return true;
      } catch (error) {
        assert.ok(error instanceof SyntaxError);
        return false;
      }
    };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (chosen) => {
        const text = chosen.join('');
        assert.equal(accepts(parseJson, text), accepts(JSON.parse, text), text);
      }),
      { numRuns: 300 },
    );
  });

  it('is not overwhelmed by depth', () => {
    const depth = 20_000;
    assert.ok(parseJson(`${'[1.0,'.repeat(depth)}0${']'.repeat(depth)}`));
  });

  for (const [what, text] of [
    ['a control character in a string', '[1.0,"\n"]'],
    ['an unknown escape', '[1.0,"\\x"]'],
    ['a name that is no string', '{"a":1.0,b:2}'],
    ['a comma before the end', '{"a":1.0,}'],
    ['something after the end', '1.0 2'],
    ['a list that ends as an object', '[1.0}'],
  ] as const) {
    it(`refuses ${what}`, () => assert.throws(() => parseJson(text), SyntaxError));
  }

  it('needs no more than a moment for text made to be slow', () => {
    for (const text of [
      '"'.repeat(300_000),
      '\\"'.repeat(300_000),
      `"${'\\"'.repeat(300_000)}`,
      '-'.repeat(300_000),
      '1.'.repeat(300_000),
    ]) {
      const begun = performance.now();
      assert.throws(() => parseJson(text), SyntaxError);
      assert.ok(performance.now() - begun < 500, text.slice(0, 10));
    }
  });
});
