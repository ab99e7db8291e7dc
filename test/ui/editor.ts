import type { Page } from 'playwright-core';
import { treeRow } from './tree';
import { insist, until } from './until';
import { openSideBar } from './workbench';

/** Shows the files of the folder. */
export function openFiles(page: Page): Promise<void> {
  const icon = page.locator('.codicon-explorer-view-icon');
  return openSideBar(page.locator('.activitybar [role=tab]').filter({ has: icon }));
}

/** Opens a file at the top of the folder. */
export async function openFile(page: Page, name: string): Promise<void> {
  await openFiles(page);
  await insist(
    (timeout) => treeRow(page, name).dblclick({ timeout }),
    (timeout) => page.locator('.tab.active').getByText(name).waitFor({ timeout }),
  );
  await lines(page).first().waitFor();
}

const lines = (page: Page) => page.locator('.editor-group-container.active .view-line');

/** The lines of the active editor that are in sight. */
export function editorLines(page: Page): Promise<string[]> {
  return lines(page).evaluateAll((all) => {
    const top = (line: Element) => Number.parseFloat((line as HTMLElement).style.top);
    // The editor draws spaces as no-break spaces.
    return all.sort((a, b) => top(a) - top(b)).map((line) => line.textContent.replaceAll('\u00a0', ' '));
  });
}

/** Waits until a line of the active editor holds this. */
export async function lineWith(page: Page, text: string, limit?: number): Promise<void> {
  const isThere = async () => (await editorLines(page)).some((line) => line.includes(text)) || undefined;
  await until(`a line with ${text}`, isThere, limit);
}

/** Moves the focus from a page or a view to the first editor. */
export function focusEditor(page: Page): Promise<void> {
  const act = () => page.keyboard.press('ControlOrMeta+1');
  return insist(act, (timeout) =>
    page.locator('.editor-group-container.active .monaco-editor.focused').waitFor({ timeout }),
  );
}

/** Replaces all of the active editor; the cursor is behind it. */
export async function write(page: Page, text: string): Promise<void> {
  const empty = async () => {
    await focusEditor(page);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
  };
  const isEmpty = async () => (await editorLines(page)).join('\n') === '' || undefined;
  await insist(empty, (limit) => until('an empty editor', isEmpty, limit));
  await page.keyboard.insertText(text);
  await lineWith(page, text.split('\n', 1).join());
}
