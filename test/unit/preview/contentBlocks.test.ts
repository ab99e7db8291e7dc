import assert from 'node:assert/strict';
import { attributesWithBlocks, ContentBlocks } from '../../../src/preview/contentBlocks';
import type { JsonObject } from '../../../src/profile/json';
import { factsIn } from '../language/asking';

function read(template: string, blocks?: JsonObject): readonly string[] {
  return attributesWithBlocks(factsIn(template), new ContentBlocks(blocks)).map(
    ({ group, name }) => `${group}.${name}`,
  );
}

describe('What a message reads of Braze through content blocks', () => {
  const template = '{{content_blocks.${Head}}} {{${city}}}';

  it('follows what the template reads itself, each once', () => {
    const blocks = {
      Head: 'Hi {{${first_name}}} of {{${city}}} {{content_blocks.${Foot}}}',
      Foot: '{{custom_attribute.${tier}}} {{${first_name}}}',
      Other: '{{${gender}}}',
    };
    assert.deepEqual(read(template, blocks), [
      'content_blocks.Head',
      '.city',
      '.first_name',
      'content_blocks.Foot',
      'custom_attribute.tier',
    ]);
  });

  it('is nothing of blocks that are not there, are no text, or stand in themselves', () => {
    const alone = ['content_blocks.Head', '.city'];
    assert.deepEqual(read(template), alone);
    assert.deepEqual(read(template, { Head: 7 }), alone);
    assert.deepEqual(read(template, { Head: '{{content_blocks.${Head}}}' }), alone);
    assert.deepEqual(read('{{content_blocks.${toString}}}', {}), ['content_blocks.toString']);
  });
});
