import assert from 'node:assert/strict';
import { CALL_TO, problemsOf } from '../../problems/checking';
import { notOffered, refactored } from './refactoring';

const TITLE = 'Add an “else”';
const CALL = CALL_TO('get_amp_props=true&get_cohort_ids=true');
const IDS = 'amplitude.userData.cohort_ids';
const PLAN = 'amplitude.userData.amp_props.plan';
const ELSE = '{% else %}{% comment %}Write here what everybody else reads{% endcomment %}';

describe('What is shown otherwise', () => {
  const offered: readonly (readonly [template: string, expected: string])[] = [
    [`{% if ${IDS}█ contains 'a' %}x{% endif %}`, `{% if ${IDS} contains 'a' %}x${ELSE}{% endif %}`],
    [`{% unless ${IDS}█ contains 'a' %}x{% endunless %}`, `{% unless ${IDS} contains 'a' %}x${ELSE}{% endunless %}`],
    [`{% for id in ${IDS}█ %}x{% endfor %}`, `{% for id in ${IDS} %}x${ELSE}{% endfor %}`],
    [`{% case ${PLAN}█ %}{% when 1 %}x{% endcase %}`, `{% case ${PLAN} %}{% when 1 %}x${ELSE}{% endcase %}`],
    [`{% if x %}a{% elsif ${PLAN}█ %}b{% endif %}`, `{% if x %}a{% elsif ${PLAN} %}b${ELSE}{% endif %}`],
    [
      `{% assign plan = ${PLAN} %}{% if plan█ %}b{% endif %}`,
      `{% assign plan = ${PLAN} %}{% if plan %}b${ELSE}{% endif %}`,
    ],
    [`{% if ${PLAN}█ %} x{%- endif %}`, `{% if ${PLAN} %} x${ELSE.replace('{%', '{%-')}{%- endif %}`],
    [
      `a\r\n  {% if ${PLAN}█ %}\r\n  b\r\n  {% endif %}`,
      `a\r\n  {% if ${PLAN} %}\r\n  b\r\n  ${ELSE}\r\n  {%- endif %}`,
    ],
    [
      `{% liquid\n  if ${PLAN}█\n    echo 1\n  endif\n%}`,
      `{% liquid\n  if ${PLAN}\n    echo 1\n  else\n    # Write here what everybody else reads\n  endif\n%}`,
    ],
  ];
  for (const [template, expected] of offered) {
    it(`gets its place: ${template}`, () => {
      const result = refactored(TITLE, CALL + template);
      assert.equal(result, CALL + expected);
      assert.deepEqual(
        problemsOf(result).filter(({ code, severity }) => code === 'no-fallback' || severity === 'error'),
        [],
      );
    });
  }

  for (const template of [
    `{% if ${IDS}█ contains 'a' %}x{% else %}y{% endif %}`,
    '{% if other█ %}x{% endif %}',
    `{% if ${IDS} contains 'a' %}x█{% endif %}`,
    `{% if ${IDS}█ contains 'a' %}x`,
    `{% if ${PLAN}█ == blank %}{% abort_message %}{% endif %}`,
    `{% assign a = ${IDS}█ %}`,
    `{{ ${IDS}█ }}`,
    `{% comment %}{% if ${IDS}█ %}x{% endif %}{% endcomment %}`,
  ]) {
    it(`is said already, or has no place: ${template}`, () => notOffered(TITLE, CALL + template));
  }
});
