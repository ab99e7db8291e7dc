import assert from 'node:assert/strict';
import { parseTemplate } from '../../../src/template/parser';
import { walk } from '../../../src/template/walk';
import { PUBLISHED } from '../templateFiles';

/** Cut or broken as published: no URL, blanks in the URL, curly quotes, outputs in a string, no end of a block. */
const ILL_FORMED: ReadonlySet<string> = new Set(['018', '042', '156', '186', '189']);

/** What is missing or fits nowhere, as `missing url` and `unexpected text`. */
function faultsIn(text: string): string[] {
  const faults: string[] = [];
  walk(parseTemplate(text), (node) => {
    if (node.kind === 'missing') faults.push(`missing ${node.expected}`);
    else if (node.kind === 'unexpected') faults.push(`unexpected ${text.slice(node.start, node.end)}`);
    return undefined;
  });
  return faults;
}

describe('a template that somebody published', () => {
  for (const { file, text } of PUBLISHED) {
    const isWellFormed = !ILL_FORMED.has(file.slice(0, 3));
    it(`${isWellFormed ? 'has nothing missing or unexpected' : 'says what is wrong'} in ${file}`, () => {
      const faults = faultsIn(text);
      if (isWellFormed) assert.deepEqual(faults, []);
      else assert.notDeepEqual(faults, []);
    });
  }

  it('has its faults found by this test', () => {
    assert.deepEqual(faultsIn('{{ a b }}{% if c %}'), ['unexpected b', 'missing end tag']);
  });
});
