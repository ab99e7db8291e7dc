import type { FrameLocator, Locator, Page } from 'playwright-core';
import { answer, asked, pagesLoaded } from './quickInput';
import { insist, until } from './until';

/** The icon of the extension's view in the activity bar. */
export function viewIcon(page: Page): Locator {
  const icon = page.locator('.action-label[class*="view-extension-amplitudeProfile"]');
  return page.locator('.activitybar [role=tab]').filter({ has: icon });
}

/** Shows the extension's view, if it is not shown. */
export async function openView(page: Page): Promise<void> {
  await openSideBar(viewIcon(page));
}

/** Shows a view of the activity bar, if it is not shown. */
export async function openSideBar(icon: Locator): Promise<void> {
  const shown = icon.and(icon.page().locator('[aria-selected=true]'));
  await insist(
    async (timeout) => {
      if (!(await shown.isVisible())) await icon.click({ timeout });
    },
    (timeout) => shown.waitFor({ timeout }),
  );
}

/** The tabs of all open editors. */
export const tabs = (page: Page): Locator => page.locator('.editor-group-container .tab');

export async function closeAllEditors(page: Page): Promise<void> {
  if ((await tabs(page).count()) === 0) return;
  await pagesLoaded(page);
  const close = async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.press('ControlOrMeta+w');
  };
  await insist(close, (timeout) => tabs(page).first().waitFor({ state: 'detached', timeout }));
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
export function said(page: Page, text: string | RegExp, limit?: number): Promise<Notification> {
  const fits = (one: Notification) => (typeof text === 'string' ? one.text.includes(text) : text.test(one.text));
  return until(`a notification ${text}`, async () => (await notifications(page)).find(fits), limit);
}

/** Puts away all that is said now. */
export async function clearNotifications(page: Page): Promise<void> {
  const first = toasts(page).first();
  const count = () => toasts(page).count();
  for (let left = await count(); left > 0; left = await count()) {
    const before = left;
    const clear = async (timeout: number) => {
      await first.hover({ timeout });
      await first.locator('.codicon-notifications-clear').click({ timeout });
    };
    const isGone = async () => (await count()) < before || undefined;
    await insist(clear, (limit) => until('one notification less', isGone, limit));
  }
}

/** A button of a notification. */
export function offer(page: Page, button: string): Locator {
  return toasts(page).locator('.monaco-button').getByText(button, { exact: true });
}

/** Presses a button of the dialog that asks something, until the dialog is gone. */
export function confirm(page: Page, button: string): Promise<void> {
  const answer = page.locator('.monaco-dialog-box').getByRole('button', { name: button, exact: true });
  return insist(
    (timeout) => answer.click({ timeout }),
    (timeout) => answer.waitFor({ state: 'hidden', timeout }),
  );
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

/** Opens a tab of the page in sight. */
export async function showTab(page: Page, name: string): Promise<void> {
  const click = (timeout: number) => webview(page).getByRole('tab', { name }).click({ timeout });
  await insist(click, (timeout) => webview(page).getByRole('tab', { name, selected: true }).waitFor({ timeout }));
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

const chosen = new WeakMap<Page, Theme>();

/** Chooses a colour theme, unless it was chosen last, and waits until it is drawn. */
export async function useTheme(page: Page, theme: Theme): Promise<void> {
  if (chosen.get(page) === theme) return;
  const { label, mark } = THEMES[theme];
  const choose = async (limit: number) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.press('ControlOrMeta+t');
    await asked(page, ({ placeholder }) => placeholder.includes('Theme'), limit);
    await answer(page, label);
  };
  await insist(choose, (timeout) => page.locator(`.monaco-workbench.${mark}`).waitFor({ timeout }));
  chosen.set(page, theme);
}
