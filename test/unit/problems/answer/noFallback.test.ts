import { CALL_TO, reports, silent } from '../checking';

const CODE = 'no-fallback';
const QUERY = 'get_recs=true&rec_id=a&get_amp_props=true&get_cohort_ids=true';
const CALL = CALL_TO(QUERY);
const MARKED = CALL.replace('connected_content', '«connected_content»');
const CITY = 'amplitude.userData.amp_props.city';
const REC = 'amplitude.userData.recommendations[0]';
const GUARD = "{% if amplitude.__http_status_code__ != 200 %}{% abort_message('The call failed') %}{% endif %}";

describe('A call of which nothing says what happens when it fails', () => {
  const uses: readonly (readonly [use: string, how: string])[] = [
    [`Hello {{ ${CITY} }}`, 'a value is printed'],
    [`{% if ${CITY} %}You live in {{ ${CITY} }}{% endif %}`, 'a guard alone'],
    [`{% if ${CITY} != blank %}You live in {{ ${CITY} }}{% endif %}`, 'a guard alone, not blank'],
    ["{% if amplitude.userData.cohort_ids contains 'a' %}Thank you{% endif %}", 'a cohort'],
    [
      "{% if amplitude.userData.cohort_ids contains 'a' %}A{% elsif amplitude.userData.cohort_ids contains 'b' %}B{% endif %}",
      'one of two cohorts',
    ],
    ["{% case amplitude.userData.user_id %}{% when 'a' %}A{% endcase %}", 'a case'],
    [`{% for p in ${REC}.items %}{{ p }}{% endfor %}`, 'a loop'],
    [`{% if ${REC}.is_control == false %}{{ ${REC}.items[0] }}{% endif %}`, 'a control guard alone'],
    [`{% assign city = ${CITY} | upcase %}{{ city }}`, 'through a variable'],
    [`{% capture text %}{{ ${CITY} }}{% endcapture %}{{ text }}`, 'through a capture'],
    [`{% if ${CITY} %}{% assign text = 'a' %}{% endif %}{{ text }}`, 'a text for some'],
    [`{% capture text %}{% if ${CITY} %}a{% endif %}{% endcapture %}{{ text }}`, 'a text captured for some'],
    [`{% if x %}{{ ${CITY} }}{% else %}y{% endif %}`, 'the else of something else'],
    [`{{ ${CITY} }}{{ other | default: 'x' }}`, 'the default of something else'],
    [`{{ ${CITY} }}{% assign a = ${CITY} | default: 'x' %}`, 'the default of what nobody reads'],
    [`{{ other | default: ${CITY} }}`, 'as the default of something else'],
    [`{{ ${CITY} }}{{ amplitude.__http_status_code__ }}`, 'the status is only printed'],
    [`{% if ${CITY} == nil %}{% endif %}{{ ${CITY} }}`, 'a branch without anything'],
  ];
  for (const [use, how] of uses) it(`is reported: ${how}`, () => reports(CODE, MARKED + use, CALL + GUARD + use));

  it('is guarded where it stands, as it is written', () => {
    const use = `\n{{ ${CITY} }}`;
    const lines = `\n${"{%- if amplitude.__http_status_code__ != 200 %}\n  {% abort_message('The call failed') %}\n{% endif %}"}`;
    reports(CODE, `a\n${MARKED}${use}`, `a\n${CALL}${lines}${use}`);
    const tag = (marks: string) => `{% liquid\r\n  ${marks.slice(3, -3)}\r\n`;
    const echo = `  echo ${CITY}\r\n%}`;
    const inLiquid =
      "  if amplitude.__http_status_code__ != 200\r\n    abort_message('The call failed')\r\n  endif\r\n";
    reports(CODE, tag(MARKED) + echo, tag(CALL) + inLiquid + echo);
  });

  it('is not guarded by an abort where it is tried again', () => {
    const retried = MARKED.replace(' %}', ' :retry %}');
    reports(CODE, `${retried}{{ ${CITY} }}`);
  });

  it('is each of several', () => {
    const other = MARKED.replace(':save amplitude', ':save b');
    const text = `${MARKED}${other}{{ ${CITY} }}{{ b.userData.user_id }}`;
    const fixed = `${CALL}${GUARD}${other}{{ ${CITY} }}{{ b.userData.user_id }}`;
    reports(CODE, text, fixed.replace(/[«»]/g, ''));
  });
});

