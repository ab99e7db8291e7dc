import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BLOCKS } from '../../../src/template/vocabulary/tags';

const media = join(import.meta.dirname, '../../../media');
const read = (file: string) => JSON.parse(readFileSync(join(media, file), 'utf8'));

const { indentationRules, onEnterRules, wordPattern, autoClosingPairs, comments } = read('language-configuration.json');
const increases = new RegExp(indentationRules.increaseIndentPattern);
const decreases = new RegExp(indentationRules.decreaseIndentPattern);

interface OnEnterRule {
  readonly beforeText: string;
  readonly afterText: string;
}

/** Does Enter open an indented line of its own between these two? */
const splits = (before: string, after: string) =>
  onEnterRules.some(
    ({ beforeText, afterText }: OnEnterRule) =>
      new RegExp(beforeText).test(before) && new RegExp(afterText).test(after),
  );

describe('While typing Liquid', () => {
  for (const line of [
    '{% if a > b %}',
    '  {%- for x in y -%} {{ x }}',
    '{% if a %}{% assign b = 1 %}',
    '{% else %}',
    '{% when 1, 2 %}',
    '{% connected_content',
    '{% connected_content https://a.b?c={{d}}',
    '<div class="{{ a }}">text',
    '  :headers {',
    'a {',
  ]) {
    it(`the line after ${line} is indented`, () => assert.match(line, increases));
  }

  for (const line of [
    'text',
    '{{ a',
    '{% if a %}b{% endif %}',
    '{% if a %}{% else %}{% endif %}',
    '{% assign a = 1 %}',
    '{% endif %}',
    '<br>',
    '<img src="{{ a }}">',
    '<b>a</b>',
    '<hr />',
    '{{ ${',
  ]) {
    it(`the line after ${line} is not indented`, () => assert.doesNotMatch(line, increases));
  }

  it('every block is indented, and its middle and end tags step back', () => {
    for (const [name, { end, middles }] of BLOCKS) {
      assert.match(`{% ${name} a %}`, increases);
      assert.match(`{%- ${end} -%}`, decreases);
      for (const middle of middles) {
        assert.match(`{% ${middle} a %}`, increases);
        assert.match(`  {% ${middle} a %}`, decreases);
      }
    }
    for (const line of ['%}', '  -%}', '</p>', '}']) assert.match(line, decreases);
    for (const line of ['{% assign a = 1 %}', '}}', 'text', '{% if a %}']) assert.doesNotMatch(line, decreases);
  });

  it('Enter opens a line between what opens and what closes', () => {
    assert.ok(splits('{% if a %}', '{% endif %}'));
    assert.ok(splits('{% connected_content', '%}'));
    assert.ok(splits('<p>', '</p>'));
    assert.ok(!splits('{% assign a = 1 %}', '{% endif %}'));
    assert.ok(!splits('<br>', '</p>'));
  });

  it('words are names and keys, without the signs around them', () => {
    const wordsOf = (text: string) => text.match(new RegExp(wordPattern, 'g'));
    assert.deepEqual(wordsOf("{%- if a_b.${größe}['last-order'] != 2 -%}"), ['if', 'a_b', 'größe', 'last-order', '2']);
    assert.deepEqual(wordsOf('{{a-}}'), ['a']);
  });

  it('a comment is one of Liquid, which never reaches the recipient', () => {
    assert.deepEqual(comments.blockComment, ['{% comment %}', '{% endcomment %}']);
  });

  it('a comment is toggled as one of Liquid in HTML, in styles and in scripts too', () => {
    const { grammars } = JSON.parse(readFileSync(join(media, '../package.json'), 'utf8')).contributes;
    const embedding = grammars.flatMap(({ embeddedLanguages }: Grammar) => embeddedLanguages ?? []);
    assert.equal(embedding.length, 2);
    for (const languages of embedding) {
      for (const scope of ['comment.block', 'meta.embedded.output', 'meta.embedded.tag']) {
        assert.equal(languages[`${scope}.liquid`], 'liquid');
      }
    }
  });

  it('`%` can be typed over, because a pair of single signs ends with it', () => {
    for (const { autoClosingPairs: pairs } of [{ autoClosingPairs }, read('html-language-configuration.json')]) {
      assert.ok(pairs.some(({ open, close }: Pair) => open.length === 1 && close === '%'));
      assert.ok(pairs.some(({ open, close }: Pair) => open === '{%' && close === '%}'));
      assert.ok(pairs.every(({ open }: Pair) => open !== '%'));
    }
  });

  it('long lines are read at once', () => {
    const pieces = [
      '{%',
      '{% if ',
      '{% if a %}',
      '{% else %}',
      '{% a',
      '<',
      '<a ',
      '<a',
      '{',
      '%}',
      ' ',
      '{% ',
      'a-',
      '-',
      '" ',
    ];
    const patterns = [increases, decreases, new RegExp(wordPattern)].concat(
      onEnterRules.map(({ beforeText }: OnEnterRule) => new RegExp(beforeText)),
    );
    const timings = pieces.flatMap((piece) =>
      ['', '{% if ', '<a'].flatMap((head) =>
        patterns.map((pattern) => {
          const line = head + piece.repeat(50_000 / piece.length);
          const start = performance.now();
          pattern.test(`${line}{% endif %}\\`);
          return { took: performance.now() - start, line: `${head}${piece}…`, pattern };
        }),
      ),
    );
    const [slowest] = timings.sort((a, b) => b.took - a.took);
    console.log(`      ${slowest?.took.toFixed(1)} ms at most for 50,000 signs: ${slowest?.line} ${slowest?.pattern}`);
  });
});

interface Pair {
  readonly open: string;
  readonly close: string;
}

interface Grammar {
  readonly embeddedLanguages?: Readonly<Record<string, string>>;
}
