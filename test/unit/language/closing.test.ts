import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endTagAfter, surplusEndAfter } from '../../../src/language/closing';
import { SAMPLES } from '../templateFiles';
import { templates } from './arbitraryTemplates';
import { asked, factsIn } from './asking';

const endAfter = (template: string) => {
  const { facts, offset } = asked(template);
  return endTagAfter(facts, offset);
};

describe('The end tag of a block', () => {
  const lacking: readonly (readonly [template: string, end: string])[] = [
    ['{% if a %}█', '{% endif %}'],
    ['<a {% unless a %}█>', '{% endunless %}'],
    ['{%- for a in b -%}█', '{%- endfor -%}'],
    ['{% case a %}█\n', '{% endcase %}'],
    ['{% capture a %}█ \r\ntext', '{% endcapture %}'],
    ['<td>{% if a %}█</td>', '{% endif %}'],
    ['{% comment %}█', '{% endcomment %}'],
    ['{% raw %}█', '{% endraw %}'],
    ['{% if a %}{% if b %}█{% endif %}', '{% endif %}'],
    ['{% if a %}{% for b in c %}█{% endif %}', '{% endfor %}'],
    ['{% if a %}{% else %}{% if b %}█{% endif %}', '{% endif %}'],
    ['{% if a %}{% endif %}{% if b %}█', '{% endif %}'],
  ];
  for (const [template, end] of lacking) {
    it(`is ${end} in ${JSON.stringify(template)}`, () => assert.equal(endAfter(template), end));
  }

  for (const template of [
    '{% if a %}█{% endif %}',
    '{% if a %}█ text',
    '{% if a %}█<p>text</p>',
    '{% if a %}{% if b %}█{% endif %}{% endif %}',
    '{% raw %}█{{ a }}{% endraw %}',
    '{% if a %}{% else %}█',
    '{% if a %}{% elsif b %}█',
    '{% endif %}█',
    '{% assign a = 1 %}█',
    '{% if a %} █',
    '{% if a█',
    '{% no_such_tag %}█',
    '{% liquid\n  if a█\n%}',
    '{% comment %}{% if a %}█{% endcomment %}',
    '<!-- {% if a %}█ -->',
    '{{ a }}█',
    '█',
  ]) {
    it(`is not lacking in ${JSON.stringify(template)}`, () => assert.equal(endAfter(template), undefined));
  }
});

describe('Whatever the template', () => {
  it('an end tag is taken away again by the same one before it', () => {
    fc.assert(
      fc.property(templates, (text) => {
        for (const { end: offset } of factsIn(text).tags) {
          const end = endTagAfter(factsIn(text), offset);
          if (!end) continue;
          const [before, after] = [text.slice(0, offset) + end, text.slice(offset)];
          const typed = factsIn(before + end + after);
          const surplus = surplusEndAfter(typed, before.length);
          if (surplus) assert.equal(typed.template.text.slice(0, surplus.start) + after, before + after);
        }
      }),
    );
  });
});

describe('An end tag that was typed', () => {
  const rest = (template: string) => {
    const { facts, offset, text } = asked(template);
    const span = surplusEndAfter(facts, offset);
    return span && text.slice(0, span.start) + text.slice(span.end);
  };

  it('takes the place of the same one behind it', () => {
    assert.equal(rest('{% if a %}b{% endif %}█{% endif %}'), '{% if a %}b{% endif %}');
    assert.equal(rest('{% if a %}\n  b\n{% endif %}█\n{% endif %}\nc'), '{% if a %}\n  b\n{% endif %}\nc');
    assert.equal(
      rest('{% if a %}{% if b %}{% endif %}█{% endif %}{% endif %}'),
      '{% if a %}{% if b %}{% endif %}{% endif %}',
    );
    const nested = '{% if a %}{% for b in c %}{% if b %}{% endif %}';
    assert.equal(rest(`${nested}█{% endif %}{% endfor %}{% endif %}`), `${nested}{% endfor %}{% endif %}`);
  });

  it('leaves none too many when a whole template is typed with rests', () => {
    for (const { file, text } of SAMPLES) {
      let [before, after] = ['', ''];
      for (const typed of text.split(/(?<=%\})/)) {
        before += typed;
        const facts = factsIn(before + after);
        const end = endTagAfter(facts, before.length);
        const surplus = surplusEndAfter(facts, before.length);
        if (end) after = end + after;
        else if (surplus) after = after.slice(surplus.end - surplus.start);
      }
      assert.equal(after, '', file);
    }
  });

  it('leaves what another block needs, what is further away, and other tags', () => {
    for (const template of [
      '{% if a %}{% if b %}{% endif %}█{% endif %}',
      '{% if a %}{% endif %}█ text {% endif %}',
      '{% if a %}{% endif %}█{% endfor %}',
      '{% if a %}{% endif %}█',
      '{% if a %}█{% endif %}',
      '{% endif %} █{% endif %}',
    ]) {
      assert.equal(rest(template), undefined, template);
    }
  });
});
