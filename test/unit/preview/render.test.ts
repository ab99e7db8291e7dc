import assert from 'node:assert/strict';
import { outputOf, rendering } from './rendering';

describe('render', () => {
  it('prints text, values and the branch whose condition holds', async () => {
    assert.equal(
      await outputOf('Hi {{ name | upcase }}{% if age > 17 %}, welcome{% else %}, sorry{% endif %}.', {
        name: 'Ann',
        age: 18,
      }),
      'Hi ANN, welcome.',
    );
  });

  it('repeats what is in a loop, and knows where it is', async () => {
    assert.equal(
      await outputOf('{% for x in list limit: 2 %}{{ forloop.index }}{{ x }}{% endfor %}', { list: ['a', 'b', 'c'] }),
      '1a2b',
    );
  });

  it('says which expression each printed value comes from', async () => {
    const text = 'Hi {{ name }}!{% assign b = 1 %}{{ b }}';
    const { output, sources } = await rendering(text, { variables: { name: 'Ann' } });
    assert.equal(output, 'Hi Ann!1');
    assert.deepEqual(
      sources.map(({ start, end, from }) => [output.slice(start, end), text.slice(from.start, from.end)]),
      [
        ['Ann', '{{ name }}'],
        ['1', '{{ b }}'],
      ],
    );
  });
});
