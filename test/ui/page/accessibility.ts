import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules of axe whose verdict changes with the colours; all others take their time for the same answer in each theme. */
export const OF_COLOURS: readonly string[] = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong with the page, by all its rules or only by some. Messages in frames are left out: they are other people's. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    // The policy of the page would refuse it the style sheets that it wants to read in advance.
    const options = { preload: false, ...(only ? { runOnly: { type: 'rule' as const, values: [...only] } } : {}) };
    const { violations } = await axe.run({ exclude: [['iframe']] }, options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  }, rules);
}
