import assert from 'node:assert/strict';
import type { JsonObject } from '../../../../src/profile/json';
import { outline } from '../../../../src/profile/outline';
import { emptyProfile } from '../../../../src/profile/profile';
import type { Row } from '../../../../src/profile/row';
import { createFilter, keyOf, linesOf, sorted } from '../../../../src/webview/profile/tableLines';

function rowsOf(other: JsonObject): readonly Row[] {
  return outline({ ...emptyProfile('Sample', { userId: 'u' }), other }).at(-1)?.rows ?? [];
}

const labels = (rows: readonly Row[]) => rows.map(({ label }) => label);

describe('Lines of a table', () => {
  const rows = rowsOf({ city: 'Oslo', age: 31, score: '9', total: '100.5', gone: null, member: true });

  it('keeps names in their order, and turns it round', () => {
    assert.deepEqual(labels(sorted(rows, { column: 'name', descending: false })), [
      'age',
      'city',
      'gone',
      'member',
      'score',
      'total',
    ]);
    assert.deepEqual(labels(sorted(rows, { column: 'name', descending: true })), [
      'total',
      'score',
      'member',
      'gone',
      'city',
      'age',
    ]);
  });

  it('orders numbers by size, also those that were sent as text, before other texts', () => {
    assert.deepEqual(labels(sorted(rows, { column: 'value', descending: false })), [
      'score',
      'age',
      'total',
      'city',
      'member',
      'gone',
    ]);
  });

  it('keeps null at the end in both directions', () => {
    assert.equal(sorted(rows, { column: 'value', descending: true }).at(-1)?.label, 'gone');
  });

  it('orders by kind', () => {
    assert.deepEqual(
      sorted(rows, { column: 'kind', descending: false }).map(({ kind }) => kind),
      ['flag', 'nothing', 'number', 'text', 'text', 'text'],
    );
  });

  it('finds a text in names, friendly names and values, whatever its case', () => {
    const find = createFilter();
    const named = rows.map((row) => (row.label === 'age' ? { ...row, name: 'Years lived' } : row));
    assert.deepEqual(labels(find(named, ' OSLO ')), ['city']);
    assert.deepEqual(labels(find(named, 'tot')), ['total']);
    assert.deepEqual(labels(find(named, 'years')), ['age']);
    assert.deepEqual(labels(find(named, 'nowhere')), []);
    assert.equal(find(named, '  '), named);
  });

  it('shows what is inside an open row beneath it, and nothing of a closed one', () => {
    const nested = rowsOf({ a: { b: { c: 1 } }, z: 2 });
    const [a] = nested;
    const b = a?.rows?.[0];
    assert.ok(a && b);
    const told = (...open: Row[]) =>
      linesOf(nested, new Set(open.map(keyOf))).map(({ row, level }) => `${level} ${row.label}`);
    assert.deepEqual(told(), ['1 a', '1 z']);
    assert.deepEqual(told(b), ['1 a', '1 z']);
    assert.deepEqual(told(a), ['1 a', '2 b', '1 z']);
    assert.deepEqual(told(a, b), ['1 a', '2 b', '3 c', '1 z']);
  });

  it('opens long texts and texts over several lines, and no empty list', () => {
    const openings = linesOf(rowsOf({ empty: [], long: 'x'.repeat(81), lines: 'a\nb', short: 'x' }), new Set());
    assert.deepEqual(
      openings.map(({ isOpen }) => isOpen),
      [undefined, false, false, undefined],
    );
  });

  it('opens the text of a list whose values have no rows, because there are too many', () => {
    const value = JSON.stringify('x'.repeat(100));
    const list: Row = { label: 'list', kind: 'list', value, path: ['amp_props', 'list'], rows: [], left: 1 };
    assert.deepEqual(linesOf([list], new Set([keyOf(list)])).at(-1), { row: list, level: 2, isWhole: true });
  });

  it('takes a list of 200,000 values', () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, n): Row => ({ label: `${n}`, kind: 'number', value: `${n}`, path: [n] }),
    );
    const list: Row = { label: 'list', kind: 'list', value: '', path: [], rows };
    assert.equal(linesOf([list], new Set([keyOf(list)])).length, 200_001);
  });

  it('tells values apart whose names look alike', () => {
    const keys = [['a', 'b'], ['a,b'], ['a', 0], ['a', '0'], ['a"', '"b']].map((path) =>
      keyOf({ label: '', kind: 'text', value: '', path }),
    );
    assert.equal(new Set(keys).size, keys.length);
  });
});
