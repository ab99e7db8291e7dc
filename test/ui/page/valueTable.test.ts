import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Harness, harnessOf, sent, tell, textOf } from './harness';
import { customer, manyProperties, modelOf } from './models';

describe('Table of values', function () {
  this.timeout(60_000);
  let harness: Harness;

  before(async () => {
    harness = await harnessOf();
  });

  async function opened(
    model: Parameters<typeof manyProperties>[0] | ReturnType<typeof customer>,
    width = 900,
  ): Promise<Page> {
    return harness.show(typeof model === 'number' ? manyProperties(model) : model, { width });
  }

  const names = (page: Page) => page.locator('.lines .line .name').allInnerTexts();
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.querySelector('.name')?.textContent?.trim());

  it('keeps few rows in the document however many there are', async () => {
    const page = await harness.open();
    const times = await page.evaluate(async (model) => {
      const [group] = model.groups.filter(({ part }) => part === 'properties');
      const [row] = group?.rows ?? [];
      if (!group || !row) return [];
      const rows = Array.from({ length: 100_000 }, (_, n) => {
        const label = `property_${n}`;
        return { ...row, label, value: String(n % 977), path: ['amp_props', label] };
      });
      const began = performance.now();
      window.postMessage({ type: 'show', model: { ...model, groups: [{ ...group, rows }] } }, window.origin);
      while (!document.querySelector('.lines .line')) await new Promise(requestAnimationFrame);
      return [performance.now() - began];
    }, manyProperties(1));
    console.log(`      100,000 rows: first rows ${times[0]?.toFixed(0)} ms`);
    assert.ok((await page.locator('.lines .line').count()) < 60);
    assert.equal(await page.getByRole('treegrid').getAttribute('aria-rowcount'), '100001');
    await page.getByRole('treegrid').evaluate((table) => table.scrollTo({ top: table.scrollHeight }));
    await page.locator('.lines .line', { hasText: 'property_99999' }).waitFor();
    await page.close();
  });

  it('says how many values of a list have no rows, once it is open', async () => {
    const model = modelOf({ amp_props: { visits: [1, 2] } }, { request: { properties: true } });
    const groups = model.groups.map((group) => ({ ...group, rows: group.rows.map((row) => ({ ...row, left: 1234 })) }));
    const page = await opened({ ...model, groups });
    const row = page.locator('.lines .line').first();
    assert.doesNotMatch(await textOf(row), /more/);
    await row.click();
    await page.getByText('(1,234 more are in the JSON)').waitFor();
    await page.close();
  });

  it('filters by name, friendly name and value, and says how many it found', async () => {
    const page = await opened(5000);
    const filter = page.getByRole('textbox', { name: 'Filter Properties' });
    await filter.pressSequentially('PROPERTY_123');
    assert.equal(await textOf(page.locator('.found')), '11 of 5,000');
    assert.equal((await names(page))[0], 'property_123');
    await filter.fill('nothing like it');
    assert.ok(await page.getByText('Nothing matches.').isVisible());
    await filter.press('Escape');
    assert.equal(await textOf(page.locator('.found')), '');
    await page.close();
  });

  it('sorts by its headers, and says so', async () => {
    const page = await opened(40);
    const header = (name: string) => page.getByRole('columnheader', { name });
    assert.equal(await header('Name').getAttribute('aria-sort'), 'ascending');
    await header('Value').getByRole('button').click();
    assert.equal(await header('Value').getAttribute('aria-sort'), 'ascending');
    assert.equal(await header('Name').getAttribute('aria-sort'), 'none');
    assert.equal((await names(page))[0], 'property_1');
    await header('Value').getByRole('button').click();
    assert.equal(await header('Value').getAttribute('aria-sort'), 'descending');
    await page.close();
  });

  it('is one stop of the Tab key, and moves by arrows, pages, and to both ends', async () => {
    const page = await opened(5000);
    await page.getByRole('textbox').focus();
    await page.keyboard.press('ArrowDown');
    const walk = [
      ['ArrowDown', 'property_1'],
      ['PageDown', 'property_11'],
      ['End', 'property_4999'],
      ['PageUp', 'property_4989'],
      ['Home', 'property_0'],
    ];
    for (const [key = '', name] of walk) {
      await page.keyboard.press(key);
      await page.waitForFunction(
        (wanted) => document.activeElement?.querySelector('.name')?.textContent?.trim() === wanted,
        name,
      );
      assert.ok(await page.evaluate(isInSight), key);
    }
    for (const name of ['Copy Value: property_0', 'Copy as Liquid: property_0', 'Insert Liquid: property_0']) {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), name);
    }
    await page.keyboard.press('Enter');
    assert.deepEqual((await sent(page)).at(-1), {
      type: 'insertLiquid',
      path: ['amp_props', 'property_0'],
      part: 'properties',
    });
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.closest('value-table')), null);
    await page.close();
  });

  it('copies the value of the row in focus as people copy anything', async () => {
    const page = await opened(20);
    await page.getByRole('textbox').press('ArrowDown');
    await page.keyboard.press('Control+c');
    assert.deepEqual((await sent(page)).at(-1), {
      type: 'copyValue',
      part: 'properties',
      path: ['amp_props', 'property_0'],
    });
    await page.close();
  });

  it('keeps the row in focus when it is scrolled out of sight', async () => {
    const page = await opened(5000);
    await page.getByRole('textbox').press('ArrowDown');
    await page.getByRole('treegrid').evaluate((table) => table.scrollTo({ top: 50_000 }));
    await page.locator('.lines .line', { hasText: 'property_1790' }).waitFor();
    assert.equal(await focused(page), 'property_0');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('property_1'));
    await page.close();
  });

  it('opens and closes what is inside a value by keys and by a click', async () => {
    const page = await opened(customer());
    await page.locator('.lines .line', { hasText: 'address' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.deepEqual((await names(page)).slice(0, 4), ['address', 'geo', 'postcode', 'street']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.deepEqual((await names(page)).slice(0, 4), ['address', 'geo', 'lat', 'lon']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focused(page), 'geo');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    assert.equal((await names(page))[1], 'bio');
    await page.locator('.lines .line', { hasText: 'bio' }).click();
    assert.match(await textOf(page.locator('.whole pre')), /surveys at length, which is why this is long\.$/);
    await page.close();
  });

  it('shortens a value of a megabyte, and its whole too, which has room in a narrow page', async () => {
    const page = await opened(
      modelOf({ amp_props: { huge: 'x'.repeat(1_000_000) } }, { request: { properties: true } }),
    );
    await page.locator('.lines .line').click();
    assert.match(await textOf(page.locator('.whole')), /first 20,000 of 1,000,000 characters/);
    assert.ok((await page.content()).length < 60_000);
    await page.setViewportSize({ width: 400, height: 900 });
    const { height = 0, width = 0 } = (await page.locator('.whole pre').boundingBox()) ?? {};
    assert.ok(height > 80 && width > 250, `${width} × ${height}`);
    await page.close();
  });

  it('is not opened by its buttons, nor by keys that mean something else with Alt', async () => {
    const page = await opened(customer());
    const address = page.locator('.lines .line', { hasText: 'address' });
    await page.getByRole('button', { name: 'Copy Value: address' }).click({ force: true });
    await address.press('Alt+ArrowRight');
    assert.equal(await address.getAttribute('aria-expanded'), 'false');
    await page.close();
  });

  it('is opened by keys also while text is selected elsewhere', async () => {
    const page = await opened(customer());
    const address = page.locator('.lines .line', { hasText: 'address' });
    await address.focus();
    await page.locator('h1').evaluate((heading) => getSelection()?.selectAllChildren(heading));
    await page.keyboard.press('Enter');
    await page.locator('.lines .line[aria-expanded=true]', { hasText: 'address' }).waitFor();
    await page.close();
  });

  it('has rows that are high enough for what is in them at any width', async () => {
    const page = await opened(customer());
    const table = page.locator('value-table').first();
    for (const width of [519, 520, 521]) {
      await table.evaluate((element, to) => element.setAttribute('style', `width: ${to}px`), width);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      const row = await page.locator('.lines .line').first().evaluate(heights);
      assert.ok(row.height >= row.needed, `${row.height} at ${width}, not ${row.needed}`);
    }
    await page.close();
  });

  it('keeps filter, order, what is open and where it was scrolled when a newer answer comes', async () => {
    const page = await opened(customer(), 400);
    await page.getByRole('textbox', { name: 'Filter Properties' }).fill('e');
    await page.locator('.lines .line', { hasText: 'address' }).click();
    const before = await names(page);
    const table = page.getByRole('treegrid', { name: 'Properties' });
    await table.evaluate((element) => element.scrollTo({ top: 30 }));
    await tell(page, { type: 'show', model: { ...customer(), fetchedAt: 1_800_000_000_000 } });
    assert.deepEqual(await names(page), before);
    assert.equal(await table.evaluate(({ scrollTop }) => scrollTop), 30);
    await page.close();
  });
});

/** How high a row is, and how high its lines are together. */
function heights(row: Element): { readonly height: number; readonly needed: number } {
  const lines = getComputedStyle(row).gridTemplateRows.split(' ').map(Number.parseFloat);
  return { height: row.clientHeight, needed: lines.reduce((sum, line) => sum + line, 0) };
}

/** Whether the focused row is within its table's box, beneath the header. */
function isInSight(): boolean {
  const row = document.activeElement?.getBoundingClientRect();
  const table = document.activeElement?.closest('.table')?.getBoundingClientRect();
  return Boolean(row && table && row.top >= table.top + 27 && row.bottom <= table.bottom + 1);
}
