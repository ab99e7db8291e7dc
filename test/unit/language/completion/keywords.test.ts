import assert from 'node:assert/strict';
import { accepted, labelsAt } from './completing';

const COMPARISONS = '== != contains > < >= <=';
const CONNECTIVES = 'and or';

describe('Completion of the words between values', () => {
  const offered: readonly (readonly [template: string, labels: string])[] = [
    ['{% if a █ %}{% endif %}', `${COMPARISONS} ${CONNECTIVES}`],
    ['{% unless a.b[0] c█', `${COMPARISONS} ${CONNECTIVES}`],
    ['{% if a %}{% elsif {{b}} █ %}{% endif %}', `${COMPARISONS} ${CONNECTIVES}`],
    ["{% if a contains 'x' █ %}", CONNECTIVES],
    ['{% if a == 1 an█ %}', CONNECTIVES],
    ['{% if a and b █ %}', `${COMPARISONS} ${CONNECTIVES}`],
    ['{% if a !█ %}', `${COMPARISONS} ${CONNECTIVES}`],
    ['{% if a=█ %}', `${COMPARISONS} ${CONNECTIVES}`],
    ['{% liquid\n  if a █\n  endif\n%}', `${COMPARISONS} ${CONNECTIVES}`],
    ['{% for x █ %}', 'in'],
    ['{% for x i█ %}', 'in'],
    ["{% case x %}{% when 'a' █ %}", 'or'],
    ["{% case x %}{% when 'a', b o█ %}", 'or'],
    ["{% assign z = 1 %}{% case x %}{% when 'a' or█ %}", 'or'],
    ["{% liquid\n  case x\n  when 'a' █\n%}", 'or'],
    ['{% assign z = 1 %}{% for x in█ %}', 'in'],
    ['{% assign z = 1 %}{% tablerow x in█ y %}', 'in'],
    ['{% for x █in y %}', ''],
    ['{% for x in y █ %}', 'limit offset reversed'],
    ['{% for x in y rev█ limit: 2 %}', 'offset reversed'],
    ['{% for x in y limit: 2 █ %}', 'offset reversed'],
    ['{% for x in (1..3) █', 'limit offset reversed'],
    ['{% tablerow x in y █ %}', 'cols limit offset'],
    ['{% liquid\n  for x in y █\n  endfor\n%}', 'limit offset reversed'],
    ['{% assign x █ %}', '='],
    ['{% liquid\n  assign x █\n%}', '='],
    ['{% assign x = 1 █ %}', ''],
    ['{{ a █ }}', ''],
    ['{% case a █ %}', ''],
    ['{% for █ %}', ''],
  ];
  for (const [template, labels] of offered) {
    it(`offers ${labels || 'nothing'} in ${JSON.stringify(template)}`, () =>
      assert.equal(labelsAt(template).join(' '), labels));
  }

  it('offers a named argument behind the others, once, and its values first', () => {
    for (const template of [
      '{{ a | default: █ }}',
      '{{ a | default: b, allow_false: true, █ }}',
      '{{ a | append: b, █ }}',
    ]) {
      assert.ok(!labelsAt(template).includes('allow_false'), template);
    }
    assert.deepEqual(labelsAt('{{ a | default: b, allow_false: █ }}').slice(0, 2), ['true', 'false']);
  });

  it('offers none where a value is typed', () => {
    for (const template of [
      '{% if █ %}',
      '{% if a█ %}',
      '{% if a == █ %}',
      '{% for x in █ %}',
      '{% for x in y limit: █ %}',
    ]) {
      const labels = labelsAt(template);
      assert.ok(!labels.includes('and') && !labels.includes('limit') && !labels.includes('in'), template);
    }
  });

  it('goes on with a loop where the last one ended, and offers no constants as numbers of items', () => {
    const offered = (template: string) => {
      const labels = labelsAt(`{% assign n = 1 %}${template}`);
      return ['n', 'continue', 'true', 'nil'].filter((label) => labels.includes(label));
    };
    assert.deepEqual(offered('{% for x in y offset: █ %}{% endfor %}'), ['n', 'continue']);
    assert.deepEqual(offered('{% tablerow x in y limit: 2 offset: con█ %}{% endtablerow %}'), ['n', 'continue']);
    assert.deepEqual(offered('{% for x in y limit: █ %}{% endfor %}'), ['n']);
  });

  const written: readonly (readonly [template: string, label: string, expected: string])[] = [
    ['{% if a con█ %}', 'contains', '{% if a contains  %}'],
    ['{% if a !█= 1 %}', '==', '{% if a == 1 %}'],
    ['{% if a == 1 o█r b %}', 'and', '{% if a == 1 and b %}'],
    ['{% if a █!= 1 %}', '==', '{% if a == 1 %}'],
    ['{% if a █contains b %}', '>=', '{% if a >= b %}'],
    ['{% if a == 1 █and b %}', 'or', '{% if a == 1 or b %}'],
    ['{% if a █b %}', '==', '{% if a == b %}'],
    ['{{ a | default: b, █ }}', 'allow_false', '{{ a | default: b, allow_false:  }}'],
    ['{{ a | default: b, all█ }}', 'allow_false', '{{ a | default: b, allow_false:  }}'],
    ['{{ a | default: b, all█: true }}', 'allow_false', '{{ a | default: b, allow_false: true }}'],
    ['{% for x █', 'in', '{% for x in '],
    ['{% for x in█ y %}', 'in', '{% for x in y %}'],
    ['{% assign x █ %}', '=', '{% assign x =  %}'],
    ['{% assign x █ y %}', '=', '{% assign x = y %}'],
    ['{% for x in y l█ %}', 'limit', '{% for x in y limit:  %}'],
    ['{% for x in y lim█it: 2 %}', 'offset', '{% for x in y offset: 2 %}'],
    ['{% for x in y █ %}', 'reversed', '{% for x in y reversed %}'],
    ['{% for x in y █limit: 2 %}', 'reversed', '{% for x in y reversed limit: 2 %}'],
  ];
  for (const [template, label, expected] of written) {
    it(`writes ${expected}`, () => assert.equal(accepted(template, label), expected));
  }
});
