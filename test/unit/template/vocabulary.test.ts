import assert from 'node:assert/strict';
import { collectFacts } from '../../../src/template/facts';
import { parseTemplate } from '../../../src/template/parser';
import { FILTERS } from '../../../src/template/vocabulary/filters';
import { CATALOG_OPTIONS, EXTRAS_OPTIONS, OPTIONS } from '../../../src/template/vocabulary/options';
import { PERSONALIZATION } from '../../../src/template/vocabulary/personalization';
import { TAGS } from '../../../src/template/vocabulary/tags';
import { walk } from '../../../src/template/walk';

const LISTS = { TAGS, FILTERS, OPTIONS, EXTRAS_OPTIONS, CATALOG_OPTIONS, PERSONALIZATION };

describe('the vocabulary', () => {
  for (const [list, entries] of Object.entries(LISTS)) {
    it(`names each thing once, with a sentence and a link: ${list}`, () => {
      assert.equal(new Set(entries.map(({ name }) => name)).size, entries.length);
      for (const { doc, link } of entries) {
        assert.match(doc, /\.$/);
        assert.ok(URL.canParse(link));
      }
    });
  }

  it('knows the arguments of a filter by its signature', () => {
    const argumentsOf = (name: string) => FILTERS.find((filter) => filter.name === name)?.arguments;
    assert.deepEqual(argumentsOf('upcase'), []);
    assert.deepEqual(argumentsOf('default'), [
      { name: 'value', optional: false, named: false },
      { name: 'allow_false', optional: true, named: true },
    ]);
  });

  it('has examples that parse, and use the filter they explain', () => {
    for (const { name, example } of FILTERS) {
      if (!example) continue;
      const template = parseTemplate(`{{ ${example[0]} }}`);
      walk(template, (node) => {
        assert.ok(node.kind !== 'missing' && node.kind !== 'unexpected', name);
        return undefined;
      });
      assert.ok(collectFacts(template).filters.some(({ named }) => named === name));
    }
  });

  it('tells filters of Braze, of Liquid alone, and unsupported ones apart', () => {
    const statusOf = (name: string) => FILTERS.find((filter) => filter.name === name)?.status;
    assert.deepEqual(['upcase', 'url_param_escape', 'escape_once', 'camelize', 'lstrip'].map(statusOf), [
      'braze',
      'braze',
      'standard',
      'unsupported',
      'unsupported',
    ]);
  });
});
