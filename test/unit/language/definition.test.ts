import assert from 'node:assert/strict';
import { definitionsAt } from '../../../src/language/definition';
import { asked, spansOf } from './asking';

function expectDefinitions(template: string): void {
  const { facts, offset, spans } = asked(template);
  assert.deepEqual(spansOf(definitionsAt(facts, offset)?.definitions), spans);
}

describe('The definition', () => {
  const cases: readonly (readonly [sentence: string, template: string])[] = [
    ['of an assigned variable is its assign', '{% assign «a» = 1 %}{{ █a }}'],
    ['of a captured one is its capture', '{% capture «a» %}x{% endcapture %}{{ a█ }}'],
    ['of a saved answer is its :save', '{% connected_content https://x.io :save «a» %}{{ █a.b }}'],
    ['of an answer without a name is the tag', '{% «connected_content» https://x.io %}{{ conn█ected.b }}'],
    ['of a loop’s variable is its loop', '{% for «a» in b %}{{ █a }}{% endfor %}{% assign a = 1 %}'],
    ['of the loop’s state is the loop', '{% «for» a in b %}{{ forloop█.index }}{% endfor %}'],
    ['of catalog items is the tag', '{% «catalog_items» shoes 1 %}{{ █items[0] }}'],
    ['of a counter is where it counts', '{% increment «a» %}{{ █a }}'],
    ['of a variable in the URL of a call', '{% assign «a» = 1 %}{% connected_content https://x.io?b={{ █a }} %}'],
    ['of a variable in brackets', '{% assign «a» = 1 %}{{ b[█a] }}'],
    ['of a name where it is defined is itself', '{% assign «█a» = 1 %}{% assign a = 2 %}'],
    ['on a line of a liquid tag', '{% liquid\n assign «a» = 1\n echo █a\n%}'],
    ['leaves out what a later one replaces', '{% assign a = 1 %}{% assign «a» = 2 %}{{ █a }}'],
    ['holds every path that leads here', '{% assign «a» = 1 %}{% if b %}{% assign «a» = 2 %}{% endif %}{{ █a }}'],
    [
      'knows what comes before it on its own path',
      '{% assign a = 1 %}{% if b %}{% assign «a» = 2 %}{{ █a }}{% endif %}',
    ],
    [
      'holds what an earlier turn of the loop left',
      '{% assign «a» = 1 %}{% for b in c %}{{ █a }}{% assign «a» = 2 %}{% endfor %}{% assign a = 3 %}',
    ],
    [
      'is not what a later part of the loop makes, where the turn itself begins with one',
      '{% for b in c %}{% assign «a» = 1 %}{{ █a }}{% assign a = 2 %}{% endfor %}',
    ],
    ['of a use before all definitions is any of them', '{{ █a }}{% assign «a» = 1 %}{% assign «a» = 2 %}'],
    ['in a capture of the same name is the one before', '{% assign «a» = 1 %}{% capture a %}{{ █a }}{% endcapture %}'],
  ];
  for (const [sentence, template] of cases) it(sentence, () => expectDefinitions(template));

  for (const template of [
    '{{ b█ }}',
    '{{ ${█name} }}',
    '{% assign a = 1 %}{{ b.█a }}',
    'a█',
    '{% raw %}{{ █a }}{% endraw %}',
  ]) {
    it(`is not there for ${template}`, () => expectDefinitions(template));
  }

  it('says which name was asked about', () => {
    const { facts, offset, spans } = asked('{% assign a = 1 %}{{ «█a».b }}');
    const origin = definitionsAt(facts, offset)?.origin;
    assert.deepEqual(spansOf(origin && [origin]), spans);
  });
});
