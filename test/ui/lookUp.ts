import type { Page } from 'playwright-core';
import { answer, askedOnce, dismiss, nothingAsked, pagesLoaded, type QuickInput } from './quickInput';
import { insist } from './until';
import { openView } from './workbench';

/** Presses a button in the title bar of the view, until what it asks is asked. */
export function pressInTitleBar(page: Page, title: string, fits: (input: QuickInput) => boolean): Promise<QuickInput> {
  const button = page.locator(`.sidebar .title-actions .action-label[aria-label^=${JSON.stringify(title)}]`);
  const click = async (timeout: number) => {
    await page.locator('.sidebar').hover({ timeout });
    await button.click({ timeout });
  };
  return insist(click, askedOnce(page, fits));
}

/** Looks somebody up by the button of the view, with a user id. The palette, which others use, makes VS Code list all its commands. */
export async function lookUp(page: Page, id: string): Promise<void> {
  await openView(page);
  await pagesLoaded(page);
  await pressInTitleBar(page, 'Look Up User', ({ title }) => title === 'Look Up User');
  await answer(page, id);
  // A window that was slow to ask may have heard another click, and ask once more.
  await nothingAsked(page, 10_000).catch(() => dismiss(page));
}
