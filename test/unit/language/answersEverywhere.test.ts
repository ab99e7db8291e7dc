import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionsAt } from '../../../src/language/completion/completions';
import { hoverAt } from '../../../src/language/hover/hover';
import { Shapes } from '../../../src/language/inference/inference';
import { inlayHintsIn } from '../../../src/language/inlayHints';
import type { Span } from '../../../src/template/expressionNodes';
import { templates } from './arbitraryTemplates';
import { factsIn } from './asking';
import { lookedUp, seenOf } from './people';

const QUERY =
  'get_recs=true&rec_id=testRecId&get_amp_props=true&get_cohort_ids=true&get_propensity=true&prediction_id=0x10x';
const SEEN = seenOf(lookedUp('testUser', QUERY), lookedUp('treated-user', QUERY));

describe('Whatever the template', () => {
  const assertHolds = (offset: number, { start, end }: Span) =>
    assert.ok(start <= offset && offset <= end, `${start}-${end} at ${offset}`);

  it('completion and hover answer at every offset, with spans around it on its line', () => {
    fc.assert(
      fc.property(templates, (text) => {
        const facts = factsIn(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const hover = hoverAt(facts, offset, SEEN, 0);
          if (hover) assertHolds(offset, hover);
          for (const { start, end, edits = [] } of completionsAt(facts, offset, SEEN)) {
            assertHolds(offset, { start, end });
            assert.doesNotMatch(text.slice(start, end), /[\r\n]/);
            for (const edit of edits) {
              assert.ok(0 <= edit.start && edit.start <= edit.end && edit.end <= text.length);
              assert.ok(edit.end <= start || end <= edit.start, 'edits stay clear of what is replaced');
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('everything has a shape, and hints stand in the text', () => {
    fc.assert(
      fc.property(templates, (text) => {
        const facts = factsIn(text);
        const shapes = new Shapes(facts, SEEN);
        for (const lookup of facts.lookups) assert.ok(shapes.ofLookup(lookup).shape.kind);
        for (const definition of facts.definitions) assert.ok(shapes.ofDefinition(definition).shape.kind);
        for (const { offset } of inlayHintsIn(facts, SEEN, facts.template)) assert.ok(offset <= text.length);
      }),
    );
  });
});
