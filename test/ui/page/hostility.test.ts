import assert from 'node:assert/strict';
import { type Harness, harnessOf, textOf } from './harness';
import { customer, hostile, manyProperties } from './models';

describe('Profile page, among hostile data and messages', function () {
  this.timeout(60_000);
  let harness: Harness;

  before(async () => {
    harness = await harnessOf();
  });

  it('shows hostile names and values as text, and runs none', async () => {
    const page = await harness.show(hostile(), { width: 320 });
    await page.getByText('Fields').first().click();
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    assert.equal(await page.evaluate(() => window.hurt), undefined);
    assert.equal(
      await page.locator('profile-page :is(img, script, iframe), profile-page svg:not(vscode-button svg)').count(),
      0,
    );
    const text = await textOf(page.locator('main'));
    assert.ok(text.includes('<img src=x onerror="window.hurt = 1">'));
    assert.ok(text.includes('\\u{202E}') && text.includes('\\u{1B}'));
    assert.equal(text, text.replace(/\p{Cf}/gu, ''));
    assert.deepEqual(await page.evaluate(() => window.refused), []);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it('ignores forged messages', async () => {
    const page = await harness.show(customer());
    const before = await page.locator('main').innerHTML();
    await page.evaluate(async (other) => {
      const last = new Promise((resolve) =>
        addEventListener('message', ({ data }) => data === 'last' && resolve(undefined)),
      );
      for (const data of [
        null,
        'show',
        { type: 'show' },
        { type: 'show', model: { connection: '<b>' } },
        { type: 'json', text: {} },
        'last',
      ]) {
        window.postMessage(data, '*');
      }
      dispatchEvent(
        new MessageEvent('message', { data: { type: 'show', model: other }, origin: 'https://example.com' }),
      );
      await last;
    }, manyProperties(3));
    assert.equal(await page.locator('main').innerHTML(), before);
    await page.close();
  });
});
