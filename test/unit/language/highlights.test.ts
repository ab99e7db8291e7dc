import assert from 'node:assert/strict';
import { highlightsAt } from '../../../src/language/highlights';
import { asked, spansOf } from './asking';

describe('What is highlighted', () => {
  const cases: readonly (readonly [sentence: string, template: string])[] = [
    ['on a variable is the variable', '{% assign «a» = 1 %}{{ «█a» }}'],
    ['on a tag of a block are its tags', '{% «if» a %}{% if b %}{% else %}{% endif %}{% «els█e» %}{% «endif» %}'],
    ['on the end of a block are its tags', '{% «case» a %}{% «when» 1 %}{% «endcase█» %}'],
    ['on a raw block are its tags', '{% «r█aw» %}{{ a }}{% «endraw» %}'],
    ['on a block without an end is what is there', '{% «█if» a %}{% «else» %}'],
    ['in a liquid tag are the lines’ first words', '{% liquid\n«i█f» a\necho b\n«endif»\n%}'],
    ['on text is nothing', '{% if a %}te█xt{% endif %}'],
  ];
  for (const [sentence, template] of cases) {
    it(sentence, () => {
      const { facts, offset, spans } = asked(template);
      assert.deepEqual(spansOf(highlightsAt(facts, offset)), spans);
    });
  }

  it('is written where it is defined and read where it is used', () => {
    const { facts, offset } = asked('{% assign a = 1 %}{{ █a }}');
    assert.deepEqual(
      highlightsAt(facts, offset)?.map(({ kind }) => kind),
      ['write', 'read'],
    );
  });
});
