import assert from 'node:assert/strict';
import { accepted, completionNamed, labelsAt } from './completing';

describe('Completion of tags', () => {
  const written: readonly (readonly [template: string, label: string, expected: string])[] = [
    ['{% █ %}', 'assign', '{% assign █ = █ %}'],
    ['{% █ %}', 'if', '{% if █ %}{% endif %}'],
    ['{%█%}', 'unless', '{% unless █ %}{% endunless %}'],
    ['{%- █ -%}', 'for', '{%- for █ in █ -%}{%- endfor -%}'],
    ['{% i█', 'if', '{% if █ %}█{% endif %}'],
    ['{% █ %}{% endif %}', 'if', '{% if █ %}{% endif %}'],
    ['{% if a %}{% █ %}{% endif %}', 'if', '{% if a %}{% if █ %}{% endif %}{% endif %}'],
    ['{% █if a %}{% endif %}', 'unless', '{% unless a %}{% endif %}'],
    ['{% if a %}{% e█ %}', 'endif', '{% if a %}{% endif %}'],
    ['{% if a %}{% █ %}{% endif %}', 'elsif', '{% if a %}{% elsif █ %}{% endif %}'],
    ['{% case a %}{% █', 'when', '{% case a %}{% when █ %}'],
    ['{% liquid\n  █\n%}', 'capture', '{% liquid\n  capture █\n\t█\nendcapture\n%}'],
    ['{% liquid █ %}', 'increment', '{% liquid increment █ %}'],
    ['{% liquid\n  if a\n    █\n  endif\n%}', 'break', '{% liquid\n  if a\n    break\n  endif\n%}'],
    ['<p>{% █</p>', 'if', '<p>{% if █ %}█{% endif %}</p>'],
    ['<p>{% i█</p>', 'if', '<p>{% if █ %}█{% endif %}</p>'],
    ['{%█ text', 'if', '{% if █ %}█{% endif %} text'],
    ['{% █ a == 1 %}', 'if', '{% if a == 1 %}'],
    ['{% raw %}{{ a }}{% e█ %}', 'endraw', '{% raw %}{{ a }}{% endraw %}'],
    ['{% liquid\n  ec█ho a\n%}', 'assign', '{% liquid\n  assign a\n%}'],
  ];
  for (const [template, label, expected] of written) {
    it(`writes ${JSON.stringify(expected)}`, () => assert.equal(accepted(template, label), expected));
  }

  it('leads on to a value where one comes next', () => {
    for (const template of ['{% █ %}', '{% liquid\n  █\n%}']) {
      assert.equal(completionNamed(template, 'if').again, true, template);
      assert.equal(completionNamed(template, 'for').again, undefined, template);
    }
  });

  it('offers one else, and nothing that it would keep from being read', () => {
    const words = (template: string) => labelsAt(template).filter((label) => /^(els|when)/.test(label));
    assert.deepEqual(words('{% if x %}{% █ %}{% else %}{% endif %}'), ['elsif']);
    assert.deepEqual(words('{% if x %}{% else %}{% █ %}{% endif %}'), []);
    assert.deepEqual(words('{% if x %}{% el█se %}{% endif %}'), ['elsif', 'else']);
    assert.deepEqual(words('{% case x %}{% when 1 %}{% █ %}{% else %}{% endcase %}'), ['when']);
    assert.deepEqual(words('{% if x %}{% else %}{% if y %}{% █ %}{% endif %}{% endif %}'), ['elsif', 'else']);
  });

  it('offers what divides or ends a block only inside of it', () => {
    assert.deepEqual(labelsAt('{% for x in y %}{% █').slice(0, 2), ['endfor', 'else']);
    assert.deepEqual(labelsAt('{% if x %}{% █ %}{% endif %}').slice(0, 2), ['elsif', 'else']);
    assert.ok(labelsAt('{% █ %}').every((label) => !label.startsWith('end') && label !== 'else'));
    assert.equal(labelsAt('{% if x %}{% if y %}{% █ %}{% endif %}')[0], 'endif', 'of the one around it');
    assert.equal(labelsAt('{% if x %}{% if y %}{% █ %}{% endif %}{% endif %}')[0], 'elsif');
    assert.deepEqual(labelsAt('{% █  if x %}{% endif %}'), [], 'before a name');
    assert.deepEqual(labelsAt('{% if x %}{%█- endif %}'), [], 'before the name of an end tag');
    for (const template of ['{% comment█', '{%- raw█']) assert.equal(labelsAt(template)[0], 'if', template);
  });
});
