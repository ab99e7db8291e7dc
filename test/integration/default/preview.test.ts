import assert from 'node:assert/strict';
import { run } from '../run';

describe('Opening a preview', () => {
  it('is refused where there is no template, in a sentence', async () => {
    await assert.rejects(run('openPreview', { template: 'file:///nowhere/at-all.liquid' }), (error: Error) => {
      assert.equal(error.message, 'There is no template at “file:///nowhere/at-all.liquid”.');
      return true;
    });
    await assert.rejects(run('openPreview', {}), /openPreview: template: is missing$/);
  });
});
