import assert from 'node:assert/strict';
import { insertionAt, insertionInText } from '../../../../src/editor/profiles/insertion';
import { parseTemplate } from '../../../../src/template/parser';

const value = { liquid: 'amplitude.userData.amp_props.city' };
const condition = { liquid: "amplitude.userData.cohort_ids contains 'a'", isCondition: true };

/** The template after the insertion, with `█` where the cursor was. */
function inserted(marked: string, row: typeof value): string {
  const offset = marked.indexOf('█');
  const text = marked.replace('█', '');
  const { before, after } = insertionAt(parseTemplate(text), offset, row);
  return `${text.slice(0, offset)}${before}${after}${text.slice(offset)}`;
}

describe('Liquid that is inserted', () => {
  it('is printed in the text of a message', () => {
    assert.equal(inserted('Hi █!', value), 'Hi {{ amplitude.userData.amp_props.city }}!');
    assert.equal(inserted('{{ a }}█{% b %}', value), '{{ a }}{{ amplitude.userData.amp_props.city }}{% b %}');
  });

  it('is the expression alone inside an output or a tag', () => {
    assert.equal(inserted('{{ █ }}', value), '{{ amplitude.userData.amp_props.city }}');
    assert.equal(inserted('{% if █ %}x{% endif %}', condition), `{% if ${condition.liquid} %}x{% endif %}`);
    assert.equal(inserted('{{ █', value), '{{ amplitude.userData.amp_props.city');
  });

  it('asks the question of a condition around what comes next', () => {
    assert.equal(inserted('█Hi', condition), `{% if ${condition.liquid} %}{% endif %}Hi`);
    assert.deepEqual(insertionInText(condition), { before: `{% if ${condition.liquid} %}`, after: '{% endif %}' });
  });
});
