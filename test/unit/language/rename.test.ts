import assert from 'node:assert/strict';
import { renamableAt, renameAt } from '../../../src/language/rename';
import { asked } from './asking';
import { applied } from './editing';

/** The template after the variable at the cursor was renamed, or the reason why it was not. */
function renamed(template: string, name = 'new'): string | undefined {
  const { facts, text, offset } = asked(template);
  const answer = renameAt(facts, offset, name);
  return answer?.kind === 'renamed' ? applied(text, answer.edits) : answer?.reason;
}

describe('Renaming', () => {
  const cases: readonly (readonly [sentence: string, template: string, expected: string])[] = [
    [
      'changes definitions and uses',
      '{% assign █a = 1 %}{% if a == 1 %}{{ a.b | plus: a }}{{ c[a] }}{% endif %}',
      '{% assign new = 1 %}{% if new == 1 %}{{ new.b | plus: new }}{{ c[new] }}{% endif %}',
    ],
    [
      'changes :save',
      '{% connected_content https://x.io :save a :retry %}{{ █a.b }}',
      '{% connected_content https://x.io :save new :retry %}{{ new.b }}',
    ],
    [
      'begins at :save as well',
      '{% connected_content https://x.io :save █a %}{{ a.b }}',
      '{% connected_content https://x.io :save new %}{{ new.b }}',
    ],
    [
      'changes a capture and what counts',
      '{% capture a %}{% endcapture %}{% increment a %}{{ a█ }}',
      '{% capture new %}{% endcapture %}{% increment new %}{{ new }}',
    ],
    [
      'stays in the loop',
      '{{ a }}{% for █a in a %}{{ a }}{% endfor %}{{ a }}',
      '{{ a }}{% for new in a %}{{ new }}{% endfor %}{{ a }}',
    ],
    [
      'stays out of a loop that hides the name',
      '{% assign █a = 1 %}{% for a in a %}{{ a }}{% endfor %}{{ a }}',
      '{% assign new = 1 %}{% for a in new %}{{ a }}{% endfor %}{{ new }}',
    ],
    ['keeps the quotes of an assign', "{% assign '█a' = 1 %}{{ a }}", "{% assign 'new' = 1 %}{{ new }}"],
    ['changes a name that nothing defines', '{{ █a }}{{ a.b }}', '{{ new }}{{ new.b }}'],
    [
      'leaves properties, strings, comments and personalization alone',
      "{% assign █a = 1 %}{{ b.a | append: 'a' }}{{ ${a} }}{{ c.${a} }}{% comment %}{{ a }}{% endcomment %}",
      "{% assign new = 1 %}{{ b.a | append: 'a' }}{{ ${a} }}{{ c.${a} }}{% comment %}{{ a }}{% endcomment %}",
    ],
    [
      'may take a name that lives in another loop only',
      '{% for █a in b %}{{ a }}{% endfor %}{% for new in b %}{{ new }}{% endfor %}',
      '{% for new in b %}{{ new }}{% endfor %}{% for new in b %}{{ new }}{% endfor %}',
    ],
    [
      'may take the name of a loop’s variable that is not used around it',
      '{% for new in b %}{{ new }}{% endfor %}{{ █a }}',
      '{% for new in b %}{{ new }}{% endfor %}{{ new }}',
    ],
    [
      'may take, in a loop, a name that is defined later and elsewhere',
      '{% for █a in b %}{{ a }}{% endfor %}{% assign new = 1 %}{{ new }}',
      '{% for new in b %}{{ new }}{% endfor %}{% assign new = 1 %}{{ new }}',
    ],
  ];
  for (const [sentence, template, expected] of cases) {
    it(sentence, () => assert.equal(renamed(template), expected));
  }

  it('to the same name changes nothing', () => {
    assert.equal(renamed('{% assign █a = 1 %}{{ a }}', 'a'), '{% assign a = 1 %}{{ a }}');
  });

  for (const name of ['', ' ', 'a b', 'a-b', '1a', 'ä', 'a.b', "a'", 'a\n', 'a%}']) {
    it(`refuses ${JSON.stringify(name)}, which is no name`, () => {
      assert.match(renamed('{% assign █a = 1 %}', name) ?? '', /name/);
    });
  }

  for (const name of [
    'true',
    'nil',
    'empty',
    'blank',
    'and',
    'contains',
    'in',
    'if',
    'endraw',
    'elsif',
    'echo',
    'forloop',
  ]) {
    it(`refuses ${name}, a word of Liquid`, () => {
      assert.match(renamed('{% assign █a = 1 %}', name) ?? '', /word of Liquid/);
    });
  }

  const clashes: readonly (readonly [sentence: string, template: string])[] = [
    ['another variable', '{% assign new = 1 %}{% assign █a = 2 %}'],
    ['a variable that is defined later', '{% assign █a = 2 %}{% assign new = 1 %}'],
    ['a name that nothing defines', '{% assign █a = 1 %}{{ new }}'],
    ['a group of attributes that is used', '{% assign █a = 1 %}{{ new.${b} }}'],
    ['the variable of a loop around a use', '{% assign a = 1 %}{% for new in b %}{{ █a }}{% endfor %}'],
    ['a variable that a loop would hide', '{% for █a in b %}{{ a }}{{ new }}{% endfor %}'],
    ['a variable that is visible in the loop', '{% assign new = 1 %}{% for █a in b %}{{ a }}{% endfor %}'],
    ['the variable of an inner loop', '{% for █a in b %}{% for new in c %}{{ a }}{% endfor %}{% endfor %}'],
    ['the variable of an outer loop', '{% for new in b %}{% for █a in c %}{{ a }}{% endfor %}{% endfor %}'],
  ];
  for (const [sentence, template] of clashes) {
    it(`refuses the name of ${sentence}`, () => {
      assert.match(renamed(template) ?? '', /“new” already means something here/);
    });
  }

  const given: readonly (readonly [template: string, reason: RegExp])[] = [
    ['{% connected_content https://x.io %}{{ █connected }}', /“connected” .* “connected_content” .*:save/],
    ['{% for a in b %}{{ █forloop.index }}{% endfor %}', /“forloop” .* “for”/],
    ['{% catalog_items shoes 1 %}{{ █items[0] }}', /“items” .* “catalog_items”/],
    ['{{ a.█b }}', /Only variables/],
    ['{{ ${█a} }}', /Only variables/],
    ['{% █if a %}{% endif %}', /Only variables/],
    ['{{ a.b. █with us', /word of Liquid/],
    ['{{ a.b. █with c }}', /word of Liquid/],
  ];
  for (const [template, reason] of given) {
    it(`says why ${template} cannot be renamed`, () => {
      const { facts, offset } = asked(template);
      const answer = renamableAt(facts, offset);
      assert.match(answer?.kind === 'refused' ? answer.reason : '', reason);
      assert.match(renamed(template) ?? '', reason);
    });
  }

  it('leaves text to others', () => {
    const { facts, offset } = asked('<p█>{{ a }}</p>');
    assert.equal(renamableAt(facts, offset), undefined);
    assert.equal(renameAt(facts, offset, 'new'), undefined);
  });

  it('offers the name as it stands', () => {
    const { facts, offset, spans } = asked('{{ b }}{{ «a█b».c }}');
    assert.deepEqual(renamableAt(facts, offset), { kind: 'renamable', name: 'ab', ...spans[0] });
  });
});
