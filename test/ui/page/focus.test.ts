import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Harness, harnessOf, PREVIEW_PAGE, tell } from './harness';
import { manyCohorts, manyProperties, modelOf, unknown } from './models';
import { openPreview } from './openPreview';
import { preview } from './previewModels';

/** What has the focus: its id, or else its text. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement === document.body ? undefined : activeElement?.id || activeElement?.textContent?.trim();
  });
}

describe('The focus of the profile page', function () {
  this.timeout(60_000);
  let harness: Harness;

  before(async () => {
    harness = await harnessOf();
  });

  it('stays on a button while it is busy, and goes to the heading of its part once that is answered', async () => {
    const page = await harness.show(manyProperties(3));
    await page.getByRole('button', { name: 'Ask for Cohorts' }).press('Enter');
    await tell(page, { type: 'show', model: { ...manyProperties(3), busy: true } });
    assert.equal(await focused(page), 'Ask for Cohorts');
    await tell(page, { type: 'show', model: manyCohorts(3) });
    assert.equal(await focused(page), 'cohorts');
    await page.close();
  });

  it('goes to the heading of the page when somebody is looked up again after a restart', async () => {
    const page = await harness.show(unknown());
    await page.getByRole('button', { name: 'Look Up Again' }).press('Enter');
    await tell(page, { type: 'show', model: { ...unknown(), busy: true } });
    assert.equal(await focused(page), 'person');
    await page.close();
  });

  it('goes to the last value that there is when its own is gone', async () => {
    const page = await harness.show(manyProperties(30));
    await page.getByRole('textbox').press('ArrowDown');
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('property_29'));
    await tell(page, { type: 'show', model: manyProperties(5) });
    assert.match((await focused(page)) ?? '', /^property_4\b/);
    await page.close();
  });

  it('goes to the last cohort that there is when its own is gone', async () => {
    const page = await harness.show(manyCohorts(20));
    await page.getByRole('listitem').first().press('End');
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('cohort_19'));
    await tell(page, { type: 'show', model: manyCohorts(5) });
    assert.match((await focused(page)) ?? '', /^cohort_4\b/);
    await page.close();
  });

  it('stays where it is when something else goes', async () => {
    const page = await harness.show(manyCohorts(5));
    await page.getByRole('button', { name: 'Refresh' }).focus();
    const before = await focused(page);
    await tell(page, { type: 'show', model: modelOf({}, { request: { properties: true } }) });
    assert.equal(await focused(page), before);
    await page.close();
  });
});

describe('The focus of the preview page', function () {
  this.timeout(60_000);

  it('goes to the tab when the button that had it has done its work', async () => {
    const page = await openPreview(await harnessOf(PREVIEW_PAGE), 'message');
    const { whatIf: _, ...rest } = preview();
    for (const [name, model] of [
      ['End What If', rest],
      ['Run Calls', { ...rest, waiting: false }],
      ['Load Remote Images', { ...rest, images: true }],
    ] as const) {
      await page.getByRole('button', { name }).press('Enter');
      await tell(page, { type: 'show', revision: 1, model });
      assert.equal(await focused(page), 'tab-message', name);
    }
    await page.close();
  });

  it('stays on a tab whatever it holds, and on its own tab for keys that mean something else with Control', async () => {
    const page = await openPreview(await harnessOf(PREVIEW_PAGE), 'source');
    await page.getByRole('tab', { name: 'Source' }).press('Control+PageDown');
    assert.equal(await focused(page), 'tab-source');
    await page.close();
  });
});
