import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { OF_COLOURS, violations } from './accessibility';
import { type Harness, harnessOf, tell, widthAt } from './harness';
import { blank, customer, hostile, manyProperties, modelOf, unknown } from './models';
import { THEMES, type ThemeName } from './themes';

const everyTheme = Object.keys(THEMES) as ThemeName[];

/** Headings of parts that do not stand on one line. */
function brokenHeadings(page: Page): Promise<string[]> {
  return page.locator('section h2').evaluateAll((all) => {
    const lineOf = (one: Element) => Number.parseFloat(getComputedStyle(one).lineHeight);
    return all.filter((one) => one.clientHeight > 1.5 * lineOf(one)).map((one) => one.textContent);
  });
}

describe('Looks of the profile page', function () {
  this.timeout(60_000);
  let harness: Harness;

  before(async () => {
    harness = await harnessOf();
  });

  for (const theme of everyTheme) {
    it(`has no axe violation and breaks no policy in the theme ${theme}`, async () => {
      const page = await harness.show(
        { ...customer(), sample: true, busy: true, failure: 'Amplitude is throttling.' },
        { theme },
      );
      await page.getByText('Fields').first().click();
      await page.getByRole('row', { name: 'address' }).click();
      await page.getByText('Raw JSON').click();
      await tell(page, { type: 'json', text: '{\n  "userData": {}\n}' });
      assert.deepEqual(await page.evaluate(() => window.refused), []);
      assert.deepEqual(await violations(page, theme === 'dark' ? undefined : OF_COLOURS), []);
      await page.close();
    });
  }

  it('has no axe violation where nothing is known, where all is empty, and where names are blank', async () => {
    for (const model of [unknown(), modelOf({}), blank(), manyProperties(300)]) {
      const page = await harness.show(model, { width: 400 });
      assert.deepEqual(await violations(page), []);
      await page.close();
    }
  });

  it('fits every width without scrolling sideways and breaks no heading, whatever it shows', async () => {
    for (const model of [customer(), hostile(), unknown()]) {
      const page = await harness.show(model);
      for (const width of [320, 400, 640, 700, 1200, 2400]) {
        assert.equal(await widthAt(page, width), width);
        const links = await page
          .locator('nav')
          .evaluateAll((all) => all.map((one) => one.scrollWidth <= one.clientWidth));
        assert.ok(!links.includes(false), `Links to sections are cut at ${width}.`);
      }
      await page.setViewportSize({ width: 220, height: 800 });
      assert.deepEqual(await brokenHeadings(page), []);
      await page.close();
    }
  });
});