describe('A call that is expected to fail', () => {
  const fine: readonly (readonly [use: string, why: string])[] = [
    [`{% if amplitude.__http_status_code__ != 200 %}{% abort_message('x') %}{% endif %}{{ ${CITY} }}`, 'an abort'],
    [`{% if amplitude.__http_status_code__ == 200 %}{{ ${CITY} }}{% endif %}`, 'a status check'],
    [
      `{% assign status = amplitude.__http_status_code__ %}{% if status == 200 %}{{ ${CITY} }}{% endif %}`,
      'a status kept',
    ],
    [`{{ ${CITY} | default: 'x' }}`, 'default'],
    [`{% assign city = ${CITY} | default: 'x' %}{{ city }}`, 'default in assign'],
    [`{% if ${CITY} %}{{ ${CITY} }}{% else %}x{% endif %}`, 'else'],
    [`{% unless ${CITY} %}x{% else %}{{ ${CITY} }}{% endunless %}`, 'unless and else'],
    [`{% unless ${CITY} %}x{% endunless %}{{ ${CITY} }}`, 'unless'],
    ["{% unless amplitude.userData.cohort_ids contains 'a' %}Join us{% endunless %}", 'unless in a cohort'],
    [`{% if ${CITY} == blank %}{% abort_message %}{% endif %}{{ ${CITY} }}`, 'an abort for those without'],
    [`{% if ${CITY} != 'Oslo' %}Come to Oslo{% endif %}`, 'what nil differs from'],
    [`{% if ${CITY} == nil or x %}y{% endif %}{{ ${CITY} }}`, 'or'],
    [`{% case ${CITY} %}{% when 'a' %}A{% else %}B{% endcase %}`, 'case with else'],
    [`{% case ${CITY} %}{% when nil %}A{% when 'b' %}B{% endcase %}`, 'case with nil'],
    [
      `{% assign v = 'x' %}{% if ${CITY} == 'Oslo' %}{% assign v = 'y' %}{% endif %}{% case v %}{% when 'x' %}A{% when 'y' %}B{% endcase %}`,
      'case of a variable that has a value before',
    ],
    [`{% for p in ${REC}.items %}{{ p }}{% else %}x{% endfor %}`, 'the else of a loop'],
    [
      `{% assign n = 0 %}{% for p in ${REC}.items %}{% assign n = n | plus: 1 %}{{ p }}{% endfor %}{% if n == 0 %}x{% endif %}`,
      'a counter',
    ],
    [`{% assign city = 'x' %}{% if ${CITY} %}{% assign city = ${CITY} %}{% endif %}{{ city }}`, 'an early assign'],
    [
      "{% assign text = 'x' %}{% if amplitude.userData.cohort_ids contains 'a' %}{% assign text = 'y' %}{% endif %}{{ text }}",
      'an early text',
    ],
    [
      `{% capture city %}x{% endcapture %}{% if ${CITY} %}{% capture city %}{{ ${CITY} }}{% endcapture %}{% endif %}{{ city }}`,
      'an early capture',
    ],
    [
      `{% assign city = 'x' %}{% if ${CITY} %}{% capture city %}{{ ${CITY} }}{% endcapture %}{% endif %}{{ city }}`,
      'an early assign before a capture',
    ],
    [
      `{% assign city = ${CITY} %}{% if city == blank %}{% assign city = 'x' %}{% endif %}{{ city }}`,
      'a value for those who have none',
    ],
    [
      `{% capture text %}{{ ${CITY} }}{% endcapture %}{% if text == '' %}x{% else %}{{ text }}{% endif %}`,
      'a captured text tested',
    ],
    [`{% if amplitude.userData.error %}{% abort_message %}{% endif %}{{ ${CITY} }}`, 'a test of the error'],
    ['', 'nothing is read of it'],
    [`{% connected_content https://x.io/{{ ${CITY} }} :save b %}`, 'another call reads it'],
    [`{% comment %}{{ ${CITY} }}{% endcomment %}`, 'it is read in a comment'],
  ];
  for (const [use, why] of fine) it(`is left alone: ${why}`, () => silent(CODE, CALL + use));

  it('is left alone when it goes to another API', () =>
    silent(CODE, '{% connected_content https://x.io/a :save a %}{{ a.userData.amp_props.city }}'));
});
