import assert from 'node:assert/strict';
import fc from 'fast-check';
import { edited, safeEdits } from '../../../../src/problems/fixing';
import { factsIn } from '../../language/asking';
import { problemsOf, reports, silent } from '../checking';

const call = (headers: string) => `{% connected_content https://x.io :headers ${headers} :save a %}{{ a.b }}`;
const CODE = 'headers-not-json';

describe('headers-not-json', () => {
  it('is a quote too many', () => {
    for (const json of [
      '{«"»"a": "b", "c": "d"}',
      '{"a«"»": "b", "c": "d"}',
      '{"a": «"»"b", "c": "d"}',
      '{"a": "b«"»", "c": "d"}',
    ])
      reports(CODE, call(json), call('{"a": "b", "c": "d"}'));
    reports(CODE, call('{"a": "{{ ${city} }}«"»"}'), call('{"a": "{{ ${city} }}"}'));
    for (const json of ['{"a": "", "b": ""}', '{"a": "b\\"", "c": "\\"\\""}']) silent(CODE, call(json));
  });

  it('is a colon inside the quotes of a name', () => {
    reports(CODE, call('{«"a:"» "b", "c": "d"}'), call('{"a": "b", "c": "d"}'));
    reports(CODE, call('{\r\n  "c": "d",\r\n  «"a:"»  "b"\r\n}'), call('{\r\n  "c": "d",\r\n  "a":  "b"\r\n}'));
    silent(CODE, call('{"a:": "b"}'));
  });

  it('is not what may stand in a variable', () => {
    for (const json of ['{ {{ b }} }', '{ {{ b }}, "c": "d" }', '{ "c": "d", {{ b }} }', '{ {{ b }} {{ c }} }'])
      silent(CODE, call(json));
  });

  it('is a text with another quote at one of its ends', () => {
    reports(CODE, call('{\n  "a": «\'{{ ${city} }}"»\n}'), call('{\n  "a": "{{ ${city} }}"\n}'));
    for (const rest of ['}', ',\n  "c": "d"\n}']) {
      const template = call(`{"a": «"b'»${rest}`);
      reports(CODE, template, call(`{"a": "b"${rest}`));
      assert.deepEqual(
        problemsOf(template.replace(/[«»]/g, '')).map(({ code }) => code),
        [CODE],
      );
    }
    reports(CODE, call('{"a": «"it\'s»}'), call('{"a": "it\'s"}'));
  });

  it('is mended in one round with an equals sign before it', () => {
    const template = '{% connected_content https://x.io :headers={"a": "b"«,»} :save c %}{{ c.d }}';
    reports(CODE, template, '{% connected_content https://x.io :headers={"a": "b"} :save c %}{{ c.d }}');
    const text = template.replace(/[«»]/g, '');
    assert.equal(
      edited(text, safeEdits(problemsOf(text))),
      '{% connected_content https://x.io :headers {"a": "b"} :save c %}{{ c.d }}',
    );
  });

  it('is a sign too many or too few', () => {
    for (const [before, after] of [
      ['{"b": "c"«,»}', '{"b": "c"}'],
      ['{\r\n  "b": "c"«,»\r\n}', '{\r\n  "b": "c"\r\n}'],
      ['{«,» "b": "c"}', '{ "b": "c"}'],
      ['{"b": "c",«,» "d": "e"}', '{"b": "c", "d": "e"}'],
      ['{"b": "c" «"d"»: "e"}', '{"b": "c", "d": "e"}'],
      ['{\n"b": "c"\n«"d"»: "e"\n}', '{\n"b": "c",\n"d": "e"\n}'],
      ['{"b" «"c"»}', '{"b": "c"}'],
      ['{"b" «"c"», "d": "e"}', '{"b": "c", "d": "e"}'],
      ['{"b":«:» "c"}', '{"b": "c"}'],
      ['{"b" «=» "c"}', '{"b" : "c"}'],
      ['{"b" «=>» "c", "d": "e"}', '{"b" : "c", "d": "e"}'],
      ['{"b"«;» "c"}', '{"b": "c"}'],
      ['«{»"b": "c"', '{"b": "c"}'],
      ['«{»\n  "b": "{{ c }}"\n', '{\n  "b": "{{ c }}"}\n'],
      ['{"b": "c"«;» "d": "e"}', '{"b": "c", "d": "e"}'],
      ['{"b": "c"\n«;»"d": "e"}', '{"b": "c"\n,"d": "e"}'],
      ['{"b": "c"«;»}', '{"b": "c"}'],
      ['{"b":«\u00a0»"c\u00a0d"}', '{"b": "c\u00a0d"}'],
      ['{"b": "c",«\u200b» "d": "e"}', '{"b": "c",  "d": "e"}'],
      ['{"b": "c"}«}»', '{"b": "c"}'],
      ['{"b": "c"}«,»', '{"b": "c"}'],
    ] as const) {
      reports(CODE, call(before), call(after));
    }
  });

  it('is a text without the quotes of JSON', () => {
    for (const [before, after] of [
      ['{"b": «<key>»}', '{"b": "<key>"}'],
      ['{«b»: "c"}', '{"b": "c"}'],
      ['{"b": «Bearer {{ c | default: "d" }}»}', '{"b": "Bearer {{ c | default: "d" }}"}'],
      [`{«'b'»: "c"}`, '{"b": "c"}'],
      [`{"b": «'say "c" {{ d | default: "e" }} it\\'s'»}`, `{"b": "say \\"c\\" {{ d | default: "e" }} it's"}`],
      ['{"b": "c«\\d»"}', '{"b": "c\\\\d"}'],
    ] as const) {
      reports(CODE, call(before), call(after));
    }
  });

  it('is a text that does not end', () => {
    for (const [before, after] of [
      ['{"b": «"c»}', '{"b": "c"}'],
      ['{\n  "b": «"c»\n}', '{\n  "b": "c"\n}'],
      ['{\n  "b": «"c»,\n  "d": "e"\n}', '{\n  "b": "c",\n  "d": "e"\n}'],
      ['{"b": «"c»', '{"b": "c"}'],
      ['{«"b»: "c"}', '{"b": "c"}'],
      ['{"b": «"c», "d": "e"}', '{"b": "c", "d": "e"}'],
      [`{"b": «"c'», "d": "e"}`, '{"b": "c", "d": "e"}'],
      [`{«'b"»: "c"}`, '{"b": "c"}'],
      [`{«"b'»: "c"}`, '{"b": "c"}'],
      [`{"b": «'c"», "d": "e"}`, '{"b": "c", "d": "e"}'],
    ] as const) {
      reports(CODE, call(before), call(after));
    }
  });

  it('is several at once, mended together', () => {
    reports(CODE, call(`{ «b»: «'c'» «"d"» «"e"», «f»: 1«,» }`), call('{ "b": "c", "d": "e", "f": 1 }'));
  });

  it('is a comment', () => {
    for (const [before, after] of [
      ['{"a": "b", «// it’s\n» "c": "d"}', '{"a": "b", \n "c": "d"}'],
      ['{«/* note */» "a": "https://b"}', '{ "a": "https://b"}'],
    ] as const)
      reports(CODE, call(before.replace('\n»', '»\n')), call(after));
  });

  it('is no sign of JSON between name and value, with no fix where more is wrong', () =>
    reports(CODE, call('{"a"«= "b"; "c"»: "d"}')));

  it('is a value that nobody wrote', () => {
    reports(CODE, call('{«"b"»: }'));
    reports(CODE, call('{«"b"»: , "d": "e"}'));
    reports(CODE, call('{«"b"»}'));
  });

  it('is no object at all', () => {
    for (const headers of ['«b=c»', '«["b"]»', '«"b:c"»', '«b:c»']) reports(CODE, call(headers));
  });

  it('is not what JSON allows, and what Liquid makes', () => {
    for (const headers of [
      '{}',
      '{\n}',
      '{"b": "c", "d" : "e"}',
      '{"b": 1.5e3, "c": null, "d": {"e": ["f", {"g": true}]}}',
      '{"b": "\\" \\\\ \\/ \\n \\u00e9 é : , { }"}',
      '{"b": {{ c }}, {{ d }}: "e", "f": {"g": "{{ h }}"}}',
      '{"b": "{{ c | default: "d" }} {{ \'e\' }}"}',
      '{{ headers }}',
      '{“b”: ”c”}',
    ]) {
      silent(CODE, call(headers));
    }
    silent(CODE, '{% comment %}{% connected_content https://x.io :headers {,} %}{% endcomment %}');
  });

  it('never repeats a value', () => {
    for (const headers of [
      '{"b": secret}',
      `{'b': 'secret'}`,
      '{"b": "secret}',
      '{"b" "secret"}',
      'secret',
      '{"secret',
    ]) {
      for (const { message } of problemsOf(call(headers))) assert.doesNotMatch(message, /secret/);
    }
  });

  const pieces = [
    '"a"',
    '"b c"',
    '"\\n"',
    "'d'",
    'e',
    ':',
    ': ',
    ',',
    ', ',
    '{',
    '}',
    '[1]',
    ' ',
    '\n',
    '12',
    '"',
    'true',
  ];

  it('is what JSON.parse does not read, in any text', () => {
    const headers = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => `{${parts.join('')}}`);
    fc.assert(
      fc.property(headers, (text) => {
        const template = `{% connected_content https://x.io :headers ${text}\n :save a %}`;
        const { tags, calls } = factsIn(template);
        fc.pre(!text.includes('{{') && tags[0]?.unexpected.length === 0 && calls[0]?.node.options.length === 2);
        const found = problemsOf(template).filter(({ code }) => code === CODE);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        assert.equal(found.length === 0, isJson, text);
      }),
      { numRuns: 200 },
    );
  });
});
