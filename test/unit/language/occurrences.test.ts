import assert from 'node:assert/strict';
import { occurrencesAt } from '../../../src/language/occurrences';
import { asked, spansOf } from './asking';

describe('The places of a variable', () => {
  const cases: readonly (readonly [sentence: string, template: string])[] = [
    [
      'are its definitions and uses',
      '{% assign «█a» = 1 %}{{ «a».b }}{% if «a» == b %}{% endif %}{% assign «a» = «a» %}',
    ],
    ['are found from any of them', '{% assign «a» = 1 %}{{ b[«a»█] }}{{ b | append: «a» }}'],
    [
      'reach into URL, headers and body',
      '{% assign «█a» = 1 %}{% connected_content https://x.io/{{ «a» }} :headers {"b": "{{ «a» }}"} :body c={{ «a» }} %}',
    ],
    ['end with the loop', '{{ a }}{% for «a» in a %}{{ «█a» }}{% endfor %}{{ a }}'],
    [
      'are those outside of a loop that hides it',
      '{% assign «█a» = 1 %}{% for a in «a» %}{{ a }}{% endfor %}{{ «a» }}',
    ],
    [
      'are the inner ones in nested loops',
      '{% for a in b %}{% for «a» in c %}{{ «█a» }}{% endfor %}{{ a }}{% endfor %}',
    ],
    ['hold the tag that gives the name', '{% «connected_content» https://x.io %}{{ «conn█ected».b }}'],
    [
      'leave out what Braze does not read',
      '{% assign «█a» = 1 %}{% comment %}{{ a }}{% endcomment %}<!-- {{ a }} -->{% raw %}{{ a }}{% endraw %}',
    ],
    ['are uses alone where nothing defines it', '{{ «█a» }}{{ «a».b }}'],
  ];
  for (const [sentence, template] of cases) {
    it(sentence, () => {
      const { facts, offset, spans } = asked(template);
      assert.deepEqual(spansOf(occurrencesAt(facts, offset)), spans);
    });
  }

  it('are told apart by role', () => {
    const { facts, offset } = asked('{% assign a = 1 %}{{ █a }}');
    assert.deepEqual(
      occurrencesAt(facts, offset)?.map(({ role }) => role),
      ['definition', 'use'],
    );
  });
});
