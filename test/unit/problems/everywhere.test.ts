import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixed, safeEdits } from '../../../src/problems/fixing';
import { CODES } from '../../../src/problems/problems';
import { templates } from '../language/arbitraryTemplates';
import { lookedUp, seenOf } from '../language/people';
import { anyTemplate } from '../template/arbitraries';
import { problemsOf } from './checking';

const SEEN = seenOf(lookedUp('testUser', 'get_amp_props=true&get_cohort_ids=true'));

describe('In any text', () => {
  it('problems lie inside the text, have known codes, and name the thing and the remedy in a sentence', () => {
    fc.assert(
      fc.property(fc.oneof(templates, anyTemplate), (text) => {
        for (const { code, start, end, message, fixes = [] } of problemsOf(text, SEEN)) {
          assert.ok(CODES.has(code));
          assert.ok(0 <= start && start <= end && end <= text.length, `${code} at ${start}–${end}`);
          assert.match(message, /^\P{Cc}+[.?!]$/u, code);
          for (const { title, edits } of fixes) {
            assert.match(title, /^[A-Z“][^\n]*[^.]$/, code);
            for (const [index, edit] of edits.entries()) {
              assert.ok(edit.start <= edit.end && edit.end <= text.length);
              assert.ok(edit.start >= (edits[index - 1]?.end ?? 0), `the edits of ${code} overlap`);
            }
          }
        }
      }),
    );
  });

  it('nothing safe is left to fix after at most five rounds', () => {
    fc.assert(
      fc.property(fc.oneof(templates, anyTemplate), (text) => {
        const result = fixed(text, (one) => problemsOf(one, SEEN));
        assert.deepEqual(safeEdits(problemsOf(result, SEEN)), []);
      }),
    );
  });
});
