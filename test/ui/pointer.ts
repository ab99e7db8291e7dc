import type { Locator } from 'playwright-core';
import { insist } from './until';

/**
 * Moves the pointer onto something from elsewhere: VS Code forgets what it was about to show when the window is busy, and shows nothing
 * as long as the pointer stays.
 */
export async function comeTo(target: Locator, timeout: number): Promise<void> {
  const page = target.page();
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  await page.mouse.move(width / 2, height * 0.8);
  await target.hover({ timeout });
}

/** Rests the pointer on something until what that shows is there. */
export function restOn(target: Locator, shown: Locator): Promise<void> {
  const sign = shown.filter({ visible: true }).first();
  return insist(
    (timeout) => comeTo(target, timeout),
    (timeout) => sign.waitFor({ timeout }),
  );
}
