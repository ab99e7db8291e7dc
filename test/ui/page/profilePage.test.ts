import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { PageModel } from '../../../src/webview/protocol';
import { Harness, sent, tell, textOf } from './harness';
import { customer, hostile, manyProperties, modelOf, unknown } from './models';
import { THEMES, type ThemeName } from './themes';

const everyTheme = Object.keys(THEMES) as ThemeName[];

describe('Profile page', function () {
  this.timeout(60_000);
  let harness: Harness;

  before(async () => {
    harness = await Harness.start();
  });

  after(() => harness.stop());

  async function opened(model: PageModel, options: Parameters<Harness['open']>[0] = {}): Promise<Page> {
    const page = await harness.open(options);
    await tell(page, { type: 'show', model });
    return page;
  }

  for (const theme of everyTheme) {
    it(`has no axe violation and breaks no policy in the theme ${theme}`, async () => {
      const page = await opened(
        { ...customer(), sample: true, busy: true, failure: 'Amplitude is throttling.' },
        { theme },
      );
      await page.getByText('Fields').first().click();
      await page.getByRole('row', { name: 'address' }).click();
      await page.getByText('Raw JSON').click();
      await tell(page, { type: 'json', text: '{\n  "userData": {}\n}' });
      assert.deepEqual(await page.evaluate(() => window.refused), []);
      assert.deepEqual(await violations(page), []);
      await page.close();
    });
  }

  it('has no axe violation where nothing is known, and where all is empty', async () => {
    for (const model of [unknown(), modelOf({}), manyProperties(300)]) {
      const page = await opened(model, { width: 400 });
      assert.deepEqual(await violations(page), []);
      await page.close();
    }
  });

  it('says who it is, where from, when, and how', async () => {
    const page = await opened({ ...customer(), sample: true, answered: { userId: 'u-1', deviceId: 'd-1' } });
    const header = page.locator('.page-header');
    for (const text of [
      'u-48213',
      'Sample data',
      'User id in the answer',
      'u-1',
      'd-1',
      'from the API',
      'took 143 ms',
      'HTTP 200',
    ]) {
      assert.match(await textOf(header), new RegExp(text));
    }
    await page.close();
  });

  it('asks the extension for what its buttons say', async () => {
    const page = await opened(manyProperties(3));
    for (const name of ['Refresh', 'Open JSON', 'Copy as cURL', 'Ask for Recommendations', 'Ask for Cohorts']) {
      await page.getByRole('button', { name }).click();
    }
    await page.getByRole('button', { name: 'Copy Liquid: property_1' }).click({ force: true });
    assert.deepEqual((await sent(page)).slice(1), [
      { type: 'refresh' },
      { type: 'openJson' },
      { type: 'copyAsCurl' },
      { type: 'askFor', part: 'recommendations' },
      { type: 'askFor', part: 'cohorts' },
      { type: 'copyLiquid', path: ['amp_props', 'property_1'] },
    ]);
    await page.close();
  });

  it('confirms a copy beside its button once it is done', async () => {
    const page = await opened(customer());
    const button = page.getByRole('button', { name: 'Copy value: city' });
    await button.click({ force: true });
    assert.equal(await textOf(page.locator('.done')), '');
    await tell(page, { type: 'done', action: 'copyValue' });
    await page.locator('.done.shown', { hasText: 'Copied' }).waitFor();
    const [note, pressed] = [await page.locator('.done').boundingBox(), await button.boundingBox()];
    assert.ok(note && pressed && Math.abs(note.y - pressed.y) < 60);
    await page.close();
  });

  it('keeps the answer in place while it is busy and when it fails', async () => {
    const page = await opened(customer());
    await tell(page, { type: 'show', model: { ...customer(), busy: true } });
    await page.getByRole('progressbar', { name: 'Looking up' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await tell(page, { type: 'show', model: { ...customer(), failure: 'No network: check the connection.' } });
    assert.match(await textOf(page.getByRole('alert')), /No network/);
    assert.ok(await page.getByText('Oslo').isVisible());
    assert.deepEqual((await sent(page)).at(-1), { type: 'cancel' });
    await page.close();
  });

  it('shows the first ten items, and all on demand', async () => {
    const page = await opened(customer());
    const items = page.getByRole('list', { name: 'Items of Next best product' }).getByRole('listitem');
    assert.equal(await items.count(), 10);
    await page.getByRole('button', { name: 'Show all 24' }).click();
    assert.equal(await items.count(), 24);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent?.includes('11')), true);
    await page.close();
  });

  it('explains the control group', async () => {
    const page = await opened(customer());
    const card = page.getByRole('article', { name: 'home_feed' });
    assert.match(await textOf(card), /Control[\s\S]*Serve your default experience/);
    await page.close();
  });

  it('asks for the raw answer when it is opened, and again after a newer one came', async () => {
    const page = await opened(customer());
    assert.equal(
      (await sent(page)).some(({ type }) => type === 'getJson'),
      false,
    );
    await page.getByText('Raw JSON').click();
    await page.getByText('Reading the answer').waitFor();
    await tell(page, { type: 'json', text: `{ "x": "${'y'.repeat(200_000)}" }` });
    assert.ok((await textOf(page.locator('raw-json pre'))).length <= 100_000);
    await tell(page, { type: 'show', model: { ...customer(), fetchedAt: 5 } });
    await page.getByText('Reading the answer').waitFor();
    assert.equal((await sent(page)).filter(({ type }) => type === 'getJson').length, 2);
    await page.close();
  });

  it('shows hostile names and values as text, and runs none', async () => {
    const page = await opened(hostile(), { width: 320 });
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

  it('fits every width without scrolling sideways, whatever it shows', async () => {
    for (const model of [customer(), hostile(), unknown()]) {
      for (const width of [320, 400, 700, 1200, 2400]) {
        const page = await opened(model, { width });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        await page.close();
      }
    }
  });

  it('ignores forged messages', async () => {
    const page = await opened(customer());
    const before = await page.locator('main').innerHTML();
    await page.evaluate(async () => {
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
        new MessageEvent('message', { data: { type: 'json', text: 'forged' }, origin: 'https://example.com' }),
      );
      await last;
    });
    assert.equal(await page.locator('main').innerHTML(), before);
    await page.close();
  });

  it('keeps who it showed and how, and nothing of what was answered', async () => {
    const page = await opened(manyProperties(500));
    await page.getByRole('textbox', { name: 'Filter Properties' }).fill('property_4');
    await page.getByRole('columnheader', { name: 'Value' }).getByRole('button').click();
    assert.deepEqual(await page.evaluate(() => window.state), {
      connection: 'Amplitude',
      person: { userId: 'u-48213' },
      tables: { properties: { filter: 'property_4', sort: { column: 'value', descending: false }, scrollTop: 0 } },
    });
    await page.close();
  });

  it('comes back as it was left', async () => {
    const table = { filter: 'value', sort: { column: 'name', descending: true }, scrollTop: 560 };
    const state = {
      connection: 'Amplitude',
      person: { userId: 'u-48213' },
      scrollTop: 120,
      tables: { properties: table },
    };
    const page = await opened(manyProperties(500), { state, height: 500 });
    assert.equal(await page.getByRole('textbox').inputValue(), 'value');
    assert.equal(await page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort'), 'descending');
    assert.equal(await page.getByRole('treegrid').evaluate(({ scrollTop }) => scrollTop), 560);
    assert.equal(await page.evaluate(() => scrollY), 120);
    await page.close();
  });

  it('starts anew from a state that was tampered with, or that is of somebody else', async () => {
    const other = {
      connection: 'Amplitude',
      person: { userId: 'somebody' },
      tables: { properties: { filter: 'x', sort: { column: 'name', descending: false }, scrollTop: 0 } },
    };
    for (const state of [{ connection: '<img>', person: 7 }, 'nonsense', other]) {
      const page = await opened(manyProperties(50), { state });
      assert.equal(await page.getByRole('textbox').inputValue(), '');
      await page.close();
    }
  });

  it('offers to look up again after a restart', async () => {
    const page = await opened(unknown());
    assert.match(await textOf(page.locator('main')), /u-48213[\s\S]*not kept over a restart/);
    await page.getByRole('button', { name: 'Look Up Again' }).click();
    assert.deepEqual((await sent(page)).at(-1), { type: 'refresh' });
    await page.close();
  });
});

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  });
}
