import assert from 'node:assert/strict';
import fc from 'fast-check';
import { difference } from '../../../src/cli/messages/difference';

const between = (expected: string, actual: string, colours = false) =>
  difference({ name: 'a.txt', text: expected }, { name: 'a.liquid, rendered', text: actual }, colours);

const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `${from + index}\n`).join('');

describe('The difference between what is expected and what is read', () => {
  it('is a unified diff', () => {
    assert.equal(
      between(numbered(12), numbered(12).replace('8\n', 'eight\n')),
      [
        '--- a.txt',
        '+++ a.liquid, rendered',
        '@@ -6,7 +6,7 @@',
        ' 5',
        ' 6',
        ' 7',
        '-8',
        '+eight',
        ' 9',
        ' 10',
        ' 11',
        '',
      ].join('\n'),
    );
  });

  it('counts as diff does where there is nothing', () => {
    assert.match(between('', 'a\n'), /^@@ -0,0 \+1,1 @@\n\+a\n$/m);
    assert.match(between('a\n', ''), /^@@ -1,1 \+0,0 @@\n-a\n$/m);
  });

  it('tells when lines differ in nothing but their ends', () => {
    assert.match(between('a\n', 'a'), /^-a\n\+a\n\\ No newline at end of file\n$/m);
    assert.match(between('a\r\n', 'a\n'), /^-a\\u\{D\}\n\+a\n$/m);
  });

  it('shows what would move a cursor or hide, and leaves tabs', () => {
    assert.match(between('a', '\t\u001B[2Jb\u202E'), /^\+\t\\u\{1B\}\[2Jb\\u\{202E\}$/m);
  });

  it('names the first line when there are too many to compare', () => {
    const long = between(`same\n${numbered(9_000)}`, `same\n${numbered(9_000, 100_000)}`);
    assert.equal(
      long.split('\n').slice(2).join('\n'),
      '@@ from line 2 on, more differs than can be listed @@\n-0\n+100000\n',
    );
  });

  it('is green and red when colours are wanted', () => {
    const lines = between('a\n', 'b\n', true).split('\n');
    assert.deepEqual(lines.slice(3, 5), ['\u001B[31m-a\u001B[39m', '\u001B[32m+b\u001B[39m']);
  });

  it('is harmless line by line', () => {
    const part = fc.constantFrom(
      '::error::',
      '##vso[',
      '#',
      '\u001B[2J',
      '\r',
      '\n',
      '\t',
      ' ',
      'a',
      '\u202E',
      '\u2028',
    );
    const text = fc.array(part).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (expected, actual) => {
        fc.pre(expected !== actual);
        for (const line of between(expected, actual).split('\n')) {
          assert.doesNotMatch(line, /(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
          assert.doesNotMatch(line, /##\w*\[|^\s*::/);
        }
      }),
    );
  });
});
