import assert from 'node:assert/strict';
import { lookedUp, seenOf } from '../people';
import { accepted, labelsAt } from './completing';

const QUERY = 'get_cohort_ids=true&get_amp_props=true&get_recs=true&rec_id=testRecId';
const CALL = `{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id=1&${QUERY} :save a %}\n`;
const SEEN = seenOf(lookedUp('testUser', QUERY));

const firstAt = (template: string) => labelsAt(CALL + template, SEEN)[0] ?? '';

describe('Completion of what is half typed', () => {
  const inLines: readonly (readonly [line: string, first: string])[] = [
    ['assign b = █', 'a'],
    ['echo █', 'a'],
    ['echo a | █', 'abs'],
    ['echo a | append: █', 'a'],
    ['if █\nendif', 'a'],
    ['if a.userData.cohort_ids contains █\nendif', 'cohort1'],
    ['if a and █\nendif', 'a'],
    ['if a   █\nendif', '=='],
    ['case a.userData.amp_props.library\nwhen █\nendcase', 'http/1.0'],
    ['for x in █\nendfor', 'a'],
    ['for x in y limit: █\nendfor', 'a'],
    ['for x in y limit: 1 █\nendfor', 'offset'],
    ['connected_content █', 'https://profile-api.amplitude.com/v1/userprofile'],
    ['connected_content https://x.io :save b █', 'method'],
    ['connected_content https://x.io :method █', 'get'],
    ['echo a.userData.█', 'recommendations'],
    ['break █', ''],
  ];
  for (const [line, first] of inLines) {
    it(`offers ${first || 'nothing'} in a liquid tag with ${JSON.stringify(line)}`, () => {
      for (const lineBreak of ['\n', '\r\n']) {
        const lines = ['{% liquid', ...line.split('\n'), '%}'].map((one) => `  ${one}`);
        assert.equal(firstAt(lines.join(lineBreak)), first);
      }
    });
  }

  const openLines: readonly (readonly [typed: string, label: string, expected: string])[] = [
    ['{% liquid\n  █\n<p>', 'break', '{% liquid\n  break\n<p>'],
    ['{% liquid\n  ec█', 'echo', '{% liquid\n  echo █'],
    ['<p>\r\n{%- liquid\r\n\tif a\r\n\ten█\r\n</p>', 'endif', '<p>\r\n{%- liquid\r\n\tif a\r\n\tendif\r\n</p>'],
    ['{% liquid\n  case a\n\n  wh█', 'when', '{% liquid\n  case a\n\n  when █'],
  ];
  for (const [typed, label, expected] of openLines) {
    it(`offers tags behind a liquid tag without an end: ${JSON.stringify(typed)}`, () => {
      assert.equal(accepted(typed, label), expected);
    });
  }

  it('offers no tags in text that is no line of a liquid tag', () => {
    for (const text of [
      '{% liquid\n  echo a\n%}\n█',
      '{% liquid\n  echo a\n<p>█',
      '{% liquid\n  echo a\n  b c█',
      '{% if a\n  ec█',
      '{% liquid\n  comment\n  █',
      '<!-- {% liquid\n  █ -->',
      '█',
    ]) {
      assert.deepEqual(labelsAt(text), [], text);
    }
  });

  const onLines: readonly (readonly [typed: string, label: string, expected: string])[] = [
    ["{{ a.userData[\n  'am█'\n] }}", 'amp_props', "{{ a.userData[\n  'amp_props'\n] }}"],
    ['{{ a.userData[\r\n  █\r\n] }}', 'amp_props', "{{ a.userData[\r\n  'amp_props'\r\n] }}"],
    ['{{ a.userData.recommendations[\n  █\n] }}', '0', '{{ a.userData.recommendations[\n  0\n] }}'],
    ['{{ a.userData.amp_props[\n  l█\n] }}', 'a', '{{ a.userData.amp_props[\n  a\n] }}'],
    ["{{ a.userData['am█\n'] }}", 'amp_props', "{{ a.userData['amp_props'\n'] }}"],
    [
      "{% if a.userData.cohort_ids contains 'co█\n or a == 'b' %}",
      'cohort1',
      "{% if a.userData.cohort_ids contains 'cohort1'\n or a == 'b' %}",
    ],
    ["{{ a.userData.recommendations | map: 'it█\n' }}", 'items', "{{ a.userData.recommendations | map: 'items'\n' }}"],
  ];
  for (const [typed, label, expected] of onLines) {
    it(`replaces text on the line of the cursor only: ${JSON.stringify(typed)}`, () => {
      assert.equal(accepted(CALL + typed, label, SEEN), CALL + expected);
    });
  }

  it('takes nothing away that stands before the cursor in a liquid tag', () => {
    const lines = (end: string) => `${CALL}{% liquid\n  if a.userData.cohort_ids contains ${end}\n  endif\n%}`;
    assert.equal(accepted(lines('█'), 'cohort3', SEEN), lines("'cohort3'"));
    assert.equal(accepted(lines('co█'), 'cohort3', SEEN), lines("'cohort3'"));
  });

  it('offers values on both sides of an operator', () => {
    for (const condition of ['█ == 1', '█== 1', ' █ == 1', 'a == █ and b', 'a == 1 or █ != b', 'a ==  █  ']) {
      assert.equal(firstAt(`{% if ${condition} %}{% endif %}`), 'a', condition);
    }
  });

  it('offers the URL of a call on a line of its own', () => {
    const api = 'https://profile-api.amplitude.com/v1/userprofile';
    for (const call of ['\n  █\n', '\n\t█\n  :save a\n', '  █ :save a ']) {
      assert.deepEqual(labelsAt(`{% connected_content${call}%}`), [api], call);
    }
    assert.ok(!labelsAt('{% connected_content\n  :save a\n  █\n%}').includes(api));
  });

  it('offers values and ends of blocks before the quote of an attribute', () => {
    assert.equal(accepted('<b title="{{█">', 'first_name'), '<b title="{{${first_name}">');
    const written = '{% if █ %}█{% endif %}';
    for (const html of ['<a href="█">x</a>', "<a href='█'>", '<img alt="█"/>', '<a title="█" class="b">']) {
      assert.equal(accepted(html.replace('█', '{% i█'), 'if'), html.replace('█', written), html);
    }
    assert.equal(accepted("{% if█ 'a' == b %}", 'unless'), "{% unless 'a' == b %}");
  });

  it('puts a filter in front of arguments that stand there', () => {
    assert.equal(accepted('{{ a | █: 1 }}', 'plus'), '{{ a | plus: 1 }}');
    assert.equal(accepted('{{ a |█ : 1 | upcase }}', 'minus'), '{{ a |minus : 1 | upcase }}');
  });

  it('puts a group in front of the braces that stand there', () => {
    for (const typed of ['cus█.${city}', '█.${city}', 'cus█${city}', 'canv█as.${city}']) {
      assert.equal(accepted(`{{ ${typed} }}`, 'custom_attribute'), '{{ custom_attribute.${city} }}', typed);
    }
  });

  it('offers variables alone in front of a step', () => {
    assert.deepEqual(labelsAt('{% assign picks = a %}{{ █.first }}'), ['picks']);
    assert.deepEqual(labelsAt('{% assign picks = a %}{{ p█[0] }}'), ['picks']);
    assert.equal(accepted('{% assign picks = a %}{{ █[0].b }}', 'picks'), '{% assign picks = a %}{{ picks[0].b }}');
  });

  it('offers options behind a body, which a colon alone does not end', () => {
    const call = (options: string) => `{% connected_content https://x.io ${options} %}`;
    assert.equal(accepted(call(':body a=b :█'), 'retry'), call(':body a=b :retry'));
    assert.equal(accepted(call(':body {"a":"{{ b }}"} :█ c'), 'save'), call(':body {"a":"{{ b }}"} :save  c'));
    assert.ok(!labelsAt(call(':body a=b :█\n :retry')).some((label) => label === 'body' || label === 'retry'));
    assert.deepEqual(labelsAt(call(':body { "a" :█ }')), []);
  });

  it('offers options of a call that has no end yet', () => {
    assert.equal(accepted('{% connected_content https://x.io █', 'save'), '{% connected_content https://x.io :save ');
  });

  const names: readonly (readonly [pipeline: string, label: string, expected: string])[] = [
    ["map: '█", 'items', "map: 'items'"],
    ["map: '█ ", 'items', "map: 'items' "],
    ['map: █', 'items', "map: 'items'"],
    ['map:█ | first', 'items', "map:'items' | first"],
    ['map: it█ | first', 'items', "map: 'items' | first"],
    ['map: it█', 'a', 'map: a'],
    ["where: re█c, 'x'", 'rec_id', "where: 'rec_id', 'x'"],
    ["where: 'rec_id', █", 'testRecId', "where: 'rec_id', 'testRecId'"],
    ['where: \'rec_id\', "█"', 'testRecId', "where: 'rec_id', 'testRecId'"],
    ["find: 'is_control',█", 'false', "find: 'is_control',false"],
  ];
  for (const [pipeline, label, expected] of names) {
    it(`writes ${expected} in a filter`, () => {
      const printed = (filter: string) => `${CALL}{{ a.userData.recommendations | ${filter} }}`;
      assert.equal(accepted(printed(pipeline), label, SEEN), printed(expected));
    });
  }

  it('offers variables where a filter takes no name that is known', () => {
    assert.equal(firstAt('{{ x | map: █ }}'), 'a');
    assert.equal(firstAt('{{ a.userData.recommendations | append: █ }}'), 'a');
  });

  it('offers nothing behind the brace or quote that ends a name', () => {
    for (const template of [
      '{{ ${first_name}█ }}',
      '{{ campaign.${name}█ | upcase }}',
      '{% assign b = ${city}█ %}',
      '{% connected_content https://x.io :headers {"Authorization"█: "x"} %}',
      '{% connected_content https://x.io :headers {"Authorization": "x"█} %}',
      "{{ a.userData.recommendations | map: 'items'█ }}",
    ]) {
      assert.deepEqual(labelsAt(CALL + template, SEEN), [], template);
    }
  });
});
