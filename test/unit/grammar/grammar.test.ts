import assert from 'node:assert/strict';
import { parseTemplate } from '../../../src/template/parser';
import { CATALOG_OPTIONS, EXTRAS_OPTIONS, OPTIONS } from '../../../src/template/vocabulary/options';
import { TAGS } from '../../../src/template/vocabulary/tags';
import { PUBLISHED, SAMPLES, templatesIn } from '../templateFiles';
import { syntaxFaultsIn } from './faults';
import { faultsOf, toMarkedLines } from './marks';
import { grammarOf, type Language, tokenize } from './tokens';

async function scopesOf(language: Language, text: string, word: string): Promise<readonly string[]> {
  const { tokens } = tokenize(await grammarOf(language), [text]);
  const at = text.indexOf(word);
  return tokens[0]?.find(({ start, end }) => start <= at && at < end)?.scopes ?? [];
}

describe('The grammar', () => {
  for (const { file, text } of templatesIn('test/fixtures/grammar')) {
    for (const language of ['liquid', 'html'] as const) {
      it(`colours ${file} as it is marked, in a document of ${language}`, async () => {
        const lines = toMarkedLines(text);
        const { tokens } = tokenize(
          await grammarOf(language),
          lines.map((line) => line.text),
        );
        const faults = lines.flatMap((line, index) => faultsOf(line, tokens[index] ?? []));
        assert.ok(lines.some(({ marks }) => marks.length > 0));
        assert.deepEqual(faults, []);
      });
    }
  }

  it('is back in the text behind every well-formed template', async () => {
    const templates = [...SAMPLES, ...PUBLISHED].filter(({ text }) => syntaxFaultsIn(parseTemplate(text)).length === 0);
    assert.ok(templates.length >= 5);
    for (const { file, text } of templates) {
      for (const language of ['liquid', 'html'] as const) {
        assert.deepEqual(tokenize(await grammarOf(language), text.split('\n')).open, [], `${file} as ${language}`);
      }
    }
  });

  it('knows every tag of the vocabulary, its middles and its end', async () => {
    for (const { name, block, status } of TAGS) {
      for (const word of [name, ...(block ? [block.end, ...block.middles] : [])]) {
        const text = `{% ${word} %}`;
        const scopes = (await scopesOf('liquid', text, word)).join(' ');
        if (name === 'comment') assert.match(scopes, /comment\.block|keyword/, word);
        else assert.match(scopes, status === 'braze' ? /support\.function\.braze/ : /keyword\./, word);
      }
    }
  });

  it('knows every option of the vocabulary', async () => {
    for (const { name } of [...OPTIONS, ...EXTRAS_OPTIONS, ...CATALOG_OPTIONS]) {
      const scopes = await scopesOf('liquid', `{% connected_content https://a.b :${name} %}`, `${name} `);
      assert.ok(scopes.includes('keyword.other.option.liquid'), name);
    }
  });

  for (const language of ['liquid', 'html'] as const) {
    it(`reads long nasty lines of ${language} to their end`, async () => {
      const grammar = await grammarOf(language);
      for (const [head, again] of NASTY) {
        const line = head + again.repeat(5_000 / again.length);
        assert.equal(grammar.tokenizeLine2(line, null, 5_000).stoppedEarly, false, `${head}${again}${again}…`);
      }
    });
  }
});

/** Lines that begin with the first text and repeat the second. */
const NASTY: readonly (readonly [head: string, again: string])[] = [
  ['', '{{'],
  ['', '{%'],
  ['', '{{a}}'],
  ['', '{{:'],
  ['', '{% if '],
  ['', '{%comment%}'],
  ['', '{%comment '],
  ['', '<a '],
  ['<a ', 'b'],
  ['<a ', 'b='],
  ['<a ', '{{b}}='],
  ['<a b=', 'c{'],
  ['{% if ', '{{:'],
  ['{{', '${'],
  ['{{ ${', ' '],
  ['{{ a', ' '],
  ['{{', '"'],
  ['{{', '|'],
  ['{{', 'a-'],
  ['{{', '['],
  ['{% # ', '-%'],
  ['{% connected_content', ' '],
  ['{% connected_content ', 'a?b='],
  ['{% connected_content a :headers ', '"a":'],
  ['{% connected_content a :headers ', '{ '],
  ['{% connected_content a ', ' :save'],
];
