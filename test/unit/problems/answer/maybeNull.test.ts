import assert from 'node:assert/strict';
import { edited } from '../../../../src/problems/fixing';
import { CALL_TO, problemsOf, reports, silent } from '../checking';

const CODE = 'maybe-null';
const CALL = CALL_TO(
  'get_recs=true&rec_id=a&get_amp_props=true&get_cohort_ids=true&get_propensity=true&prediction_id=p',
);
const CITY = 'amplitude.userData.amp_props.city';

const reportsIn = (use: string, afterFix: string) => reports(CODE, CALL + use, CALL + afterFix);

/** The use after the fix with that number. */
function fixedBy(index: number, use: string): string | undefined {
  const problem = problemsOf(CALL + use).find(({ code }) => code === CODE);
  const fix = problem?.fixes[index];
  return fix && edited(CALL + use, fix.edits).slice(CALL.length);
}

describe('A value that may be null', () => {
  const printed: readonly (readonly [use: string, afterFix: string])[] = [
    [`{{ «${CITY}» }}`, `{{ ${CITY} | default: '' }}`],
    [`{{«${CITY}»}}`, `{{${CITY} | default: ''}}`],
    [`{{- «${CITY}»|upcase -}}`, `{{- ${CITY}|upcase|default: '' -}}`],
    [`{{ «${CITY}» | append:"!" }}`, `{{ ${CITY} | append:"!" | default:"" }}`],
    [`{{\n  «${CITY}»\n  | upcase\n}}`, `{{\n  ${CITY}\n  | upcase | default: ''\n}}`],
    [`{% echo «${CITY}» %}`, `{% echo ${CITY} | default: '' %}`],
    [`{% liquid\n  echo «${CITY}»\n%}`, `{% liquid\n  echo ${CITY} | default: ''\n%}`],
    ["{{ «amplitude.userData.amp_props['gp:city']» }}", "{{ amplitude.userData.amp_props['gp:city'] | default: '' }}"],
    [
      "{{ «amplitude.userData.cohort_ids» | join: ', ' }}",
      "{{ amplitude.userData.cohort_ids | join: ', ' | default: '' }}",
    ],
    ['{{ «amplitude.userData.propensity» }}', "{{ amplitude.userData.propensity | default: '' }}"],
    ['{{ «amplitude.userData.device_id» }}', "{{ amplitude.userData.device_id | default: '' }}"],
    [
      '{{ «amplitude.userData.recommendations[0].rec_id» }}',
      "{{ amplitude.userData.recommendations[0].rec_id | default: '' }}",
    ],
    [`{% assign city = ${CITY} %}{{ «city» }}`, `{% assign city = ${CITY} %}{{ city | default: '' }}`],
    [
      '{{ «amplitude.userData.recommendations[0].is_control» }}',
      '{{ amplitude.userData.recommendations[0].is_control | default: false }}',
    ],
    ...[
      ['{% if city != "" %}', '{% endif %}'],
      ["{% unless city == 'Oslo' %}", '{% endunless %}'],
      ["{% case city %}{% when 'Oslo' %}a{% else %}", '{% endcase %}'],
      ["{% if city == '' %}{% abort_message %}{% endif %}", ''],
    ].map(([before, after]) => {
      const of = (output: string) => `{% assign city = ${CITY} %}${before}${output}${after}`;
      return [of('{{ «city» }}'), of("{{ city | default: '' }}")] as const;
    }),
    [
      `{% assign city = ${CITY} %}{% if city == '' %}{% assign city = 'you' %}{% endif %}{{ «city» }}`,
      `{% assign city = ${CITY} %}{% if city == '' %}{% assign city = 'you' %}{% endif %}{{ city | default: '' }}`,
    ],
    [
      `{% if x %}{% assign city = 'Oslo' %}{% else %}{% assign city = ${CITY} %}{% endif %}{{ «city» }}`,
      `{% if x %}{% assign city = 'Oslo' %}{% else %}{% assign city = ${CITY} %}{% endif %}{{ city | default: '' }}`,
    ],
    ...[
      ['{% if r.is_control != true %}', '{% endif %}'],
      ['{% if r.is_control == true %}{% abort_message %}{% endif %}', ''],
    ].map(([before, after]) => {
      const of = (output: string) => `{% assign r = amplitude.userData.recommendations[0] %}${before}${output}${after}`;
      return [of('{{ «r.rec_id» }}'), of("{{ r.rec_id | default: '' }}")] as const;
    }),
    [
      `{% assign a = ${CITY} | capitalize %}{{ «a» }}{% assign a = 'x' %}{{ a }}`,
      `{% assign a = ${CITY} | capitalize %}{{ a | default: '' }}{% assign a = 'x' %}{{ a }}`,
    ],
    [
      `{% assign city = ${CITY} %}{% case ${CITY} %}{% when 'Oslo' %}a{% else %}{{ «city» }}{% endcase %}`,
      `{% assign city = ${CITY} %}{% case ${CITY} %}{% when 'Oslo' %}a{% else %}{{ city | default: '' }}{% endcase %}`,
    ],
    [
      `{% assign name = ${CITY} | capitalize %}{% if name %}{{ «name» }}{% endif %}`,
      `{% assign name = ${CITY} | capitalize %}{% if name %}{{ name | default: '' }}{% endif %}`,
    ],
    [
      `{% capture a %}{{ «${CITY}» }}{% endcapture %}{% if a != nil %}{{ a }}{% endif %}`,
      `{% capture a %}{{ ${CITY} | default: '' }}{% endcapture %}{% if a != nil %}{{ a }}{% endif %}`,
    ],
    [
      `{% assign n = amplitude.userData.amp_props.n | plus: 0 %}{% if n > 3 %}{{ «${CITY}» }}{% endif %}`,
      `{% assign n = amplitude.userData.amp_props.n | plus: 0 %}{% if n > 3 %}{{ ${CITY} | default: '' }}{% endif %}`,
    ],
    [
      `{% if amplitude.userdata.amp_props.name %}{{ «${CITY}» }}{% endif %}`,
      `{% if amplitude.userdata.amp_props.name %}{{ ${CITY} | default: '' }}{% endif %}`,
    ],
    [`{% if x %}{{ «${CITY}» }}{% endif %}`, `{% if x %}{{ ${CITY} | default: '' }}{% endif %}`],
    [
      `{% if amplitude.userData.amp_props.name %}{{ «${CITY}» }}{% endif %}`,
      `{% if amplitude.userData.amp_props.name %}{{ ${CITY} | default: '' }}{% endif %}`,
    ],
    [`{% if ${CITY} %}{% endif %}{{ «${CITY}» }}`, `{% if ${CITY} %}{% endif %}{{ ${CITY} | default: '' }}`],
    [`{% if ${CITY} or x %}{{ «${CITY}» }}{% endif %}`, `{% if ${CITY} or x %}{{ ${CITY} | default: '' }}{% endif %}`],
    [
      `{% if ${CITY} %}a{% else %}{{ «${CITY}» }}{% endif %}`,
      `{% if ${CITY} %}a{% else %}{{ ${CITY} | default: '' }}{% endif %}`,
    ],
    [
      `{% if amplitude.__http_status_code__ == 200 %}{{ «${CITY}» }}{% endif %}`,
      `{% if amplitude.__http_status_code__ == 200 %}{{ ${CITY} | default: '' }}{% endif %}`,
    ],
    [
      `{% capture a %}{{ «${CITY}» }}{% endcapture %}{{ a }}`,
      `{% capture a %}{{ ${CITY} | default: '' }}{% endcapture %}{{ a }}`,
    ],
    [
      `{% capture a %}{{ «${CITY}» }}{% endcapture %}{% if ${CITY} %}{{ a }}{% endif %}{{ a }}`,
      `{% capture a %}{{ ${CITY} | default: '' }}{% endcapture %}{% if ${CITY} %}{{ a }}{% endif %}{{ a }}`,
    ],
    [
      `{% capture a %}{{ «${CITY}» }}{% endcapture %}{% if amplitude.userData.amp_props.name %}{{ a }}{% endif %}`,
      `{% capture a %}{{ ${CITY} | default: '' }}{% endcapture %}{% if amplitude.userData.amp_props.name %}{{ a }}{% endif %}`,
    ],
    [
      `{% if ${CITY} == 'Oslo' %}a{% elsif x %}b{% else %}{% abort_message %}{% endif %}{{ «${CITY}» }}`,
      `{% if ${CITY} == 'Oslo' %}a{% elsif x %}b{% else %}{% abort_message %}{% endif %}{{ ${CITY} | default: '' }}`,
    ],
    [
      `{% if amplitude.__http_status_code__ != 200 %}{% assign bad = true %}{% endif %}{% if bad %}x{% else %}{{ «${CITY}» }}{% endif %}`,
      `{% if amplitude.__http_status_code__ != 200 %}{% assign bad = true %}{% endif %}{% if bad %}x{% else %}{{ ${CITY} | default: '' }}{% endif %}`,
    ],
    [
      `{% if amplitude.userData.amp_props.name %}{% assign known = true %}{% endif %}{% unless known %}{% abort_message %}{% endunless %}{{ «${CITY}» }}`,
      `{% if amplitude.userData.amp_props.name %}{% assign known = true %}{% endif %}{% unless known %}{% abort_message %}{% endunless %}{{ ${CITY} | default: '' }}`,
    ],
  ];
  const made: readonly (readonly [use: string, afterFix: string])[] = [
    [
      `{% assign city = ${CITY} | capitalize %}{{ «city» }}`,
      `{% assign city = ${CITY} | capitalize %}{{ city | default: '' }}`,
    ],
    [
      "{% assign ids = amplitude.userData.cohort_ids | join: ', ' %}{{ «ids» | upcase }}",
      "{% assign ids = amplitude.userData.cohort_ids | join: ', ' %}{{ ids | upcase | default: '' }}",
    ],
    [
      '{% for r in amplitude.userData.recommendations %}{{ «r.child_rec_id» }}{% endfor %}',
      "{% for r in amplitude.userData.recommendations %}{{ r.child_rec_id | default: '' }}{% endfor %}",
    ],
  ];
  for (const [use, afterFix] of made) it(`was made of one: ${use}`, () => reportsIn(use, afterFix));

  for (const [use, afterFix] of printed) it(`is printed: ${use}`, () => reportsIn(use, afterFix));

  it('is printed only when it is there, by the second fix', () => {
    assert.equal(fixedBy(1, `{{ ${CITY} }}`), `{% if ${CITY} %}{{ ${CITY} }}{% endif %}`);
    assert.equal(fixedBy(1, `a {{- ${CITY} -}} b`), `a {%- if ${CITY} %}{{- ${CITY} -}}{% endif -%} b`);
    assert.equal(
      fixedBy(1, `{% liquid\r\n  echo ${CITY}\r\n%}`),
      `{% liquid\r\n  if ${CITY}\r\n    echo ${CITY}\r\n  endif\r\n%}`,
    );
    assert.equal(fixedBy(1, '{{ amplitude.userData.recommendations[i].child_rec_id }}'), undefined);
  });

  it('is printed by the second fix also when it is false', () => {
    const control = 'amplitude.userData.recommendations[0].is_control';
    assert.equal(fixedBy(1, `{{ ${control} }}`), `{% if ${control} != nil %}{{ ${control} }}{% endif %}`);
  });

  it('is reported in each of thousands of places', () => {
    assert.equal(problemsOf(CALL + `{{ ${CITY} }}`.repeat(3000)).filter(({ code }) => code === CODE).length, 3000);
  });
});

