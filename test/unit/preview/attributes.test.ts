import assert from 'node:assert/strict';
import fc from 'fast-check';
import { attributesIn, attributeValue, typedValue, valueTyped, withAttribute } from '../../../src/preview/attributes';
import { ExactNumber, type Json } from '../../../src/profile/json';
import { parseJson } from '../../../src/profile/parseJson';
import { factsIn } from '../language/asking';

describe('What a template reads of Braze', () => {
  it('is each attribute once, with its group, in document order', () => {
    const template =
      '{{${first_name}}} {% if custom_attribute.${favourite colour} == event_properties.${colour} %}{{${first_name}}}{% endif %}{{content_blocks.${Footer}}}';
    assert.deepEqual(attributesIn(factsIn(template)), [
      { group: '', name: 'first_name' },
      { group: 'custom_attribute', name: 'favourite colour' },
      { group: 'event_properties', name: 'colour' },
      { group: 'content_blocks', name: 'Footer' },
    ]);
  });

  it('is nothing that is half-typed, or that Braze does not evaluate', () => {
    assert.deepEqual(attributesIn(factsIn('{{${}}} <!-- {{${a}}} -->{% raw %}{{${b}}}{% endraw %}')), []);
  });
});

describe('Values of attributes', () => {
  const tier = { group: 'custom_attribute', name: 'tier' };

  it('stand at the top, or in their group', () => {
    const personalization = { city: 'Oslo', custom_attribute: { tier: 'gold' } };
    assert.equal(attributeValue(personalization, { group: '', name: 'city' }), 'Oslo');
    assert.equal(attributeValue(personalization, tier), 'gold');
    assert.equal(attributeValue(personalization, { group: '', name: 'toString' }), undefined);
    assert.equal(attributeValue({ custom_attribute: 'text' }, tier), undefined);
  });

  it('are set and taken away without touching others', () => {
    const before = { city: 'Oslo', custom_attribute: { age: 7 } };
    const after = withAttribute(before, tier, 'gold');
    assert.deepEqual(after, { city: 'Oslo', custom_attribute: { age: 7, tier: 'gold' } });
    assert.deepEqual(withAttribute(after, tier, undefined), before);
    assert.deepEqual(before, { city: 'Oslo', custom_attribute: { age: 7 } });
  });

  it('may have any name', () => {
    const after = withAttribute({}, { group: '__proto__', name: '__proto__' }, 'x');
    assert.equal(JSON.stringify(after), '{"__proto__":{"__proto__":"x"}}');
    assert.equal(attributeValue(after, { group: '__proto__', name: '__proto__' }), 'x');
  });
});

describe('What people type as a value', () => {
  it('is JSON where it can be, and text otherwise', () => {
    const typed: readonly (readonly [string, Json])[] = [
      ['Ada', 'Ada'],
      ['12', 12],
      ['1.0', new ExactNumber('1.0')],
      ['true', true],
      ['null', null],
      ['["a"]', ['a']],
      ['{"a": 1}', { a: 1 }],
      ['"12"', '12'],
      ['{broken', '{broken'],
      ['', ''],
    ];
    for (const [text, value] of typed) assert.deepEqual(typedValue(text), value);
  });

  it('is shown as it would be typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.jsonValue()), (value) => {
        const json = typeof value === 'string' ? value : parseJson(JSON.stringify(value));
        assert.deepEqual(typedValue(valueTyped(json)), json);
      }),
    );
  });
});
