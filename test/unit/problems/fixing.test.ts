import assert from 'node:assert/strict';
import { edited, editsOfAll, editsOfEach, fixed, MOST_ROUNDS, safeEdits } from '../../../src/problems/fixing';
import type { Problem } from '../../../src/problems/rule';
import { problemsOf } from './checking';

function problem(safe: boolean, ...edits: readonly (readonly [number, number, string])[]): Problem {
  const fix = { title: 'Mend it', safe, edits: edits.map(([start, end, newText]) => ({ start, end, newText })) };
  const usual = {
    code: 'x',
    severity: 'error',
    message: 'It is wrong.',
    start: 0,
    end: 0,
    unnecessary: false,
  } as const;
  return { ...usual, fixes: [fix] };
}

describe('Fixing all', () => {
  it('makes the safe fixes that do not touch each other', () => {
    const edits = safeEdits([
      problem(true, [4, 5, 'd']),
      problem(false, [2, 3, 'c']),
      problem(true, [0, 1, 'a'], [4, 5, 'x']),
      problem(true, [0, 2, 'ab']),
      problem(true, [0, 0, 'z']),
      problem(true, [3, 4, 'y']),
    ]);
    assert.equal(edited('....e', edits), 'ab..d');
  });

  it('says when some of them touch each other', () => {
    const [one, other] = [problem(true, [0, 1, 'a']), problem(true, [4, 5, 'd'])];
    assert.equal(editsOfEach([one, other, problem(false, [0, 1, 'x'])])?.length, 2);
    assert.equal(editsOfEach([one, other, problem(true, [1, 2, 'b'])]), undefined);
  });

  it('goes on as long as fixes bring others to light, but not for ever', () => {
    const growing = (text: string) => [problem(true, [text.length, text.length, '.'])];
    assert.equal(fixed('', growing), '.'.repeat(MOST_ROUNDS));
    assert.equal(
      fixed('aaa', (text) => (text.length > 1 ? [problem(true, [0, 1, ''])] : [])),
      'a',
    );
  });

  it('gives the edits of the fixes, or the one that does what fixes of fixes do', () => {
    assert.deepEqual(
      editsOfAll('a.b.c', [problem(true, [0, 1, 'A']), problem(true, [4, 5, 'C'])], () => []),
      [
        { start: 0, end: 1, newText: 'A' },
        { start: 4, end: 5, newText: 'C' },
      ],
    );
    const doubled = (text: string) => (text.length < 6 ? [problem(true, [2, 2, text.slice(1, 2)])] : []);
    assert.deepEqual(editsOfAll('abc', doubled('abc'), doubled), [{ start: 2, end: 2, newText: 'bbb' }]);
    assert.deepEqual(
      editsOfAll('abc', [problem(false, [0, 1, 'A'])], () => []),
      [],
    );
  });

  it('mends a template', () => {
    const call = (age: number) => `{% connected_content https://x.io :cache_max_age ${age} :save a %}{{ a.b }}`;
    assert.equal(fixed(call(20) + call(301) + call(99999), problemsOf), call(300) + call(301) + call(14400));
  });
});
