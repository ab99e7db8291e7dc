import assert from 'node:assert/strict';
import { differences } from '../../../../src/webview/preview/differences';

/** What is marked of a message, beside another one. */
const marked = (message: string, other: string) =>
  differences(message, other).map(({ from, to }) => message.slice(from, to));

describe('Differences between messages', () => {
  it('are words, not tags', () => {
    assert.deepEqual(marked('<p>Our bestsellers</p>', '<p>Chosen for you</p>'), ['Our', 'bestsellers']);
    assert.deepEqual(marked('<b class="x">Hi</b>', '<b class="y">Hi</b>'), []);
    assert.deepEqual(marked('a < b and c', 'a < b and d'), ['c']);
  });

  it('are what is there, not what is missing', () => {
    assert.deepEqual(marked('1. Hat\n2. Mug\nBye', '1. Sock\n2. Map\n3. Tent\nBye'), ['Hat', 'Mug']);
    assert.deepEqual(marked('same', 'same'), []);
    assert.deepEqual(marked('', 'a'), []);
    assert.deepEqual(marked('a', ''), ['a']);
  });

  it('are found in a long message, on many lines or on one', () => {
    for (const between of ['\n', '']) {
      const message = (name: string) =>
        Array.from({ length: 1500 }, (_, row) => `<p>${row % 10 ? `Row ${row} stays` : `${name} ${row}`}</p>`).join(
          between,
        );
      const found = marked(message('Ada'), message('Grace'));
      assert.equal(found.length, 150);
      assert.ok(found.every((word) => word === 'Ada'));
    }
  });

  it('are all of a message that has nothing in common with the other one', () => {
    const [message, other] = ['a '.repeat(60_000), 'b '.repeat(60_000)];
    assert.deepEqual(marked(message, other), [message]);
  });
});
