import assert from 'node:assert/strict';
import snippets from '../../../../media/snippets/liquid.json';
import { snippetsAt } from '../../../../src/language/completion/snippets';
import { asked } from '../asking';

function offeredAt(template: string) {
  const { facts, offset } = asked(template);
  return snippetsAt(facts, offset, snippets);
}

const all = Object.keys(snippets);

describe('Completion of snippets', () => {
  it('offers whole calls in text, where nothing or their first letters are typed', () => {
    const places = ['█', 'Hi\n█', '<p>█</p>', '{% if a %}amp█{% endif %}', 'Hi AMP-re█', '{{ a }}amp█'];
    for (const template of places) {
      assert.deepEqual(
        offeredAt(template).map(({ label }) => label),
        all,
        template,
      );
    }
  });

  it('replaces what is typed', () => {
    const [first] = offeredAt('Hi amp-re█');
    assert.deepEqual([first?.start, first?.end], [3, 9]);
    assert.match(first?.newText ?? '', /^\{% connected_content\n/);
  });

  it('matches a name that is being typed as a whole, whatever its case', () => {
    const matched = offeredAt('AMP-re█').filter(({ filterText }) => filterText === 'AMP-re');
    assert.deepEqual(
      matched.map(({ label }) => label),
      ['amp-recommendation', 'amp-recommendations'],
    );
    assert.ok(offeredAt('█').every(({ filterText }) => filterText === undefined));
  });

  it('offers none for other words, in HTML tags and entities, and inside Liquid', () => {
    const words = [
      'your post█',
      'you and█',
      'a█',
      'stamp█',
      'Tom &amp█',
      '<amp█',
      '<p class="amp█',
      '{% comment %}{% amp█',
    ];
    const liquid = ['{{ amp█ }}', '{{ a.userData.amp_props.█ }}', '{% amp█ %}', '{% assign a = █', '{{ "amp█" }}'];
    for (const template of [...words, ...liquid]) assert.deepEqual(offeredAt(template), [], template);
  });
});
