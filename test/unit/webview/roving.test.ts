import assert from 'node:assert/strict';
import { moved } from '../../../src/webview/roving';

describe('Moving in a list', () => {
  it('moves by one, by a page, and to both ends', () => {
    const keys = ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'PageDown', 'PageUp', 'Home', 'End'];
    assert.deepEqual(
      keys.map((key) => moved(key, 20, 100)),
      [21, 21, 19, 19, 30, 10, 0, 99],
    );
  });

  it('stays within the list', () => {
    assert.deepEqual(
      [moved('ArrowUp', 0, 5), moved('ArrowDown', 4, 5), moved('PageDown', 1, 5), moved('PageUp', 1, 5)],
      [0, 4, 4, 0],
    );
  });

  it('leaves other keys, and empty lists, alone', () => {
    for (const key of ['Enter', 'Tab', 'a', 'constructor', '__proto__']) assert.equal(moved(key, 1, 5), undefined, key);
    assert.equal(moved('ArrowDown', 0, 0), undefined);
  });
});
