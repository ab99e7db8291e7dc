import type { FrameLocator, Locator, Page } from 'playwright-core';
import { answer, asked, palette } from './quickInput';
import { treeRow } from './tree';
import { until } from './until';

/** The icon of the extension's view in the activity bar. */
export function viewIcon(page: Page): Locator {
  const icon = page.locator('.action-label[class*="view-extension-amplitudeProfile"]');
  return page.locator('.activitybar [role=tab]').filter({ has: icon });
}

/** Shows the extension's view, if it is not shown. */
export async function openView(page: Page): Promise<void> {
  await openSideBar(viewIcon(page));
}

/** Opens a file at the top of the folder. */
export async function openFile(page: Page, name: string): Promise<void> {
  const files = page.locator('.activitybar [role=tab]').filter({ has: page.locator('.codicon-explorer-view-icon') });
  await openSideBar(files);
  await treeRow(page, name).dblclick();
  await page.locator('.tab.active').getByText(name).waitFor();
  await page.locator('.editor-group-container.active .view-line').first().waitFor();
}

async function openSideBar(icon: Locator): Promise<void> {
  if ((await icon.getAttribute('aria-selected')) !== 'true') await icon.click();
  await icon.and(icon.page().locator('[aria-selected=true]')).waitFor();
}

/** The lines of the active editor that are in sight. */
export function editorLines(page: Page): Promise<string[]> {
  return page.locator('.editor-group-container.active .view-line').evaluateAll((lines) => {
    const top = (line: Element) => Number.parseFloat((line as HTMLElement).style.top);
    // The editor draws spaces as no-break spaces.
    return lines.sort((a, b) => top(a) - top(b)).map((line) => line.textContent.replaceAll('\u00a0', ' '));
  });
}

/** What VS Code says in a corner of its window. */
export interface Notification {
  readonly text: string;
  readonly buttons: readonly string[];
}

const toasts = (page: Page) => page.locator('.notifications-toasts .notification-list-item');

/** All that is said now. */
export async function notifications(page: Page): Promise<Notification[]> {
  return toasts(page).evaluateAll((items) =>
    items.map((item) => ({
      text: item.querySelector('.notification-list-item-message')?.textContent ?? '',
      buttons: [...item.querySelectorAll('.monaco-button')].map((button) => button.textContent ?? ''),
    })),
  );
}

/** Waits until this is said. */
export function said(page: Page, text: string | RegExp): Promise<Notification> {
  const fits = (one: Notification) => (typeof text === 'string' ? one.text.includes(text) : text.test(one.text));
  return until(`a notification ${text}`, async () => (await notifications(page)).find(fits));
}

/** Presses a button of a notification. */
export async function press(page: Page, button: string): Promise<void> {
  await toasts(page).locator('.monaco-button').getByText(button, { exact: true }).click();
}

/** The item of the status bar that holds this text. */
export function statusBarItem(page: Page, text: string | RegExp): Locator {
  return page.locator('.statusbar-item').filter({ hasText: text }).first();
}

export async function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The document inside the webview that is in sight, whichever that is at the time: VS Code makes another one for each tab. */
export function webview(page: Page): FrameLocator {
  const outer = page.locator('iframe.webview.ready').filter({ visible: true }).first();
  return outer.contentFrame().locator('#active-frame').contentFrame();
}

/** The four kinds of colour theme, by the class that VS Code gives its window. */
const THEMES = {
  dark: { label: 'Dark Modern', mark: 'vs-dark' },
  light: { label: 'Light Modern', mark: 'vs' },
  'high contrast dark': { label: 'Dark High Contrast', mark: 'hc-black' },
  'high contrast light': { label: 'Light High Contrast', mark: 'hc-light' },
} as const;

export type Theme = keyof typeof THEMES;
export const themes = Object.keys(THEMES) as Theme[];

/** Chooses a colour theme, and waits until it is drawn. */
export async function useTheme(page: Page, theme: Theme): Promise<void> {
  const { label, mark } = THEMES[theme];
  await palette(page, 'Preferences: Color Theme');
  await asked(page, ({ placeholder }) => placeholder.includes('Theme'));
  await answer(page, label);
  await page.locator(`.monaco-workbench.${mark}`).waitFor();
}
