import assert from 'node:assert/strict';
import { holdsPlace } from '../../../src/template/branches';
import { collectFacts } from '../../../src/template/facts';
import { parseTemplate } from '../../../src/template/parser';
import { marked } from './marks';

/** The tags of the branches around the cursor, outermost first. */
function around(template: string): string[] {
  const { text, offset } = marked(template);
  const { branches } = collectFacts(parseTemplate(text));
  const tags: string[] = [];
  for (let place = branches.at(offset); place; place = place.parent) {
    tags.unshift(place.branch.tag.name);
    assert.equal(branches.of(place.branch.tag), place);
  }
  return tags;
}

/** Whether the two marked places exclude each other. */
function exclude(template: string): boolean {
  const { text, spans } = marked(template);
  const [one, other] = spans.map(({ start }) => start);
  const { branches } = collectFacts(parseTemplate(text));
  const answer = branches.exclude(one ?? -1, other ?? -1);
  assert.equal(branches.exclude(other ?? -1, one ?? -1), answer);
  return answer;
}

describe('The branches around a place', () => {
  it('are those of the blocks that it stands in', () => {
    assert.deepEqual(around('█x{% if a %}{% endif %}'), []);
    assert.deepEqual(around('{% if a %}█x{% endif %}'), ['if']);
    assert.deepEqual(around('{% if a %}{% elsif b %}{% for c in d %}{% endfor %}█x{% else %}{% endif %}'), ['elsif']);
    assert.deepEqual(around('{% if a %}{% else %}{% for c in d %}█x{% endfor %}{% endif %}'), ['else', 'for']);
    assert.deepEqual(around('{% if a %}{% endif %}█'), []);
    assert.deepEqual(around('{% case a %}{% when 1 %}{% when 2 %}█x{% endcase %}'), ['when']);
  });

  it('reach into the lines of a liquid tag, and to the end where no end tag stands', () => {
    assert.deepEqual(around('{% if a %}{% liquid\n unless b\n echo █c\n endunless %}{% endif %}'), ['if', 'unless']);
    assert.deepEqual(around('{% if a %}{% unless b %} █ '), ['if', 'unless']);
  });

  it('are not what Braze does not evaluate', () => {
    assert.deepEqual(around('{% if a %}{% comment %}{% if b %}█{% endcomment %}{% endif %}'), ['if']);
    assert.deepEqual(around('<!-- {% if a %}█{% endif %} -->'), []);
  });
});

describe('Two places', () => {
  it('exclude each other in two branches of one block', () => {
    for (const template of [
      '{% if a %}«x»{% else %}«x»{% endif %}',
      '{% if a %}{% if b %}«x»{% endif %}{% elsif c %}{% for d in e %}«x»{% endfor %}{% endif %}',
      '{% case a %}{% when 1 %}«x»{% when 2 %}{% else %}«x»{% endcase %}',
      '{% if x %}{% unless a %}«x»{% else %}{% if b %}«x»{% endif %}{% endunless %}{% endif %}',
    ]) {
      assert.equal(exclude(template), true, template);
    }
  });

  it('do not when both can be evaluated', () => {
    for (const template of [
      '«x»«x»',
      '«x»{% if a %}«x»{% endif %}',
      '{% if a %}«x»{% endif %}{% if a %}«x»{% endif %}',
      '{% if a %}«x»{% if b %}«x»{% endif %}{% else %}{% endif %}',
      '{% for a in b %}«x»{% endfor %}{% unless c %}{% else %}«x»{% endunless %}',
    ]) {
      assert.equal(exclude(template), false, template);
    }
  });
});

describe('A place', () => {
  it('holds what stands in it, and the template holds all', () => {
    const { text, spans } = marked('{% if a %}«x»{% if b %}«x»{% endif %}{% else %}«x»{% endif %}«x»');
    const { branches } = collectFacts(parseTemplate(text));
    const [outer, inner, other, none] = spans.map(({ start }) => branches.at(start));
    assert.ok(holdsPlace(outer, inner) && holdsPlace(outer, outer) && holdsPlace(none, inner));
    assert.ok(!holdsPlace(inner, outer) && !holdsPlace(other, inner) && !holdsPlace(outer, none));
  });
});
