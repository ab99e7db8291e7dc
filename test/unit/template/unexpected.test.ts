import assert from 'node:assert/strict';
import { parseTemplate } from '../../../src/template/parser';
import { walk } from '../../../src/template/walk';

describe('Text that fits nowhere', () => {
  it('is rejected once, however many parentheses around it are open', () => {
    const spans: string[] = [];
    walk(parseTemplate(`{% if ${'('.repeat(200)} %}`), (node) => {
      if (node.kind === 'unexpected') spans.push(`${node.start}–${node.end}`);
    });
    assert.ok(spans.length > 0);
    assert.deepEqual(spans, [...new Set(spans)]);
  });
});
