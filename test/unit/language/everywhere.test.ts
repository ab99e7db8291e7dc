import assert from 'node:assert/strict';
import fc from 'fast-check';
import { definitionsAt } from '../../../src/language/definition';
import { foldsIn } from '../../../src/language/folding/folding';
import type { Fold } from '../../../src/language/folding/folds';
import { highlightsAt } from '../../../src/language/highlights';
import { lensesIn } from '../../../src/language/lenses';
import { linksIn } from '../../../src/language/links';
import { occurrencesAt } from '../../../src/language/occurrences';
import { renamableAt } from '../../../src/language/rename';
import { selectionsAt } from '../../../src/language/selectionRanges';
import { signatureAt } from '../../../src/language/signatureHelp';
import { symbolsIn, type TemplateSymbol } from '../../../src/language/symbols';
import { NOTHING_SEEN } from '../../../src/profile/seen';
import type { Span } from '../../../src/template/expressionNodes';
import { templates } from './arbitraryTemplates';
import { factsIn } from './asking';

function assertInside(outer: Span, { start, end }: Span): void {
  assert.ok(outer.start <= start && start <= end && end <= outer.end, `${start}-${end} in ${outer.start}-${outer.end}`);
}

function assertNested(symbols: readonly TemplateSymbol[], outer: Span): void {
  for (const symbol of symbols) {
    assertInside(outer, symbol);
    assertInside(symbol, symbol.nameSpan);
    assert.notEqual(symbol.name, '');
    assertNested(symbol.children, symbol);
  }
}

/** Whether one fold hides the beginning of another, but not all of it; or both begin together. */
function cross(one: Fold, other: Fold): boolean {
  if (one === other) return false;
  return (
    one.startLine <= other.startLine &&
    other.startLine <= one.endLine &&
    (one.endLine < other.endLine || one.startLine === other.startLine)
  );
}

describe('Whatever the template', () => {
  it('every question about a place is answered, within the text', () => {
    fc.assert(
      fc.property(templates, (text) => {
        const facts = factsIn(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const definition = definitionsAt(facts, offset);
          const selections = selectionsAt(facts.template, offset);
          const found = [
            ...(definition ? [definition.origin, ...definition.definitions] : []),
            ...(occurrencesAt(facts, offset) ?? []),
            ...(highlightsAt(facts, offset) ?? []),
            ...selections,
          ];
          for (const span of found) assertInside(facts.template, span);
          for (const [index, inner] of selections.entries())
            assertInside(selections[index + 1] ?? facts.template, inner);
          const renamable = renamableAt(facts, offset);
          if (renamable?.kind === 'renamable') assert.equal(text.slice(renamable.start, renamable.end), renamable.name);
          const signature = signatureAt(facts, offset);
          for (const [start, end] of signature?.parameters ?? []) {
            assertInside({ start: 0, end: signature?.label.length ?? 0 }, { start, end });
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('every question about all of it is answered, within the text', () => {
    fc.assert(
      fc.property(templates, (text) => {
        const facts = factsIn(text);
        const lastLine = text.split(/\r\n|\r|\n/).length - 1;
        assertNested(symbolsIn(facts.template), facts.template);
        for (const span of [...linksIn(facts, ''), ...lensesIn(facts, NOTHING_SEEN)])
          assertInside(facts.template, span);
        const folds = foldsIn(facts.template, { indentation: true });
        for (const fold of folds) {
          assert.ok(0 <= fold.startLine && fold.startLine < fold.endLine && fold.endLine <= lastLine);
          for (const other of folds) assert.ok(!cross(fold, other), JSON.stringify([fold, other]));
        }
      }),
    );
  });
});
