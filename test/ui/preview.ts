import type { Page } from 'playwright-core';
import { answer, askedBy, nothingAsked } from './quickInput';
import { insist } from './until';
import { webview } from './workbench';

/** Opens the preview of the template in the active editor by the button above it; resolves when it shows this. */
export function showPreview(page: Page, text: string): Promise<void> {
  const open = page.locator('.editor-actions .action-label[aria-label^="Open Template Preview"]');
  return insist(
    (timeout) => open.click({ timeout }),
    (timeout) => webview(page).getByText(text).waitFor({ timeout }),
  );
}

/** Chooses the person as whom the preview in sight reads its template. */
export async function readAs(page: Page, id: string): Promise<void> {
  await askedBy(webview(page).locator('.who vscode-button').first(), ({ title }) => title === 'Preview As');
  await answer(page, id);
  await nothingAsked(page);
  await webview(page).locator('.who').getByText(id).waitFor();
}
