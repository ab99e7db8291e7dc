import assert from 'node:assert/strict';
import { keyProblem } from '../../../src/api/key';

describe('keyProblem', () => {
  it('accepts visible ASCII', () => assert.equal(keyProblem('0123456789abcdefABCDEF-_.~!'), undefined));

  for (const [name, key, sentence] of [
    ['nothing', '', 'Enter a key.'],
    ['blanks only', ' \t\u00A0', 'Enter a key.'],
    ['a space', 'abc def', /holds a space/],
    ['a line break', 'abc\r\nX: y', /holds a line break/],
    ['NUL', 'abc\0', /the character U\+0000/],
    ['a zero-width space', 'abc\u200Bd', /the character U\+200B/],
    ['a no-break space', 'abc\u00A0d', /the character U\+00A0/],
    ['a Cyrillic letter', 'аbc', /“а” \(U\+0430\)/],
    ['an emoji', 'abc🔑', /“🔑” \(U\+1F511\)/],
    ['half of a character', 'abc\uD83D', /the character U\+D83D/],
    ['10 KB', 'k'.repeat(10_240), 'A key has at most 512 characters; this one has 10,240.'],
  ] as const) {
    it(`refuses ${name}`, () =>
      assert.match(keyProblem(key) ?? '', typeof sentence === 'string' ? new RegExp(`^${sentence}$`) : sentence));
  }

  it('does not repeat the key', () => assert.doesNotMatch(keyProblem('secret\u200Bpart') ?? '', /secret|part/));
});
