import assert from 'node:assert/strict';
import { CALL_TO, problemsOf, reports, silent } from '../checking';

const CODE = 'no-control-guard';
const CALL = CALL_TO('get_recs=true&rec_id=a');
const REC = 'amplitude.userData.recommendations[0]';
const ASSIGNED = `${CALL}{% assign rec = ${REC} %}`;

const reportsIn = (use: string, afterFix?: string) =>
  reports(CODE, ASSIGNED + use, afterFix === undefined ? undefined : ASSIGNED + afterFix);

describe('Items that are shown to the control group too', () => {
  const guard = `{% if ${REC}.is_control == false %}`;
  const uses: readonly (readonly [how: string, use: string, afterFix?: string])[] = [
    ['one of them', `{{ ${REC}.«items»[0] }}`, `${guard}{{ ${REC}.items[0] }}{% endif %}`],
    [
      'all, joined',
      "{{ rec.«items» | join: ', ' }}",
      "{% if rec.is_control == false %}{{ rec.items | join: ', ' }}{% endif %}",
    ],
    [
      'by brackets',
      "{{ rec['«items»'].first }}",
      "{% if rec.is_control == false %}{{ rec['items'].first }}{% endif %}",
    ],
    [
      'as an argument',
      "{{ 'x' | append: rec.«items»[0] }}",
      "{% if rec.is_control != true %}{{ 'x' | append: rec.items[0] }}{% endif %}",
    ],
    [
      'with a default',
      "{{ rec.«items»[0] | default: 'x' }}",
      "{% if rec.is_control == false %}{{ rec.items[0] | default: 'x' }}{% else %}x{% endif %}",
    ],
    [
      'with a default in a variable',
      "{% assign top = rec.«items»[0] | default: 'x' %}{{ top }}",
      "{% if rec.is_control == false %}{% assign top = rec.items[0] | default: 'x' %}{% else %}{% assign top = 'x' %}{% endif %}{{ top }}",
    ],
    [
      'with a default in a liquid tag',
      "{% liquid\n  echo rec.«items»[0] | default: 'x'\n%}",
      "{% liquid\n  if rec.is_control == false\n    echo rec.items[0] | default: 'x'\n  else\n    echo 'x'\n  endif\n%}",
    ],
    [
      'with a default that Liquid makes',
      '{{ rec.«items»[0] | default: other }}',
      '{% if rec.is_control != true %}{{ rec.items[0] | default: other }}{% endif %}',
    ],
    [
      'in a loop with an else',
      '{% for p in rec.«items» %}{{ p }}{% else %} none {% endfor %}',
      '{% if rec.is_control == false %}{% for p in rec.items %}{{ p }}{% else %} none {% endfor %}{% else %}none{% endif %}',
    ],
    [
      'in a loop with an else of more than text',
      '{% for p in rec.«items» %}{{ p }}{% else %}{{ x }}{% endfor %}',
      '{% if rec.is_control != true %}{% for p in rec.items %}{{ p }}{% else %}{{ x }}{% endfor %}{% endif %}',
    ],
    [
      'through a catalog',
      '{% catalog_items shop {{ rec.«items»[0] }} %}{{ items[0].name }}',
      '{% if rec.is_control != true %}{% catalog_items shop {{ rec.items[0] }} %}{% endif %}{{ items[0].name }}',
    ],
    [
      'through the answer of another API',
      '{% connected_content https://x.io/{{ rec.«items»[0] }} :save product %}{{ product.name }}',
      '{% if rec.is_control != true %}{% connected_content https://x.io/{{ rec.items[0] }} :save product %}{% endif %}{{ product.name }}',
    ],
    [
      'behind a test of the items',
      '{% if rec.items %}{{ rec.«items»[0] }}{% endif %}',
      '{% if rec.items %}{% if rec.is_control == false %}{{ rec.items[0] }}{% endif %}{% endif %}',
    ],
    [
      'behind a test of the status',
      '{% if amplitude.__http_status_code__ == 200 %}{{ rec.«items»[0] }}{% endif %}',
      '{% if amplitude.__http_status_code__ == 200 %}{% if rec.is_control == false %}{{ rec.items[0] }}{% endif %}{% endif %}',
    ],
    [
      'in a loop',
      '{% for p in rec.«items» %}{{ p }}, {{ p }}{% endfor %}',
      '{% if rec.is_control == false %}{% for p in rec.items %}{{ p }}, {{ p }}{% endfor %}{% endif %}',
    ],
    [
      'in a loop over entries',
      `{% for r in amplitude.userData.recommendations %}{{ r.«items»[0] }}{% endfor %}`,
      `{% for r in amplitude.userData.recommendations %}{% if r.is_control == false %}{{ r.items[0] }}{% endif %}{% endfor %}`,
    ],
    [
      'in a loop in a loop',
      `{% for r in amplitude.userData.recommendations %}{% for p in r.«items» %}{{ p }}{% endfor %}{% endfor %}`,
      `{% for r in amplitude.userData.recommendations %}{% if r.is_control == false %}{% for p in r.items %}{{ p }}{% endfor %}{% endif %}{% endfor %}`,
    ],
    [
      'through a variable',
      '{% assign picks = rec.«items» %}{{ picks[0] }}{{ picks | join }}',
      '{% if rec.is_control == false %}{% assign picks = rec.items %}{% endif %}{{ picks[0] }}{{ picks | join }}',
    ],
    [
      'through filters',
      "{% assign text = rec.«items» | join: ', ' | upcase %}{{ text }}",
      "{% if rec.is_control == false %}{% assign text = rec.items | join: ', ' | upcase %}{% endif %}{{ text }}",
    ],
    [
      'through variables in a loop',
      '{% assign picks = rec.«items» %}{% for p in picks %}{% assign q = p | upcase %}{{ q }}{% endfor %}',
      '{% if rec.is_control == false %}{% assign picks = rec.items %}{% endif %}{% for p in picks %}{% assign q = p | upcase %}{{ q }}{% endfor %}',
    ],
    [
      'in a capture, beside their number',
      '{% capture text %}{{ rec.items.size }}{{ rec.«items»[0] }}{% endcapture %}{{ text }}',
      '{% capture text %}{{ rec.items.size }}{% if rec.is_control == false %}{{ rec.items[0] }}{% endif %}{% endcapture %}{{ text }}',
    ],
    [
      'through a capture',
      '{% capture text %}{{ rec.«items»[0] }}{% endcapture %}{{ text }}',
      '{% capture text %}{% if rec.is_control == false %}{{ rec.items[0] }}{% endif %}{% endcapture %}{{ text }}',
    ],
    [
      'in a capture, beside a test',
      '{% capture text %}{% if rec.is_control %}a{% endif %}{{ rec.«items»[0] }}{% endcapture %}{{ text }}',
      '{% capture text %}{% if rec.is_control %}a{% endif %}{% if rec.is_control == false %}{{ rec.items[0] }}{% endif %}{% endcapture %}{{ text }}',
    ],
    [
      'behind a test that decides nothing',
      '{% if rec.is_control %}{% endif %}{{ rec.«items»[0] }}',
      '{% if rec.is_control %}{% endif %}{% if rec.is_control == false %}{{ rec.items[0] }}{% endif %}',
    ],
    [
      'before the test',
      '{{ rec.«items»[0] }}{% if rec.is_control %}x{% endif %}',
      '{% if rec.is_control == false %}{{ rec.items[0] }}{% endif %}{% if rec.is_control %}x{% endif %}',
    ],
    [
      'through a variable, with a slip',
      '{% assign text = amplitude.userData.recomendations[0].«items» | join %}{{ text }}',
    ],
    ['by the filter map', `{% assign lists = amplitude.userData.recommendations | map: 'items' %}{{ «lists[0]» }}`],
    [
      'printed by echo',
      '{% echo rec.«items»[0] %}',
      '{% if rec.is_control == false %}{% echo rec.items[0] %}{% endif %}',
    ],
    [
      'in a liquid tag',
      '{% liquid\n  for p in rec.«items»\n    echo p\n  endfor\n%}',
      '{% liquid\n  if rec.is_control == false\n    for p in rec.items\n      echo p\n    endfor\n  endif\n%}',
    ],
    [
      'on lines of their own',
      '\n<ul>\n  {%- for p in rec.«items» %}\n  <li>{{ p }}</li>\n  {% endfor -%}\n</ul>',
      '\n<ul>\n  {%- if rec.is_control == false %}\n  {%- for p in rec.items %}\n  <li>{{ p }}</li>\n  {% endfor -%}\n  {% endif -%}\n</ul>',
    ],
    [
      'with a control test of another call',
      `${CALL_TO('get_recs=true&rec_id=b').replace(':save amplitude', ':save b')}{% unless b.userData.recommendations[0].is_control %}{{ rec.«items»[0] }}{% endunless %}`,
      `${CALL_TO('get_recs=true&rec_id=b').replace(':save amplitude', ':save b')}{% unless b.userData.recommendations[0].is_control %}{% if rec.is_control == false %}{{ rec.items[0] }}{% endif %}{% endunless %}`,
    ],
  ];
  for (const [how, use, afterFix] of uses) it(`are shown: ${how}`, () => reportsIn(use, afterFix));

  it('have no fix where an earlier value would be shown instead', () =>
    reportsIn('{% assign pick = 1 %}{% assign pick = rec.«items»[0] %}{{ pick }}'));

  it('have no fix where nobody knows which entry is meant', () => {
    reportsIn('{{ amplitude.userData.recommendations[i].«items»[0] }}');
    const loop = '{% for i in (0..1) %}';
    reportsIn(
      `${loop}{{ amplitude.userData.recommendations[i].«items»[0] }}{% endfor %}`,
      `${loop}{% if amplitude.userData.recommendations[i].is_control == false %}{{ amplitude.userData.recommendations[i].items[0] }}{% endif %}{% endfor %}`,
    );
  });

  it('are reported at each place', () => {
    assert.equal(
      problemsOf(ASSIGNED + '{{ rec.items[0] }}'.repeat(500)).filter(({ code }) => code === CODE).length,
      500,
    );
  });

  it('are reported though the call does not ask for them', () => {
    const call = CALL_TO('get_amp_props=true');
    reports(CODE, `${call}{{ ${REC}.«items»[0] }}`);
  });
});

