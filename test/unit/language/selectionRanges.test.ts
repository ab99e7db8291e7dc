import assert from 'node:assert/strict';
import { selectionsAt } from '../../../src/language/selectionRanges';
import { asked } from './asking';

/** What is selected, step by step. */
function selected(template: string): string[] {
  const { facts, text, offset } = asked(template);
  return selectionsAt(facts.template, offset).map(({ start, end }) => text.slice(start, end));
}

describe('Selections grow', () => {
  it('from a name over its path, the pipeline and the output to the whole', () => {
    assert.deepEqual(selected('x {{ a.b█b.c | plus: 1 }}'), [
      'bb',
      'a.bb',
      'a.bb.c',
      'a.bb.c | plus: 1',
      '{{ a.bb.c | plus: 1 }}',
      'x {{ a.bb.c | plus: 1 }}',
    ]);
  });

  it('from the text of an argument over filter and pipeline', () => {
    assert.deepEqual(selected("{{ a | append: 'b█ c' }}"), [
      'b c',
      "'b c'",
      "append: 'b c'",
      "a | append: 'b c'",
      "{{ a | append: 'b c' }}",
    ]);
  });

  it('from a comparison over condition, tag and branch to the block', () => {
    assert.deepEqual(selected('{% if a == █1 and b %}x{% else %}y{% endif %}z'), [
      '1',
      'a == 1',
      'a == 1 and b',
      'if a == 1 and b',
      '{% if a == 1 and b %}',
      '{% if a == 1 and b %}x',
      '{% if a == 1 and b %}x{% else %}y{% endif %}',
      '{% if a == 1 and b %}x{% else %}y{% endif %}z',
    ]);
  });

  it('from text over what is between the tags to the block', () => {
    assert.deepEqual(selected('{% if a %}x█x{% endif %}z'), [
      'xx',
      '{% if a %}xx',
      '{% if a %}xx{% endif %}',
      '{% if a %}xx{% endif %}z',
    ]);
  });

  it('from the value of a parameter over the URL to the call', () => {
    assert.deepEqual(selected('{% connected_content https://x.io/y?a={{ b█ }}&c=d :retry %}').slice(0, 6), [
      'b',
      '{{ b }}',
      'a={{ b }}',
      'https://x.io/y?a={{ b }}&c=d',
      'https://x.io/y?a={{ b }}&c=d :retry',
      'connected_content https://x.io/y?a={{ b }}&c=d :retry',
    ]);
  });

  it('from the name in braces', () => {
    assert.deepEqual(selected('{{ a.${b█ c}.d }}').slice(0, 4), ['b c', '${b c}', 'a.${b c}', 'a.${b c}.d']);
  });

  it('to the whole where there is no Liquid', () => {
    assert.deepEqual(selected('x█ y'), ['x y']);
    assert.deepEqual(selected('█'), ['']);
  });
});