describe('A value that is not printed as null', () => {
  const fine: readonly (readonly [use: string, why: string])[] = [
    [`{{ ${CITY} | default: 'your city' }}`, 'default'],
    [`{{ ${CITY} | upcase | default: 'your city' | append: '!' }}`, 'default amid filters'],
    ['{{ amplitude.userData.user_id }}', 'the user id'],
    ['{{ amplitude.__http_status_code__ }}{{ amplitude.userData }}{{ amplitude }}', 'the answer itself'],
    [`{% if ${CITY} %}{{ ${CITY} }}{% endif %}`, 'if'],
    [`{% if ${CITY} != blank %}{{ ${CITY} }}{% endif %}`, 'not blank'],
    [`{% if ${CITY} != nil and x %}{{ ${CITY} }}{% endif %}`, 'and'],
    [`{% if x %}a{% elsif ${CITY} %}{{ ${CITY} }}{% endif %}`, 'elsif'],
    [`{% if ${CITY} == nil %}a{% else %}{{ ${CITY} }}{% endif %}`, 'else'],
    [`{% unless ${CITY} %}a{% else %}{{ ${CITY} }}{% endunless %}`, 'unless and else'],
    [`{% unless ${CITY} == blank %}{{ ${CITY} }}{% endunless %}`, 'unless blank'],
    [`{% assign home = 'Oslo' %}{% if ${CITY} == home %}{{ ${CITY} }}{% endif %}`, 'equal to a variable'],
    [`{% if ${CITY} > x %}{{ ${CITY} }}{% endif %}`, 'greater than a variable'],
    [`{% if 'Oslo, Rome' contains ${CITY} %}{{ ${CITY} }}{% endif %}`, 'contained in a text'],
    [`{% case ${CITY} %}{% when 'Oslo', 'Rome' %}{{ ${CITY} }}{% endcase %}`, 'case'],
    [`{% case ${CITY} %}{% when nil %}a{% else %}{{ ${CITY} }}{% endcase %}`, 'case with else'],
    [`{% if ${CITY} == blank %}{% abort_message('no city') %}{% endif %}{{ ${CITY} }}`, 'an abort'],
    [`{% unless ${CITY} %}{% abort_message %}{% endunless %}{{ ${CITY} }}`, 'an abort in unless'],
    [
      `{% assign city = ${CITY} %}{% if city == blank %}{% assign city = 'x' %}{% endif %}{{ city }}`,
      'a value for those who have none',
    ],
    [`{% assign city = 'x' %}{% if ${CITY} %}{% assign city = ${CITY} %}{% endif %}{{ city }}`, 'an early assign'],
    [`{% assign city = ${CITY} | default: 'x' %}{{ city }}`, 'an assign with default'],
    [
      `{% assign k = 'city' %}{% if amplitude.userData.amp_props[k] %}{{ ${CITY} }}{% endif %}`,
      'a test of what a variable names',
    ],
    [
      `{% assign k = 'city' %}{% if ${CITY} %}{{ amplitude.userData.amp_props[k] }}{% endif %}`,
      'a test of what is read by a name in a variable',
    ],
    [`{% assign city = ${CITY} %}{% if city %}{{ ${CITY} }}{% endif %}`, 'a test under another name'],
    [`{% assign city = ${CITY} %}{% if ${CITY} %}{{ city }}{% endif %}`, 'a test of what it is'],
    [
      `{% assign props = amplitude.userData.amp_props %}{% if props.city %}{{ props.city }}{{ ${CITY} }}{% endif %}`,
      'a part',
    ],
    [`{% if amplitude.userData.amp_props %}{{ ${CITY} }}{% endif %}`, 'what it stands in'],
    [
      `{% if amplitude.userData.amp_props == nil %}{% abort_message %}{% endif %}{{ ${CITY} }}`,
      'an abort for those without any',
    ],
    [
      '{% for pair in amplitude.userData.amp_props %}{{ pair[0] }}: {{ pair[1] }}{% endfor %}',
      'a loop over properties',
    ],
    ['{% for id in amplitude.userData.cohortIds %}{{ id }}{% endfor %}', 'a loop over a slip'],
    [
      '{% for r in amplitude.userData.recommendations %}{% assign top = r.items[0] %}{{ top }}{% endfor %}',
      'a part of what a loop goes over',
    ],
    [
      '{% assign r = amplitude.userData.recommendations[0] %}{% if r %}{% assign top = r.items[0] %}{{ top }}{% endif %}',
      'a part of what was tested',
    ],
    [
      '{% assign r = amplitude.userData.recommendations[0] %}{% if amplitude.userData.recommendations %}{{ r.rec_id }}{% endif %}',
      'a test of the list around it',
    ],
    [
      '{% assign r = amplitude.userData.recommendations[0] %}{% if amplitude.userData.recommendations == blank %}{% abort_message %}{% endif %}{{ r.rec_id }}',
      'an abort for those without a list',
    ],
    [
      `{% if ${CITY} %}{% assign known = true %}{% endif %}{% if known %}{{ ${CITY} }}{% endif %}`,
      'a variable that tells',
    ],
    [`{% assign length = ${CITY} | size %}{% if length > 0 %}{{ ${CITY} }}{% endif %}`, 'its length'],
    [`{% assign city = ${CITY} | capitalize %}{% if city != '' %}{{ city }}{% endif %}`, 'made of it, and tested'],
    [`{% assign city = ${CITY} | capitalize %}{{ city | default: 'x' }}`, 'made of it, with default'],
    [`{% if ${CITY} %}{% assign city = ${CITY} | capitalize %}{{ city }}{% endif %}`, 'made of it behind a test'],
    [`{% assign city = ${CITY} | capitalize %}{% if ${CITY} %}{{ city }}{% endif %}`, 'made of it before a test'],
    [`{% assign city = ${CITY} | prepend: 'in ' %}{{ city }}`, 'more than it'],
    [`{% if ${CITY}.size > 0 %}{{ ${CITY} }}{% endif %}`, 'its size'],
    [
      `{% assign length = ${CITY} | size %}{% if length == 0 %}{% abort_message %}{% endif %}{{ ${CITY} }}`,
      'an abort for the lack of its size',
    ],
    [
      '{% if amplitude.userData.recommendations %}{{ amplitude.userData.recommendations[0].items[0] }}{% endif %}',
      'its list',
    ],
    [
      '{% if amplitude.userData.recommendations[0].is_control == false %}{{ amplitude.userData.recommendations[0].items | first }}{% endif %}',
      'its neighbour',
    ],
    [
      '{% assign r = amplitude.userData.recommendations[0] %}{% if r.items[0] == "a" or r.child_rec_id %}{{ r.rec_id }}{% endif %}',
      'one of two neighbours, in a variable',
    ],
    [
      '{% if amplitude.userData.recommendations[0].items or amplitude.userData.recommendations[0].child_rec_id %}{{ amplitude.userData.recommendations[0].rec_id }}{% endif %}',
      'one of two neighbours',
    ],
    [`{{ ${CITY} }}{% if ${CITY} == blank %}{% abort_message %}{% endif %}`, 'an abort further down'],
    [
      `{% assign city = ${CITY} %}{% if x %}{{ city }}{% endif %}{% unless city %}{% abort_message %}{% endunless %}`,
      'an abort further down for a variable',
    ],
    ['{% for id in amplitude.userData.cohort_ids %}{{ id }}{% endfor %}', 'a loop'],
    [
      '{% for r in amplitude.userData.recommendations %}{{ r.rec_id }}{{ r.items[0] }}{% endfor %}',
      'a loop over entries',
    ],
    [
      `{% if ${CITY} == 'Oslo' %}a{% endif %}{% if amplitude.userData.cohort_ids contains 'a' %}b{% endif %}`,
      'conditions',
    ],
    [`{{ ${CITY} | plus: 0 }}{{ amplitude.userData.cohort_ids | size }}`, 'filters that count from nothing'],
    [`{% capture a %}{{ ${CITY} }}{% endcapture %}{% if a != blank %}{{ a }}{% endif %}`, 'captured and tested'],
    [`{% capture a %}{{ ${CITY} }}{% endcapture %}{{ a | default: 'x' }}`, 'captured, with default'],
    [
      `{% capture a %}https://x.io/{{ ${CITY} | url_encode }}{% endcapture %}{% connected_content {{ a }} :save b %}{{ b.c }}`,
      'captured as a URL',
    ],
    [
      `{% capture a %}Hi {{ ${CITY} }}{% endcapture %}{% if ${CITY} %}{{ a }}{% else %}Hi{% endif %}`,
      'shown behind a test',
    ],
    [
      `{% capture a %}Hi {{ ${CITY} }}{% endcapture %}{% if ${CITY} == blank %}{% abort_message %}{% endif %}{{ a }}`,
      'shown behind an abort',
    ],
    [
      '{% assign r = amplitude.userData.recommendations[0] %}{% capture a %}{{ r.items[0] }}{% endcapture %}{% if r.is_control == false %}{{ a }}{% endif %}',
      'shown behind a test of its neighbour',
    ],
    [
      `{% if ${CITY} == 'Oslo' %}a{% elsif ${CITY} == 'Rome' %}b{% else %}{% abort_message %}{% endif %}{{ ${CITY} }}`,
      'an abort for all others',
    ],
    [
      `{% case ${CITY} %}{% when 'Oslo' %}a{% when 'Rome' %}b{% else %}{% abort_message %}{% endcase %}{{ ${CITY} }}`,
      'an abort in a case for all others',
    ],
    [
      `{% assign known = true %}{% if ${CITY} == blank %}{% assign known = false %}{% endif %}{% if known == false %}{% abort_message %}{% endif %}{{ ${CITY} }}`,
      'an abort by a variable that tells',
    ],
    [
      '{% assign r = amplitude.userData.recommendations[0] %}{% if amplitude.__http_status_code__ != 200 or r == blank %}{% assign usual = true %}{% endif %}{% if usual %}x{% else %}{{ r.rec_id }}{% endif %}',
      'a variable that tells of the status too',
    ],
    [`{% assign a = 'x' %}{% if ${CITY} %}{% assign a = ${CITY} %}{% endif %}{{ a }}`, 'assigned where it is there'],
    [
      `{% assign a = 'x' %}{% if amplitude.userData.amp_props %}{% assign a = ${CITY} %}{% endif %}{{ a }}`,
      'assigned where the properties are there',
    ],
    [
      `{% assign known = true %}{% if ${CITY} == blank %}{% assign known = false %}{% endif %}{% assign a = 'x' %}{% if known %}{% assign a = ${CITY} %}{% endif %}{{ a }}`,
      'assigned behind a variable that tells',
    ],
    [`{% assign a = ${CITY} %}{% if a == blank %}{% assign a = other %}{% endif %}{{ a }}`, 'replaced where it is not'],
    [
      '{% assign r = amplitude.userData.recommendations[0] %}{% if amplitude.userData.recommendations %}{{ r.rec_id }}{% endif %}{% assign r = other %}{{ r }}',
      'kept in a variable that holds something else further down',
    ],
    [
      '{% assign r = amplitude.userData.recommendations[0] %}{% assign top = r.items[0] %}{% if r.is_control == false %}{{ top }}{% endif %}',
      'kept in a variable before its neighbour is tested',
    ],
    [
      '{% assign top = amplitude.userData.recommendations[0].items[0] %}{% if amplitude.userData.recommendations[0].is_control != false %}{% abort_message %}{% endif %}{{ top }}',
      'kept before an abort by its neighbour',
    ],
    [`{% assign n = ${CITY} | plus: 0 %}{% if n > 3 %}{{ ${CITY} }}{% endif %}`, 'behind a number made of it'],
    [
      '{% assign n = amplitude.userData.recommendations[0].items | size %}{% if n > 1 %}{{ amplitude.userData.recommendations[0].rec_id }}{% endif %}',
      'behind the size of what stands beside it',
    ],
    [
      '{% assign n = amplitude.userData.amp_props | size %}{% if n < 1 %}{% abort_message %}{% endif %}{{ amplitude.userData.amp_props.a }}',
      'behind the size of what it is in',
    ],
    [`{% assign a = ${CITY} | capitalize %}{% if a != '' %}{{ a }}{% endif %}`, 'a text that is not empty'],
    [`{% if amplitude.userdata.amp_props.city %}{{ ${CITY} }}{% endif %}`, 'a slip in the guard'],
    [`{% if ${CITY} %}{{ amplitude.userdata.amp_props.city }}{% endif %}`, 'a slip behind the guard'],
    [
      `{% capture a %}{% if ${CITY} %}yes{% endif %}{% endcapture %}{% if a == 'yes' %}{{ ${CITY} }}{% endif %}`,
      'behind a word that is captured where it is there',
    ],
    [`{% connected_content https://x.io/{{ ${CITY} }} :save b %}{{ b.c }}`, 'part of a URL'],
    [`{{ 'x' | append: ${CITY} }}`, 'an argument'],
    [`{% comment %}{{ ${CITY} }}{% endcomment %}`, 'a comment'],
    ['{{ other.userData.amp_props.city }}', 'another variable'],
  ];
  for (const use of [
    '{{ amplitude.userData.amp_props.',
    '{{ amplitude.userData.amp_props. }}',
    '{{ amplitude.userData.amp_props[ }}',
  ]) {
    it(`is not reported before it is written: ${use}`, () => silent(CODE, CALL + use));
  }

  for (const [use, why] of fine) it(`is left alone: ${why}`, () => silent(CODE, CALL + use));

  it('is left alone in the answers of other APIs', () =>
    silent(CODE, '{% connected_content https://x.io/a :save a %}{{ a.userData.amp_props.city }}'));
});
