import assert from 'node:assert/strict';
import { collectFacts } from '../../../src/template/facts';
import { parseTemplate } from '../../../src/template/parser';
import { optionNamed } from '../../../src/template/query';
import { writtenTexts } from '../../../src/template/writtenText';

/** What the body of the last call can be; `?` where Liquid alone knows. */
function textsOf(before: string, body: string): string[] {
  const text = `${before}{% connected_content u :body ${body} %}`;
  const facts = collectFacts(parseTemplate(text));
  const call = facts.calls.at(-1);
  const value = call && optionNamed(call.node, 'body')?.value;
  if (value?.kind !== 'interpolation') return [];
  return writtenTexts(facts, value).map((stretches) =>
    stretches
      .map((stretch) => {
        if (stretch.text !== undefined) assert.equal(text.slice(stretch.start, stretch.end), stretch.text);
        return stretch.text ?? '?';
      })
      .join('|'),
  );
}

describe('What a text with Liquid in it can be', () => {
  it('is what stands there', () => {
    assert.deepEqual(textsOf('', 'a {{ b }} c'), ['a |?| c']);
    assert.deepEqual(textsOf('', "a{{ 'b' }}{{ 12 }}"), ['a|b|12']);
    assert.deepEqual(textsOf('', '{{ "b" | append: \'c\' | prepend: "a" }}'), ['a|b|c']);
    assert.deepEqual(textsOf('', "{{ 'b' | upcase }}{{ ${c} | default: 'd' }}"), ['?|?', '?|d']);
  });

  it('is what a variable was given, through other variables too', () => {
    assert.deepEqual(textsOf("{% assign a = 'b' %}{% assign c = {{ a }} | append: '!' %}", 'x {{ c }}'), ['x |b|!']);
    assert.deepEqual(
      textsOf('{% assign b = 1 %}{% capture a %}x {{ b }}{% comment %}y{% endcomment %}{% endcapture %}', '{{ a }}'),
      ['x |1'],
    );
    assert.deepEqual(textsOf("{% assign a = 'old' %}{% assign a = 'new' %}", '{{ a }}'), ['new']);
    assert.deepEqual(textsOf("{% assign a = a | append: 'b' %}", '{{ a }}'), ['?|b']);
    assert.deepEqual(textsOf('{% increment a %}{% for b in c %}{% endfor %}', '{{ a }}{{ b }}{{ c.d }}'), ['?|?|?']);
  });

  it('is one of several where branches differ', () => {
    assert.deepEqual(textsOf("{% if c %}{% assign a = 'x' %}{% else %}{% assign a = 'y' %}{% endif %}", '{{ a }}'), [
      'y',
      'x',
    ]);
    assert.deepEqual(textsOf("{% assign a = 'x' %}{% if c %}{% assign a = 'y' %}{% endif %}", '{{ a }}'), ['y', 'x']);
    assert.deepEqual(
      textsOf('{% capture a %}{% case b %}{% when 1 %}x{% else %}y{% endcase %}z{% endcapture %}', '{{ a }}'),
      ['x|z', 'y|z'],
    );
    assert.deepEqual(textsOf('{% capture a %}x{% for b in c %}y{% endfor %}{% endcapture %}', '{{ a }}'), ['x|?']);
  });

  it('is not followed without end', () => {
    const many = Array.from({ length: 50 }, (_, index) => `{% assign a${index + 1} = a${index} %}`).join('');
    assert.deepEqual(textsOf(`{% assign a0 = 'x' %}${many}`, '{{ a50 }}'), ['?']);
    assert.equal(textsOf('', '{{ b | default: 1 }}'.repeat(40)).length, 4);
    const wide = "{% if b %}{% assign a = 'x' %}{% endif %}".repeat(20);
    assert.equal(textsOf(wide, '{{ a }}').length, 4);
  });
});
