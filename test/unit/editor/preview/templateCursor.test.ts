import assert from 'node:assert/strict';
import { TemplateCursor } from '../../../../src/editor/preview/templateCursor';

describe('The cursor in a template', () => {
  /** `{{ a }} {{ b }}`, rendered as `A B`. */
  const rendering = {
    sources: [
      { start: 0, end: 1, from: { start: 0, end: 7 } },
      { start: 2, end: 3, from: { start: 8, end: 15 } },
    ],
  };

  it('is unknown to the page before a rendering, and before it was placed', () => {
    const cursor = new TemplateCursor(1);
    cursor.moved(3);
    assert.equal(cursor.seen, undefined);
    const unplaced = new TemplateCursor(1);
    unplaced.rendered(rendering, 1);
    assert.equal(unplaced.seen, undefined);
  });

  it('has its place in the rendering of the text that it stands in', () => {
    const cursor = new TemplateCursor(1);
    cursor.rendered(rendering, 1);
    cursor.moved(10);
    assert.deepEqual(cursor.seen, { place: { start: 8, end: 15 }, near: 2 });
  });

  it('is not placed in a rendering of an older text, also when that comes after the edit', () => {
    const cursor = new TemplateCursor(1);
    cursor.rendered(rendering, 1);
    cursor.edited(2);
    cursor.moved(10);
    assert.equal(cursor.seen, undefined);
    cursor.edited(3);
    cursor.rendered(rendering, 2);
    assert.equal(cursor.seen, undefined);
    cursor.rendered(rendering, 3);
    assert.deepEqual(cursor.seen, { place: { start: 8, end: 15 }, near: 2 });
  });
});
