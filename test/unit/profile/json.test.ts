import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ExactNumber, indented, isObject, own, writeJson } from '../../../src/profile/json';
import { parseJson } from '../../../src/profile/parseJson';

describe('the values of an answer', () => {
  it('are objects when they have members, and not when they are lists, numbers or null', () => {
    assert.ok(isObject({}));
    for (const value of [undefined, null, [], 'a', 1, true, new ExactNumber('1.0')])
      assert.equal(isObject(value), false);
  });

  it('have own members only', () => {
    const object = Object.fromEntries([
      ['__proto__', 1],
      ['', null],
    ]);
    assert.equal(own(object, '__proto__'), 1);
    assert.equal(own(object, ''), null);
    for (const name of ['constructor', 'toString', 'hasOwnProperty', 'valueOf'])
      assert.equal(own(object, name), undefined);
    assert.equal(own({}, '__proto__'), undefined);
  });

  it('keep the digits that were sent', () => {
    assert.equal(`${new ExactNumber('9007199254740993')}`, '9007199254740993');
  });
});

describe('indented JSON', () => {
  const same = (value: unknown) => JSON.stringify(value, undefined, 2);

  it('looks as JSON.stringify would indent it', () => {
    for (const value of [
      {},
      [],
      [[]],
      { a: {} },
      { a: [1, { b: null }], c: 'x: {y, [z]}', 'd "e"\\': '\n' },
      'a',
      1,
      null,
    ]) {
      assert.equal(indented(JSON.stringify(value)), same(value));
      assert.equal(indented(same(value)), same(value));
    }
  });

  it('keeps digits, escapes and repeated names', () => {
    assert.equal(indented('{"a":1.0,"a":-0,"\\u0061":1e400}'), '{\n  "a": 1.0,\n  "a": -0,\n  "\\u0061": 1e400\n}');
  });

  it('shows what is no JSON at all, cut short or closed too often', () => {
    for (const text of ['', '{"a":', '["a', ']]}', '<html>', '"\\']) {
      assert.equal(indented(text).replace(/\s/g, ''), text);
    }
  });

  it('stays small for a text that only opens', () => {
    const text = '['.repeat(1_000_000);
    assert.ok(indented(text).length < text.length + 1000);
  });

  it('takes a very long text', () => {
    const text = `{"a":"${'x\\n'.repeat(1_000_000)}"}`;
    assert.equal(indented(text).length, text.length + 5);
  });
});

describe('Writing JSON', () => {
  it('keeps the digits that were sent', () => {
    for (const text of ['{"a":[1.0,-0,9007199254740993,1e400],"b":"1.0"}', '12.50', 'null', '{"__proto__":1.0}']) {
      assert.equal(writeJson(parseJson(text)), text);
    }
  });

  it('is as JSON.stringify where JavaScript changes no number', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(writeJson(parseJson(JSON.stringify(value))), JSON.stringify(value));
      }),
    );
  });
});
