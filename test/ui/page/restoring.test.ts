import assert from 'node:assert/strict';
import { type Harness, harnessOf, sent, textOf } from './harness';
import { manyProperties, unknown } from './models';

describe('Restoring the profile page', function () {
  this.timeout(60_000);
  let harness: Harness;

  before(async () => {
    harness = await harnessOf();
  });

  it('keeps who it showed and how, and nothing of what was answered', async () => {
    const page = await harness.show(manyProperties(500));
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
    const page = await harness.show(manyProperties(500), { state, height: 500 });
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
    const tampered = {
      connection: 'Amplitude',
      person: { userId: 'u-48213' },
      tables: { properties: { filter: 'x', sort: 'value', scrollTop: 0 } },
    };
    for (const state of [{ connection: '<img>', person: 7 }, 'nonsense', other, tampered]) {
      const page = await harness.show(manyProperties(50), { state });
      assert.equal(await page.getByRole('textbox').inputValue(), '');
      await page.close();
    }
  });

  it('offers to look up again after a restart', async () => {
    const page = await harness.show(unknown());
    assert.match(await textOf(page.locator('main')), /u-48213[\s\S]*not kept over a restart/);
    await page.getByRole('button', { name: 'Look Up Again' }).click();
    assert.deepEqual((await sent(page)).at(-1), { type: 'refresh' });
    await page.close();
  });
});
