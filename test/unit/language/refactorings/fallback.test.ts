import assert from 'node:assert/strict';
import { CALL_TO } from '../../problems/checking';
import { notOffered, refactored } from './refactoring';

const TITLE = 'Add a fallback';

describe('A fallback', () => {
  const offered: readonly (readonly [template: string, expected: string])[] = [
    ['{{ a.city█ }}', "{{ a.city | default: '' }}"],
    ['{{city█}}', "{{city | default: ''}}"],
    ['{{- a.city█ | upcase -}}', "{{- a.city | upcase | default: '' -}}"],
    ['{{ a.city█|append:"!" }}', '{{ a.city|append:"!"|default:"" }}'],
    ['«{{ a.city }}»', "{{ a.city | default: '' }}"],
    ['{{${first_name}█}}', "{{${first_name} | default: ''}}"],
    ['{% assign city = a.city█ %}', "{% assign city = a.city | default: '' %}"],
    [
      "{% assign city = a.city█ %}{% if city == 'Oslo' or city == blank %}x{% endif %}",
      "{% assign city = a.city | default: '' %}{% if city == 'Oslo' or city == blank %}x{% endif %}",
    ],
    ['{% echo a.city█ %}', "{% echo a.city | default: '' %}"],
    ['{% liquid\r\n  echo a.city█\r\n%}', "{% liquid\r\n  echo a.city | default: ''\r\n%}"],
    ['{% assign first = {{a.b}}█ %}', "{% assign first = {{a.b}} | default: '' %}"],
    ['<a title="{{ a.city█ }}">', '<a title="{{ a.city | default: \'\' }}">'],
  ];
  for (const [template, expected] of offered) {
    it(`is added: ${template}`, () => assert.equal(refactored(TITLE, template), expected));
  }

  for (const template of [
    "{{ a.city█ | default: 'x' }}",
    "{{ a.city█ | default: 'x' | upcase }}",
    "{{ 'text█' }}",
    "{{ 'a' | append: b█ }}",
    '{% assign n = 1█ %}',
    '{{ a.city | █ }}',
    '{{ a.city█',
    '{{ █ }}',
    '{% if a.city█ %}x{% endif %}',
    '{% assign city = a.city█ %}{% if city and b %}x{% endif %}',
    '{% assign city = a.city█ %}{% unless {{ city }} %}x{% endunless %}',
    "{% assign city = a.city█ %}{% if b %}{% elsif city != '' %}x{% endif %}",
    '{% liquid\n  assign city = a.city█\n  if city == nil\n    echo b\n  endif\n%}',
    '{% connected_content https://x.io/{{ a.city█ }} :save b %}',
    'te█xt',
    '{% comment %}{{ a.city█ }}{% endcomment %}',
  ]) {
    it(`is of no use: ${template}`, () => notOffered(TITLE, template));
  }

  it('is false for a flag, and 0 for a number that is kept', () => {
    const call = CALL_TO('get_recs=true&rec_id=a&get_propensity=true&prediction_id=p');
    const added = (use: string) => refactored(TITLE, call + use).slice(call.length);
    const control = 'amplitude.userData.recommendations[0].is_control';
    assert.equal(added(`{% assign control = ${control}█ %}`), `{% assign control = ${control} | default: false %}`);
    const propensity = 'amplitude.userData.propensity';
    assert.equal(added(`{% assign p = ${propensity}█ %}`), `{% assign p = ${propensity} | default: 0 %}`);
    assert.equal(added(`{{ ${propensity}█ }}`), `{{ ${propensity} | default: '' }}`);
  });
});
