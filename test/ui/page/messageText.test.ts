import assert from 'node:assert/strict';
import { type Harness, harnessOf, PREVIEW_PAGE, sent, textOf } from './harness';
import { openPreview } from './openPreview';
import { messageOf, preview } from './previewModels';

describe('Preview page, the message as text', function () {
  this.timeout(60_000);
  let harness: Harness;

  before(async () => {
    harness = await harnessOf(PREVIEW_PAGE);
  });

  it('shows a plain message as text, whose values can be clicked and reached by keys', async () => {
    const page = await openPreview(
      harness,
      'message',
      preview({ isHtml: false, message: messageOf('Hi Ada,\n42 points <b>', 'Ada', '42') }),
    );
    assert.equal(await textOf(page.locator('message-text pre')), 'Hi Ada,\n42 points <b>');
    await page.getByRole('region', { name: 'Message' }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Enter');
    assert.deepEqual((await sent(page)).at(-1), { type: 'goTo', place: { start: 10, end: 20 } });
    await page.close();
  });

  it('shows tabs and joined emoji in a text as they are, and other characters that cannot be seen as escapes', async () => {
    const output = '<p>\n\tAda\u0007 \u{1F469}\u{1F3FD}\u200D\u{1F4BB} a\u200Db</p>';
    const page = await openPreview(harness, 'source', preview({ message: messageOf(output, 'Ada') }));
    const shown = '<p>\n\tAda\\u{7} \u{1F469}\u{1F3FD}\u200D\u{1F4BB} a\\u{200D}b</p>';
    assert.equal(await textOf(page.locator('message-text pre')), shown);
    await page.close();
  });
});
