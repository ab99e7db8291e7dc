import assert from 'node:assert/strict';
import type { Span } from '../../../src/template/expressionNodes';
import type { CallNode, UrlNode } from '../../../src/template/markupNodes';
import { parseTemplate } from '../../../src/template/parser';

interface Read {
  readonly call: CallNode;
  readonly url: UrlNode;
  readonly text: (span: Span | undefined) => string | undefined;
}

function read(markup: string): Read {
  const text = `{% connected_content ${markup} %}`;
  const [tag] = parseTemplate(text).children;
  assert.ok(tag?.kind === 'tag' && tag.markup?.kind === 'call');
  const call = tag.markup;
  return { call, url: call.url as UrlNode, text: (span) => span && text.slice(span.start, span.end) };
}

function optionsOf(markup: string): readonly (string | undefined)[][] {
  const { call, text } = read(markup);
  return call.options.map(({ name, value }) => [text(name), value?.kind === 'missing' ? 'missing' : text(value)]);
}

function headersOf(markup: string): { readonly pairs: string[][]; readonly faults: string[] } {
  const { call, text } = read(`u :headers ${markup}`);
  const value = call.options[0]?.value;
  assert.ok(value?.kind === 'headers');
  const { headers, faults } = value;
  return {
    pairs: headers.map(({ name, value }) => [text(name) ?? '', value.kind === 'missing' ? '' : (text(value) ?? '')]),
    faults: faults.map((fault) => (fault.kind === 'missing' ? `missing ${fault.expected}` : `${text(fault)}`)),
  };
}

describe('the URL of a call', () => {
  it('is taken apart', () => {
    const { url, text } = read('https://{{ a }}.b/c/{{d}}?e={{ f | g: "?&" }}&h&i=#j');
    assert.equal(text(url.scheme), 'https');
    assert.equal(text(url.host), '{{ a }}.b');
    assert.equal(text(url.path), '/c/{{d}}');
    assert.deepEqual(
      url.parameters.map(({ name, value }) => [text(name), text(value)]),
      [
        ['e', '{{ f | g: "?&" }}'],
        ['h', undefined],
        ['i', ''],
      ],
    );
    assert.equal(text(url.fragment), '#j');
  });

  it('may begin with an output', () => {
    const { url, text } = read('{{ base }}/v1/userprofile?user_id={{${user_id}}}');
    assert.equal(url.scheme, undefined);
    assert.equal(text(url.host), '{{ base }}');
    assert.equal(text(url.path), '/v1/userprofile');
    assert.equal(url.parameters[0]?.value?.pieces[0]?.kind, 'output');
  });

  it('keeps single braces, with blanks in them too', () => {
    const { url, text } = read('https://a.b?c={your key}&d={e}');
    assert.deepEqual(
      url.parameters.map(({ value }) => value?.pieces.map((piece) => [piece.kind, text(piece)])),
      [[['braces', '{your key}']], [['braces', '{e}']]],
    );
  });

  it('may hold colons and brackets', () => {
    assert.equal(read('https://a.b/c?d[e]=o:{{f}}:p:{{g}}').url.parameters.length, 1);
  });

  it('is missing when options come first, or nothing', () => {
    assert.equal(read(':save a').call.url.kind, 'missing');
    assert.equal(read('').call.url.kind, 'missing');
  });
});

