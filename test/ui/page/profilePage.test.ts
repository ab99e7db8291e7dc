import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Harness, harnessOf, sent, tell, textOf } from './harness';
import { customer, manyCohorts, manyProperties, modelOf, NOON, partly } from './models';

describe('Profile page', function () {
  this.timeout(60_000);
  let harness: Harness;

  before(async () => {
    harness = await harnessOf();
  });

  it('says who it is, where from, when, and how', async () => {
    const page = await harness.show({ ...customer(), sample: true, answered: { userId: 'u-1', deviceId: 'd-1' } });
    const header = page.locator('.page-header');
    for (const text of [
      'u-48213',
      'Sample data',
      'User ID in the answer',
      'u-1',
      'd-1',
      'from the sample',
      'took 143 ms',
      'HTTP 200',
    ]) {
      assert.match(await textOf(header), new RegExp(text));
    }
    await page.close();
  });

  it('asks the extension for what its buttons say', async () => {
    const page = await harness.show(manyProperties(3));
    for (const name of ['Refresh', 'Open JSON', 'Copy as cURL', 'Ask for Recommendations', 'Ask for Cohorts']) {
      await page.getByRole('button', { name }).click();
    }
    await page.getByRole('button', { name: 'Copy as Liquid: property_1' }).click({ force: true });
    assert.deepEqual((await sent(page)).slice(1), [
      { type: 'refresh' },
      { type: 'openJson' },
      { type: 'copyAsCurl' },
      { type: 'askFor', part: 'recommendations' },
      { type: 'askFor', part: 'cohorts' },
      { type: 'copyLiquid', path: ['amp_props', 'property_1'], part: 'properties' },
    ]);
    await page.close();
  });

  it('confirms a copy beside its button once it is done', async () => {
    const page = await harness.show(customer());
    const button = page.getByRole('button', { name: 'Copy Value: city' });
    await button.click({ force: true });
    assert.equal(await textOf(page.locator('.done')), '');
    await tell(page, { type: 'done', action: 'copyValue' });
    await page.locator('.done.shown', { hasText: 'Copied' }).waitFor();
    const [note, pressed] = [await page.locator('.done').boundingBox(), await button.boundingBox()];
    assert.ok(note && pressed && Math.abs(note.y - pressed.y) < 60);
    await page.close();
  });

  it('keeps the answer in place while it is busy and when it fails', async () => {
    const page = await harness.show(customer());
    await tell(page, { type: 'show', model: { ...customer(), busy: true } });
    await page.getByRole('progressbar', { name: 'Looking up' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await tell(page, { type: 'show', model: { ...customer(), failure: 'No network: check the connection.' } });
    assert.match(await textOf(page.getByRole('alert')), /No network/);
    assert.ok(await page.getByText('Oslo').isVisible());
    assert.deepEqual((await sent(page)).at(-1), { type: 'cancel' });
    await page.close();
  });

  it('adds very many cohorts in steps', async () => {
    const cohort_ids = Array.from({ length: 1200 }, (_, index) => `cohort-${index}`);
    const page = await harness.show(modelOf({ cohort_ids }, { request: { cohorts: true } }));
    const cohorts = page.getByRole('list', { name: 'Cohorts' }).locator('li');
    assert.equal(await cohorts.count(), 120);
    await page.getByRole('button', { name: 'Show 1,000 more of 1,200' }).click();
    assert.equal(await cohorts.count(), 1120);
    await page.getByRole('button', { name: 'Show all 1,200' }).click();
    assert.equal(await cohorts.count(), 1200);
    await page.close();
  });

  it('shows the first ten items, and all on demand', async () => {
    const page = await harness.show(customer());
    const items = page.getByRole('list', { name: 'Items of Next best product' }).getByRole('listitem');
    assert.equal(await items.count(), 10);
    await page.getByRole('button', { name: 'Show all 24' }).click();
    assert.equal(await items.count(), 24);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent?.includes('11')), true);
    await page.close();
  });

  it('explains the control group', async () => {
    const page = await harness.show(customer());
    const card = page.getByRole('article', { name: 'home_feed' });
    assert.match(await textOf(card), /Control[\s\S]*Serve your default experience/);
    await page.close();
  });

  it('asks for the raw answer when it is opened, and again after a newer one came', async () => {
    const page = await harness.show(customer());
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
    await tell(page, { type: 'json', text: '{}' });
    await tell(page, { type: 'show', model: { ...customer(), fetchedAt: 5, failure: 'Not as documented.' } });
    await page.getByText('Reading the answer').waitFor();
    assert.equal((await sent(page)).filter(({ type }) => type === 'getJson').length, 3);
    await page.close();
  });

  it('keeps relative times true, minute by minute', async () => {
    const page = await harness.open({ alone: true });
    await page.clock.install({ time: NOON + 90_000 });
    await page.reload();
    await tell(page, { type: 'show', model: customer() });
    assert.match(await textOf(page.locator('.page-header')), /Fetched 1 minute ago/);
    await page.clock.runFor(60_000);
    assert.match(await textOf(page.locator('.page-header')), /Fetched 2 minutes ago/);
    await page.close();
  });

  it('says why a part is missing, when another came, and offers to ask', async () => {
    const page = await harness.show(partly());
    const section = (name: string) => textOf(page.getByRole('region', { name, exact: true }));
    const links = await page.getByRole('navigation', { name: 'Sections' }).getByRole('link').allTextContents();
    assert.deepEqual(
      links.map((link) => link.replace(/\s+/g, ' ').trim()),
      ['Recommendations', 'Properties 1', 'Computations', 'Cohorts', 'Propensities 0'],
    );
    assert.match(await section('Recommendations'), /Not asked for\. Each request is counted as an exposure/);
    assert.match(await section('Computations'), /Ask for Computations Alone/);
    assert.match(await section('Cohorts'), /The API answered null/);
    assert.match(await section('Propensities'), /fetched 1 hour ago[\s\S]*No prediction came back/);
    await page.getByRole('button', { name: 'Ask for Computations Alone' }).click();
    await page.getByRole('button', { name: 'Ask for other propensities' }).click();
    assert.deepEqual((await sent(page)).slice(-2), [
      { type: 'askFor', part: 'computations' },
      { type: 'askFor', part: 'propensities' },
    ]);
    await page.close();
  });

  it('filters many cohorts by id and name, and moves among them by arrows', async () => {
    const page = await harness.show(manyCohorts(300));
    const chips = page.getByRole('list', { name: 'Cohorts' }).getByRole('listitem');
    await page.getByRole('textbox', { name: 'Filter Cohorts' }).fill('COHORT_29');
    assert.equal(await textOf(page.locator('.found')), '11 of 300');
    await chips.first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.deepEqual((await sent(page)).at(-1), { type: 'copyLiquid', path: ['cohort_ids', 299] });
    await page.close();
  });

  it('shows a filter as long as it hides something, also where a newer answer has few values', async () => {
    for (const model of [manyCohorts, manyProperties]) {
      const page = await harness.show(model(60));
      const filter = page.getByRole('textbox', { name: 'Filter' });
      await filter.fill('_59');
      await tell(page, { type: 'show', model: model(5) });
      assert.equal(await textOf(page.locator('.found')), '0 of 5');
      await filter.press('Escape');
      assert.equal(await filter.count(), 0);
      await page.getByText('_4', { exact: false }).first().waitFor();
      await page.close();
    }
  });

  it('lets the keyboard through the whole page, forwards and back, by stops that have names and can be seen', async () => {
    const page = await harness.show(customer());
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const forwards = await walk(page, 'Tab');
    for (const stop of [
      'Refresh',
      'Copy as cURL',
      'Cohorts 6',
      'Show all 24',
      'Filter Properties',
      'Copy as Liquid: address',
      'Raw JSON',
    ]) {
      assert.ok(
        forwards.some((name) => name.includes(stop)),
        `${stop} in ${forwards.join(' | ')}`,
      );
    }
    assert.deepEqual(
      forwards.filter((name) => name === ''),
      [],
    );
    assert.ok(forwards.length < 80, `${forwards.length} stops`);
    assert.deepEqual((await walk(page, 'Shift+Tab')).toReversed(), forwards);
    await page.close();
  });
});

/** The names of all stops of the Tab key, from one end of the page to the other. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<string[]> {
  const stops: string[] = [];
  for (;;) {
    await page.keyboard.press(key);
    const name = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element || element === document.body) return undefined;
      const isSeen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      return isSeen
        ? (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim()
        : '';
    });
    if (name === undefined) return stops;
    stops.push(name);
  }
}