describe('Items that the control group does not read', () => {
  const show = '{{ rec.items[0] }}';
  const fine: readonly (readonly [use: string, why: string])[] = [
    [`{% if rec.is_control == false %}${show}{% endif %}`, 'false'],
    [`{% if rec.is_control != true %}${show}{% endif %}`, 'not true'],
    [`{% unless rec.is_control %}${show}{% endunless %}`, 'unless'],
    [`{% unless rec.is_control == true %}${show}{% endunless %}`, 'unless true'],
    [`{% if rec.is_control %}default{% else %}${show}{% endif %}`, 'else'],
    [`{% if x %}a{% elsif rec.is_control %}default{% else %}${show}{% endif %}`, 'else after elsif'],
    [`{% if rec and rec.is_control == false and rec.items %}${show}{% endif %}`, 'and'],
    [`{% case rec.is_control %}{% when false %}${show}{% else %}default{% endcase %}`, 'case'],
    [`{% if rec['is_control'] == false %}${show}{% endif %}`, 'brackets'],
    [`{% if {{rec.is_control}} == false %}${show}{% endif %}`, 'braces'],
    [`{% if ${REC}.is_control == false %}${show}{% endif %}`, 'by its whole way'],
    [`{% if rec.is_control %}{% abort_message('control') %}{% endif %}${show}`, 'an abort'],
    [`{% if x %}{% if rec.is_control %}{% abort_message %}{% endif %}{% endif %}${show}`, 'a nested abort'],
    [`${show}{% if rec.is_control %}{% abort_message %}{% endif %}`, 'an abort further down'],
    [`{% assign control = rec.is_control %}{% if control != true %}${show}{% endif %}`, 'kept in a variable'],
    [
      `{% assign control = rec.is_control | default: true %}{% unless control %}${show}{% endunless %}`,
      'kept, with default',
    ],
    [
      `{% assign ok = false %}{% if rec.is_control == false %}{% assign ok = true %}{% endif %}{% if ok %}${show}{% endif %}`,
      'kept as a flag',
    ],
    [
      `{% capture control %}{{ rec.is_control }}{% endcapture %}{% if control == 'false' %}${show}{% endif %}`,
      'kept as text',
    ],
    [
      `{% capture ok %}{% if rec.is_control %}no{% else %}yes{% endif %}{% endcapture %}{% if ok contains 'yes' %}${show}{% endif %}`,
      'kept as a word',
    ],
    [`{% if rec.is_control == false %}{% for p in rec.items %}{{ p }}{% endfor %}{% endif %}`, 'a loop'],
    [`{% for p in rec.items %}{% unless rec.is_control %}{{ p }}{% endunless %}{% endfor %}`, 'tested in the loop'],
    [
      `{% for r in amplitude.userData.recommendations %}{% if r.is_control %}{% continue %}{% endif %}{{ r.items[0] }}{% endfor %}`,
      'continue',
    ],
    [
      `{% for r in amplitude.userData.recommendations %}{% if r.is_control %}{% break %}{% endif %}{% assign picks = r.items %}{% endfor %}{{ picks[0] }}`,
      'break',
    ],
    [
      `{% assign picks = 'a,b' | split: ',' %}{% if rec.is_control == false %}{% assign picks = rec.items %}{% endif %}{{ picks[0] }}`,
      'an early assign',
    ],
    [
      `{% assign picks = rec.items %}{% if rec.is_control %}{% assign picks = 'a,b' | split: ',' %}{% endif %}{{ picks | join }}`,
      'replaced in the control group',
    ],
    [
      `{% assign picks = rec.items %}{% unless rec.is_control %}{% for p in picks %}{{ p }}{% endfor %}{% endunless %}`,
      'assigned before the test',
    ],
    [
      `{% assign text = rec.items | join: ', ' %}{% if rec.is_control == false %}{{ text }}{% endif %}`,
      'joined before the test',
    ],
    [
      `{% capture list %}{% for p in rec.items %}{{ p }}{% endfor %}{% endcapture %}{% if rec.is_control == false %}{{ list }}{% endif %}`,
      'captured before the test',
    ],
    [
      `{% assign good = amplitude.userData.recommendations | where: 'is_control', false %}{% for r in good %}{{ r.items[0] }}{% endfor %}`,
      'the filter where',
    ],
    [
      `{% assign c = amplitude.userData.recommendations | map: 'isControl' | first %}{% unless c %}${show}{% endunless %}`,
      'a slip in the filter map',
    ],
    [`{% if rec.items.size > 3 %}many{% endif %}{{ rec.items.size }}{{ rec.items | size }}`, 'only counted'],
    [
      '{% capture n %}{{ rec.items.size }} of {{ rec.items | size | plus: 1 }}{% endcapture %}{{ n }}',
      'only counted in a capture',
    ],
    ["{% assign i = rec.items[0] | append: '!' %}{% assign n = i.size %}{{ n }}", 'only the length of one'],
    ['{% assign n = rec.items.size %}{% assign m = rec.items | size %}{{ n }}{{ m }}', 'only counted in a variable'],
    [`{% if rec.items contains 'x' %}x{% endif %}`, 'only tested'],
    [
      '{% assign n = 0 %}{% for p in rec.items %}{% assign n = n | plus: 1 %}{% endfor %}{{ n }}',
      'only counted in a loop',
    ],
    ["{% if rec.items contains 'x' %}{% assign text = 'yes' %}{% endif %}{{ text }}", 'only tested for a text'],
    ['{% assign picks = rec.items %}', 'not printed'],
    ['{% connected_content https://x.io/{{ rec.items[0] }} :save b %}', 'part of a URL'],
    ...['isControl', 'is_contol', 'is_controll', 'in_control', 'is-control', 'control_group'].map(
      (name): readonly [string, string] => [
        `{% if rec.${name} == false %}${show}{% endif %}`,
        `${name}, a slip of which another rule speaks`,
      ],
    ),
    [`{% if amplitude.userData.recommendations.is_control == false %}${show}{% endif %}`, 'an entry left out'],
    [
      `{% if rec.is_control == false %}{% catalog_items shop {{ rec.items[0] }} %}{% endif %}{{ items[0].name }}`,
      'looked up outside of the control group alone',
    ],
    [
      `{% catalog_items shop {{ rec.items[0] }} %}{% unless rec.is_control %}{{ items[0].name }}{% endunless %}`,
      'looked up before the test',
    ],
    ['{{ rec.rec_id }}{{ rec.last_updated }}', 'other fields'],
    [`{% comment %}${show}{% endcomment %}`, 'a comment'],
  ];
  for (const [use, why] of fine) it(`are left alone: ${why}`, () => silent(CODE, ASSIGNED + use));

  it('are left alone where the call asks for the model’s, whoever is in the control group', () =>
    silent(CODE, `${CALL_TO('get_recs=true&rec_id=a&rec_type=model')}{{ ${REC}.items[0] }}`));

  it('are left alone in the answers of other APIs', () =>
    silent(CODE, `{% connected_content https://x.io/a :save amplitude %}{{ ${REC}.items[0] }}`));
});
