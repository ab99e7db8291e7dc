import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong with the page, messages in frames left out: they are other people's. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    // The policy of the page would refuse it the style sheets that it wants to read in advance.
    const { violations } = await axe.run({ exclude: [['iframe']] }, { preload: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  });
}
