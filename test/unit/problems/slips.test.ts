import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixed, safeEdits } from '../../../src/problems/fixing';
import { anyTemplate } from '../template/arbitraries';
import { mends, problemsOf } from './checking';
import { MESSAGES, SLIPS, type Slip } from './slips';

/** The text with the slip at one of the places where it can happen. */
function slipped(text: string, [right, wrong]: Slip, which: number): string {
  const places = [...text.matchAll(right)];
  const place = places[which % Math.max(1, places.length)];
  if (!place) return text;
  const written = place[0].replace(new RegExp(right.source), wrong);
  return text.slice(0, place.index) + written + text.slice(place.index + place[0].length);
}

const message = fc.constantFrom(...MESSAGES);
const slip = fc.tuple(fc.constantFrom(...SLIPS), fc.nat(40));

function mendAlone(text: string): void {
  const problems = problemsOf(text);
  for (const problem of problems) mends(text, problem, problems);
}

describe('A template in which one thing is wrong', () => {
  it('is right in nothing but hints and information before', () => {
    for (const text of MESSAGES) {
      const loud = problemsOf(text).filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(loud, []);
    }
  });

  it('is mended by each fix alone, which brings nothing new', () => {
    fc.assert(
      fc.property(message, slip, (text, [one, which]) => mendAlone(slipped(text, one, which))),
      { numRuns: 80 },
    );
  });
});

describe('A template in which anything is wrong', () => {
  const edit = fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom('', ...SLIPS.map(([, wrong]) => wrong)));
  const anything = fc
    .tuple(fc.oneof(message, anyTemplate), fc.array(slip, { maxLength: 4 }), fc.array(edit, { maxLength: 3 }))
    .map(([text, slips, edits]) => {
      const wrong = slips.reduce((result, [one, which]) => slipped(result, one, which), text);
      return edits.reduce((result, [at, length, added]) => {
        const start = at % (result.length + 1);
        return result.slice(0, start) + added + result.slice(start + length);
      }, wrong);
    });

  it('has nothing left for all safe fixes after at most five rounds', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const result = fixed(text, problemsOf);
        assert.deepEqual(safeEdits(problemsOf(result)), [], text);
      }),
      { numRuns: 50 },
    );
  });
});
