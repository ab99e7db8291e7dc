import assert from 'node:assert/strict';
import { CALL_TO, problemsOf } from '../../problems/checking';
import { notOffered, refactored } from './refactoring';

const TITLE = 'Show the control group a default';
const CALL = CALL_TO('get_recs=true&rec_id=a');
const ASSIGNED = `${CALL}{% assign rec = amplitude.userData.recommendations[0] %}`;
const NOTE = 'Write here what everybody else reads';
const ELSE = `{% else %}{% comment %}${NOTE}{% endcomment %}{% endif %}`;

function becomes(use: string, expected: string): void {
  const result = refactored(TITLE, ASSIGNED + use);
  assert.equal(result, ASSIGNED + expected);
  assert.deepEqual(
    problemsOf(result).filter(({ code, severity }) => code === 'no-control-guard' || severity === 'error'),
    [],
  );
}

describe('What the control group reads in the place of items', () => {
  const offered: readonly (readonly [how: string, use: string, expected: string])[] = [
    ['an output', '{{ rec.items█[0] }}', `{% if rec.is_control == false %}{{ rec.items[0] }}${ELSE}`],
    [
      'its default',
      "{{ rec.items█[0] | default: 'New' }}",
      "{% if rec.is_control == false %}{{ rec.items[0] | default: 'New' }}{% else %}New{% endif %}",
    ],
    [
      'by the whole way',
      "{{ amplitude.userData['recommendations'].first.items█[0] }}",
      `{% if amplitude.userData['recommendations'].first.is_control == false %}{{ amplitude.userData['recommendations'].first.items[0] }}${ELSE}`,
    ],
    [
      'with white-space control',
      'a {{- rec.items█[0] -}} b',
      `a {%- if rec.is_control == false %}{{- rec.items[0] -}}${ELSE.replace('{% endif %}', '{% endif -%}')} b`,
    ],
    [
      'an attribute',
      '<img src="{{ rec.items█[0] }}">',
      `<img src="{% if rec.is_control == false %}{{ rec.items[0] }}${ELSE}">`,
    ],
    [
      'a loop on lines of its own',
      '\r\n<ul>\r\n  {% for p in rec.items█ %}\r\n    <li>{{ p }}</li>\r\n  {% endfor %}\r\n</ul>',
      `\r\n<ul>\r\n  {% if rec.is_control == false -%}\r\n  {% for p in rec.items %}\r\n    <li>{{ p }}</li>\r\n  {% endfor %}\r\n  {%- else %}{% comment %}${NOTE}{% endcomment %}\r\n  {%- endif %}\r\n</ul>`,
    ],
    [
      'the else of a loop',
      '{% for p in rec.items█ %}{{ p }}{% else %}none{% endfor %}',
      '{% if rec.is_control == false %}{% for p in rec.items %}{{ p }}{% else %}none{% endfor %}{% else %}none{% endif %}',
    ],
    [
      'lines of a liquid tag',
      '{% liquid\n  for p in rec.items█\n    echo p\n  endfor\n%}',
      `{% liquid\n  if rec.is_control == false\n    for p in rec.items\n      echo p\n    endfor\n  else\n    # ${NOTE}\n  endif\n%}`,
    ],
    [
      'a whole block',
      "{% if rec.items█ contains 'a' %}{{ rec.items[0] }}{% endif %}",
      `{% if rec.is_control == false %}{% if rec.items contains 'a' %}{{ rec.items[0] }}{% endif %}${ELSE}`,
    ],
  ];
  for (const [how, use, expected] of offered) it(`is asked for: ${how}`, () => becomes(use, expected));

  for (const [why, use] of [
    ['it is tested already', '{% if rec.is_control == false %}{{ rec.items█[0] }}{% endif %}'],
    ['an abort comes first', '{% if rec.is_control %}{% abort_message %}{% endif %}{{ rec.items█[0] }}'],
    ['it is something else of the recommendation', '{{ rec.rec_id█ }}'],
    ['the items have another name', '{% assign items = rec.items %}{{ items█[0] }}'],
    ['it is no recommendation', '{{ other.items█[0] }}'],
    ['it is not evaluated', '{% comment %}{{ rec.items█[0] }}{% endcomment %}'],
    ['it is not all typed', '{% for p in rec.items█'],
    ['it is text', 'te█xt {{ rec.items[0] }}'],
  ] as const) {
    it(`is not asked for where ${why}`, () => notOffered(TITLE, ASSIGNED + use));
  }

  it('is not asked for in the answers of other APIs', () =>
    notOffered(TITLE, '{% connected_content https://x.io :save a %}{{ a.userData.recommendations[0].items█[0] }}'));
});

describe('What is selected around items', () => {
  const WHOLE = `{%- else %}{% comment %}${NOTE}{% endcomment %}`;
  const guard = (inside: string) => `{% if rec.is_control == false %}${inside}${ELSE}`;

  it('is shown outside of the control group alone', () => {
    becomes(
      '<p>«<b>{{ rec.items[0] }}</b> and {{ rec.items[1] }}» now</p>',
      `<p>${guard('<b>{{ rec.items[0] }}</b> and {{ rec.items[1] }}')} now</p>`,
    );
    becomes(
      'a «{{- rec.items[0] -}} and {{ rec.items[1] -}}» b',
      `a {%- if rec.is_control == false %}{{- rec.items[0] -}} and {{ rec.items[1] -}}${ELSE.replace('{% endif %}', '{% endif -%}')} b`,
    );
    becomes(
      '\n  «<b>\n    {{ rec.items[0] }}\n  </b>\n»c',
      `\n  {% if rec.is_control == false -%}\n  <b>\n    {{ rec.items[0] }}\n  </b>\n  ${WHOLE}\n  {%- endif %}\nc`,
    );
  });

  it('may be a block, or what is in one', () => {
    becomes('«{% for p in rec.items %}{{ p }}{% endfor %}»', guard('{% for p in rec.items %}{{ p }}{% endfor %}'));
    becomes('{% if x %}«a {{ rec.items[0] }}»{% endif %}', `{% if x %}${guard('a {{ rec.items[0] }}')}{% endif %}`);
  });

  it('is left alone where it cuts something through, or where its variable is defined in it', () => {
    notOffered(TITLE, `${ASSIGNED}«{% if x %}{{ rec.items[0] }}»{% endif %}`);
    notOffered(TITLE, `${ASSIGNED}{% if x %}«{{ rec.items[0] }}{% endif %}»`);
    notOffered(TITLE, `${ASSIGNED}{% if x %}«{{ rec.items[0] }}{% else %}y»{% endif %}`);
    notOffered(TITLE, `${CALL}«{% assign rec = amplitude.userData.recommendations[0] %}{{ rec.items[0] }}»`);
    notOffered(TITLE, `«${ASSIGNED}{{ rec.items[0] }}»`);
    notOffered(TITLE, `${ASSIGNED}«a {{ rec.rec_id }}»`);
    notOffered(
      TITLE,
      `${ASSIGNED}{% if rec.is_control == false and rec.items█.size > 0 %}{{ rec.items[0] }}{% endif %}`,
    );
  });
});
