import assert from 'node:assert/strict';
import { completionsAt } from '../../../src/language/completion/completions';
import { definitionsAt } from '../../../src/language/definition';
import { foldsIn } from '../../../src/language/folding/folding';
import { highlightsAt } from '../../../src/language/highlights';
import { hoverAt } from '../../../src/language/hover/hover';
import { inlayHintsIn } from '../../../src/language/inlayHints';
import { lensesIn } from '../../../src/language/lenses';
import { linksIn } from '../../../src/language/links';
import { renameAt } from '../../../src/language/rename';
import { selectionsAt } from '../../../src/language/selectionRanges';
import { signatureAt } from '../../../src/language/signatureHelp';
import { symbolsIn } from '../../../src/language/symbols';
import { NOTHING_SEEN } from '../../../src/profile/seen';
import type { Facts } from '../../../src/template/facts';
import { PUBLISHED } from '../templateFiles';
import { factsIn } from './asking';
import { applied } from './editing';
import { lookedUp, seenOf } from './people';

const SEEN = seenOf(lookedUp('testUser', 'get_amp_props=true&get_cohort_ids=true'));
const FRESH = 'fresh_name';

function assertAnswers(facts: Facts, offset: number): void {
  const { text } = facts.template;
  const hover = hoverAt(facts, offset, SEEN, 0);
  if (hover) assert.ok(hover.start <= offset && offset <= hover.end && hover.markdown !== '');
  const completions = completionsAt(facts, offset, SEEN);
  for (const { start, end, label } of completions) {
    assert.ok(start <= offset && offset <= end && label !== '');
    assert.doesNotMatch(text.slice(start, end), /[\r\n]/);
  }
  const labels = completions.map(({ label }) => label);
  assert.equal(new Set(labels).size, labels.length, 'no label twice');
  definitionsAt(facts, offset);
  highlightsAt(facts, offset);
  selectionsAt(facts.template, offset);
  signatureAt(facts, offset);
}

/** Every variable, once to another name and back. */
function assertRenamable(facts: Facts): void {
  const { text } = facts.template;
  for (const { start } of facts.definitions) {
    const renamed = renameAt(facts, start, FRESH);
    if (renamed?.kind !== 'renamed') continue;
    const changed = factsIn(applied(text, renamed.edits));
    const place = changed.template.text.indexOf(FRESH);
    const original = facts.definitions.find((one) => one.start === start)?.variable.name ?? '';
    const back = renameAt(changed, place, original);
    assert.ok(back?.kind === 'renamed' && applied(changed.template.text, back.edits) === text, original);
  }
}

describe('In a template that somebody published', () => {
  for (const { file, text } of PUBLISHED) {
    it(`every question is answered at every place: ${file}`, () => {
      const facts = factsIn(text);
      for (let offset = 0; offset <= facts.template.end; offset++) assertAnswers(facts, offset);
      assertRenamable(facts);
      symbolsIn(facts.template);
      foldsIn(facts.template, { indentation: true });
      inlayHintsIn(facts, SEEN, facts.template);
      assert.deepEqual(
        [...linksIn(facts, ''), ...lensesIn(facts, NOTHING_SEEN)].filter(({ end }) => end > facts.template.end),
        [],
      );
    });
  }

  it('a variable is renamed and back', () => assertRenamable(factsIn('{% assign a = 1 %}{{ a }}')));
});
