import assert from 'node:assert/strict';
import { toTemplateRendering } from '../../../src/preview/templateRendering';
import { Answering, rendering } from './rendering';

describe('A rendering for other programs', () => {
  it('tells what was called without the keys in its address', async () => {
    const text = `
{% connected_content https://x.io/a?api_key=abc&b={{ 1 | plus: 1 }} :save a %}{{ a.b }}{{ 1 | nope }}`;
    const found = await rendering(text, {}, new Answering([{ body: '{"b":7}' }]).caller);
    assert.deepEqual(
      toTemplateRendering(found, (offset) => ({ line: 1, character: offset })),
      {
        output: '\n71',
        calls: [{ url: 'https://x.io/a?api_key=…&b=2', status: 200, durationMs: 40, fromCache: false, variable: 'a' }],
        problems: [
          { message: 'There is no filter `nope`: it changes nothing.', line: 1, character: text.indexOf('nope') },
        ],
      },
    );
  });
});
