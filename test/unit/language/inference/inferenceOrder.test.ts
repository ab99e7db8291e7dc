import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Shapes } from '../../../../src/language/inference/inference';
import { inWords } from '../../../../src/profile/shape';
import type { Facts } from '../../../../src/template/facts';
import { letter } from '../../../bench/language/letter';
import { templates } from '../arbitraryTemplates';
import { factsIn } from '../asking';
import { lookedUp, seenOf } from '../people';

const SEEN = seenOf(lookedUp('testUser', 'get_amp_props=true'));

/** Questions about all lookups and definitions of a template. */
function questionsOn({ lookups, definitions }: Facts): ((shapes: Shapes) => string)[] {
  return [
    ...lookups.map((lookup) => (shapes: Shapes) => inWords(shapes.ofLookup(lookup).shape)),
    ...lookups.map((lookup) => (shapes: Shapes) => inWords(shapes.ofExpression(lookup).shape)),
    ...definitions.map((definition) => (shapes: Shapes) => inWords(shapes.ofDefinition(definition).shape)),
  ];
}

/** As they are answered once all of the template is inferred. */
function answersIn(facts: Facts): string[] {
  return questionsOn(facts).map((ask) => {
    const shapes = new Shapes(facts, SEEN);
    assert(shapes.calls);
    return ask(shapes);
  });
}

describe('Inference as far as somebody asks', () => {
  it('gives the answer that all of the template gives', () => {
    fc.assert(
      fc.property(templates, (template) => {
        const facts = factsIn(template);
        const answers = questionsOn(facts).map((ask) => ask(new Shapes(facts, SEEN)));
        assert.deepEqual(answers, answersIn(facts));
      }),
    );
  });

  it('answers the same in any order', () => {
    const facts = factsIn(letter(100));
    const questions = questionsOn(facts);
    const answers = answersIn(facts);
    const all = questions.map((_, index) => index);
    const order = fc.shuffledSubarray(all, { minLength: all.length });
    fc.assert(
      fc.property(order, (indices) => {
        const shapes = new Shapes(facts, SEEN);
        for (const index of indices) assert.equal(questions[index]?.(shapes), answers[index]);
      }),
    );
  });
});
