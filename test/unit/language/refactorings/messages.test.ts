import assert from 'node:assert/strict';
import type { Caller } from '../../../../src/preview/rendering';
import { edited } from '../../../../src/problems/fixing';
import { answer } from '../../../../src/sample/handler';
import { rendering } from '../../preview/rendering';
import { CALL_TO, problemsOf } from '../../problems/checking';
import { marked } from '../../template/marks';
import { offeredIn } from './refactoring';

const CALL = CALL_TO('get_recs=true&rec_id=home-page&get_amp_props=true&get_cohort_ids=true');
const COMPUTATIONS = CALL_TO('get_computations=true');
const REC = 'amplitude.userData.recommendations[0]';

const fromSample: Caller = async ({ url }) => {
  const { pathname, search } = new URL(url);
  const { status, body } = answer({ method: 'GET', url: pathname + search, headers: {}, keyless: true });
  return { status, body, contentType: 'application/json', durationMs: 1, fromCache: false };
};

async function messageFor(user: string, text: string): Promise<string> {
  const { output, problems } = await rendering(text, { personalization: { user_id: user } }, fromSample);
  assert.deepEqual(problems, [], text);
  return output;
}

const PEOPLE = ['treated-user', 'no-recommendations-user', 'testUser', 'new-user'];

describe('A message whose template is refactored', () => {
  const templates: readonly string[] = [
    'Hello {{ amplitude.userData.amp_props.first_used█ | upcase }}!',
    '\n{{ amplitude.userData.amp_props.library█ }} is what you use.',
    'a\n\n  {{- amplitude.userData.amp_props.library█ -}}\n\nb',
    '<p>\r\n  {{ amplitude.userData.cohort_ids█ | join }}\r\n  {{ amplitude.userData.cohort_ids | first }}\r\n</p>',
    "a\n  {% if amplitude.userData.cohort_ids█ contains 'cohort1' %}\n  in\n  {% else %}\n  out\n  {% endif %}\nb",
    `a\n<ul>\n  {% for p in ${REC}.items█ %}\n  <li>{{ p }}</li>\n  {% endfor %}\n</ul>`,
    `a\n  {%- for p in ${REC}.items█ -%}\n  <li>{{ p }}</li>\n  {%- endfor -%}\n</ul>`,
    `{{ ${REC}.items█[0] }}, {{ ${REC}.items | join: ', ' }}`,
    `a\n{% liquid\n  assign rec = ${REC}\n  for p in rec.items█\n    echo p\n  endfor\n%}\nb`,
    "{{ 'x' | append: amplitude.userData.user_id█ }}",
  ];
  for (const template of templates) {
    it(`reads the same: ${template}`, async () => {
      const { text } = marked(CALL + template);
      const offered = Object.entries(offeredIn(CALL + template));
      assert.notEqual(offered.length, 0);
      for (const [title, after] of offered) {
        // Whoever has no recommendation reads the new default.
        const people = title.startsWith('Show') ? PEOPLE.slice(0, 1) : PEOPLE;
        for (const user of people) {
          assert.equal(await messageFor(user, after), await messageFor(user, text), `${title} for ${user}: ${after}`);
        }
      }
    });
  }

  it('reads the same where the call gets a guard', async () => {
    for (const template of [`a\n${CALL}█\nb`, `a\n  ${CALL.replace('%}', '█-%}')}\nb`, `${CALL}█b`]) {
      const { text } = marked(template);
      const [after = ''] = Object.values(offeredIn(template));
      assert.equal(await messageFor('testUser', after), await messageFor('testUser', text), after);
    }
  });
});

describe('A message in whose template a problem with an answer is fixed', () => {
  const templates: readonly string[] = [
    `${CALL}\nHello {{ amplitude.userData.amp_props.library }}!`,
    `${CALL}\n  {{- amplitude.userData.cohort_ids | join: ', ' -}}\nb`,
    `${CALL}a\n<ul>\n  {% for p in ${REC}.items %}\n  <li>{{ p }}</li>\n  {% endfor %}\n</ul>`,
    `${CALL}a\n  {%- for p in ${REC}.items -%}\n  <li>{{ p }}</li>\n  {%- else -%}\n  none\n  {%- endfor -%}\n</ul>`,
    `${CALL}{{ ${REC}.items[0] | default: 'nothing new' }}`,
    `${CALL}{{ 'For you: ' | append: ${REC}.items[0] }}`,
    `${CALL}{% assign top = ${REC}.items[0] | default: 'nothing new' %}{{ top }}`,
    `${CALL}{% assign items = ${REC}.items %}{% if items %}{{ items[0] }}{% else %}none{% endif %}`,
    `${CALL}{% liquid\n  assign rec = ${REC}\n  echo rec.items[0] | default: 'nothing new'\n%}`,
    `${COMPUTATIONS}\n\n{% assign n = amplitude.userData.amp_props['computed-prop-2'] %}{{ n }}\n  {{ n | upcase }}`,
  ];
  for (const template of templates) {
    it(`reads the same outside of the control group: ${template.replace(/^\{%.*?%\}/, '')}`, async () => {
      const problems = problemsOf(template).filter(({ fixes }) => fixes && fixes.length > 0);
      assert.notEqual(problems.length, 0);
      for (const { code, fixes } of problems) {
        for (const { title, edits } of fixes ?? []) {
          const after = edited(template, edits);
          for (const user of PEOPLE) {
            assert.equal(await messageFor(user, after), await messageFor(user, template), `${code}, ${title}, ${user}`);
          }
        }
      }
    });
  }

  it('reads the default in the control group', async () => {
    const template = `${CALL}{{ ${REC}.items[0] | default: 'nothing new' }}`;
    const problem = problemsOf(template).find(({ code }) => code === 'no-control-guard');
    assert.equal(await messageFor('control-user', edited(template, problem?.fixes?.[0]?.edits ?? [])), 'nothing new');
  });

  it('reads what a number compared with a number says', async () => {
    const prop = "amplitude.userData.amp_props['computed-prop-1']";
    const template = `${COMPUTATIONS}\n  {% if ${prop} > 100 %}big{% else %}small{% endif %}`;
    const problem = problemsOf(template).find(({ code }) => code === 'number-as-text');
    assert.equal(await messageFor('testUser', edited(template, problem?.fixes?.[0]?.edits ?? [])), '\n  big');
  });
});
