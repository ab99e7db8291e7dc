import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Edit } from '../../../src/language/edit';
import { renamableAt, renameAt } from '../../../src/language/rename';
import type { Facts } from '../../../src/template/facts';
import { templates } from './arbitraryTemplates';
import { factsIn } from './asking';
import { applied } from './editing';

const FRESH = 'fresh_name';

/** For each place of a name, in document order, the first place that means the same. Positions aside, what a template means. */
function meaningsOf({ definitions, lookups, meanings }: Facts): number[] {
  const defined = definitions.map(({ start, variable }) => ({ start, variable }));
  const used = lookups.map(({ start }, index) => ({ start, variable: meanings[index] }));
  const all = [...defined, ...used].sort((one, other) => one.start - other.start).map(({ variable }) => variable);
  return all.map((variable) => (variable ? all.indexOf(variable) : -1));
}

/** Every variable that can be renamed, by one of its places. */
function renamables(facts: Facts): number[] {
  const places = [...facts.definitions, ...facts.lookups].map(({ start }) => start);
  return places.filter((start) => renamableAt(facts, start)?.kind === 'renamable');
}

/** Where a place is after the edits before it. */
function moved(offset: number, edits: readonly Edit[]): number {
  const before = edits.filter(({ start }) => start < offset);
  return before.reduce((at, { start, end, newText }) => at + newText.length - (end - start), offset);
}

describe('Renaming, whatever the template', () => {
  it('changes the meaning of no name', () => {
    fc.assert(
      fc.property(templates, (text) => {
        const facts = factsIn(text);
        for (const offset of renamables(facts)) {
          for (const name of ['a', 'b', 'c', 'items', 'connected', FRESH]) {
            const answer = renameAt(facts, offset, name);
            if (answer?.kind !== 'renamed') continue;
            assert.deepEqual(meaningsOf(factsIn(applied(text, answer.edits))), meaningsOf(facts), name);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('there and back gives the template as it was', () => {
    fc.assert(
      fc.property(templates, (text) => {
        const facts = factsIn(text);
        for (const offset of renamables(facts)) {
          const there = renameAt(facts, offset, FRESH);
          const name = facts.variableAt(offset)?.name ?? '';
          assert.equal(there?.kind, 'renamed');
          const edited = applied(text, there.edits);
          const back = renameAt(factsIn(edited), moved(offset, there.edits), name);
          if (back?.kind === 'renamed') assert.equal(applied(edited, back.edits), text);
          else assert.match(back?.reason ?? '', /already means|word of Liquid|name of a variable/);
        }
      }),
      { numRuns: 60 },
    );
  });
});
