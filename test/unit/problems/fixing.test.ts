import assert from 'node:assert/strict';
import { edited, fixed, MOST_ROUNDS, safeEdits } from '../../../src/problems/fixing';
import type { Problem } from '../../../src/problems/rule';
import { problemsOf } from './checking';

function problem(safe: boolean, ...edits: readonly (readonly [number, number, string])[]): Problem {
  const fix = { title: 'Mend it', safe, edits: edits.map(([start, end, newText]) => ({ start, end, newText })) };
  return { code: 'x', severity: 'error', message: 'It is wrong.', start: 0, end: 0, fixes: [fix] };
}

describe('Fixing all', () => {
  it('makes the safe fixes that do not touch each other', () => {
    const edits = safeEdits([
      problem(true, [4, 5, 'd']),
      problem(false, [2, 3, 'c']),
      problem(true, [0, 1, 'a'], [4, 5, 'x']),
      problem(true, [0, 2, 'ab']),
      problem(true, [0, 0, 'z']),
    ]);
    assert.equal(edited('....e', edits), 'ab..d');
  });

  it('goes on as long as fixes bring others to light, but not for ever', () => {
    const growing = (text: string) => [problem(true, [text.length, text.length, '.'])];
    assert.equal(fixed('', growing), '.'.repeat(MOST_ROUNDS));
    assert.equal(
      fixed('aaa', (text) => (text.length > 1 ? [problem(true, [0, 1, ''])] : [])),
      'a',
    );
  });

  it('mends a template', () => {
    const call = (age: number) => `{% connected_content https://x.io :cache_max_age ${age} :save a %}{{ a.b }}`;
    assert.equal(fixed(call(20) + call(301) + call(99999), problemsOf), call(300) + call(301) + call(14400));
  });
});