describe('the options of a call', () => {
  it('have values of their own kind', () => {
    assert.deepEqual(
      optionsOf(
        'u :method post :body a=b&c={{ d }} :save e :no_cache :cache_max_age 900 :basic_auth {my name} :unknown f :retry',
      ),
      [
        ['method', 'post'],
        ['body', 'a=b&c={{ d }}'],
        ['save', 'e'],
        ['no_cache', undefined],
        ['cache_max_age', '900'],
        ['basic_auth', '{my name}'],
        ['unknown', 'f'],
        ['retry', undefined],
      ],
    );
  });

  it('keep a body with blanks whole', () => {
    assert.deepEqual(optionsOf('u :body {"a": "b c", "d" :1} :save e'), [
      ['body', '{"a": "b c", "d" :1}'],
      ['save', 'e'],
    ]);
  });

  it('say when their value is missing', () => {
    assert.deepEqual(optionsOf('u :cache_max_age\n :save'), [
      ['cache_max_age', 'missing'],
      ['save', 'missing'],
    ]);
  });

  it('are found when they are glued to the URL', () => {
    const { call, url, text } = read('https://a.b?sort=rating:headers{“c”:”d”} :save e');
    assert.equal(text(url), 'https://a.b?sort=rating');
    assert.deepEqual(
      call.options.map(({ glued }) => glued),
      [true, false],
    );
  });

  it('are found when they are glued to what stands before them', () => {
    for (const [text, glued] of [
      ['u :save a:retry', 'retry'],
      ['u :method post:body a=b', 'body'],
      ['u :body a=b:save c', 'save'],
      ['u :body {"a":"b"}:save c', 'save'],
      ['u :retry:save c', 'save'],
      ['u :headers {"a":"b"}:save c', 'save'],
    ] as const) {
      const found = read(text).call.options.filter((option) => option.glued);
      assert.deepEqual(
        found.map(({ name }) => name.kind === 'name' && name.text),
        [glued],
        text,
      );
    }
  });

  it('are not what only looks like one', () => {
    assert.deepEqual(optionsOf('https://a.b/c:body/d?e=f:save&g=h :body {"a":true, "b" :null} :save f'), [
      ['body', '{"a":true, "b" :null}'],
      ['save', 'f'],
    ]);
    assert.deepEqual(optionsOf('u :body {"a" :save, "b":retry}'), [['body', '{"a" :save, "b":retry}']]);
  });

  it('have all of their JSON, also when they do not exist', () => {
    assert.deepEqual(optionsOf('u :header { "a": "b c",\n "d": "{{ e }}" } :save f :other {g h}'), [
      ['header', '{ "a": "b c",\n "d": "{{ e }}" }'],
      ['save', 'f'],
      ['other', '{g h}'],
    ]);
  });

  it('end a body also when they do not exist', () => {
    assert.deepEqual(optionsOf('u :body a=b c :timeout 5 :save d'), [
      ['body', 'a=b c'],
      ['timeout', '5'],
      ['save', 'd'],
    ]);
  });

  it('keep what is saved as it was written', () => {
    assert.equal(read('u :save a').call.options[0]?.value?.kind, 'name');
    assert.equal(read('u :save {{a}}').call.options[0]?.value?.kind, 'interpolation');
  });
});

describe('the headers of a call', () => {
  it('are names and values, with Liquid in them', () => {
    assert.deepEqual(headersOf('{ "a": "Api-Key {{ b | c: "d" }}",\n "e": {{ f }} }'), {
      pairs: [
        ['"a"', '"Api-Key {{ b | c: "d" }}"'],
        ['"e"', '{{ f }}'],
      ],
      faults: [],
    });
  });

  it('keep escaped quotes and nested JSON', () => {
    assert.deepEqual(headersOf('{"a": "b \\" c", "d": {"e": [1, 2]}}').pairs, [
      ['"a"', '"b \\" c"'],
      ['"d"', '{"e": [1, 2]}'],
    ]);
  });

  it('say where they are no JSON', () => {
    assert.deepEqual(headersOf('{"a": "b",}').faults, [',']);
    assert.deepEqual(headersOf('{"a" "b"}').faults, ['missing :', 'missing ,', 'missing :']);
    assert.deepEqual(headersOf('{"a": "b" "c": "d"}').faults, ['missing ,']);
    assert.deepEqual(headersOf('{"a": "b').faults, ['missing quote', 'missing }']);
    assert.deepEqual(headersOf('{"a": "b"\n :save c'), { pairs: [['"a"', '"b"']], faults: ['missing }'] });
  });

  it('end where an option begins, also one that does not exist', () => {
    for (const option of ['save', 'timeout']) {
      const { call } = read(`u :headers {"a": "b" :${option} c`);
      assert.deepEqual(
        call.options.map(({ name }) => name.kind === 'name' && name.text),
        ['headers', option],
      );
    }
    assert.equal(read('u :headers {"a" :b, "c" : "d"} :save e').call.options.length, 2);
  });

  it('keep placeholders and curly quotes as they are', () => {
    assert.deepEqual(headersOf('{“a”: <key>, "b": “c” }').pairs, [
      ['“a”', '<key>'],
      ['"b"', '“c”'],
    ]);
  });
});
