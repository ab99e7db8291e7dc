import type { Locator, Page } from 'playwright-core';
import { insist, until } from './until';

/** What VS Code asks at the top of its window. */
export interface QuickInput {
  readonly title: string;
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info' | 'none';
  readonly placeholder: string;
  readonly value: string;
  /** What is typed is not shown. */
  readonly masked: boolean;
  /** As a screen reader would say them. */
  readonly rows: readonly string[];
}

const widget = (page: Page) => page.locator('.quick-input-widget');
const field = (page: Page) => widget(page).locator('.quick-input-box input').filter({ visible: true });
const listed = (page: Page) => widget(page).locator('.monaco-list-row');

/** What is asked now, if anything. */
export async function quickInput(page: Page): Promise<QuickInput | undefined> {
  if (!(await widget(page).isVisible())) return undefined;
  return widget(page).evaluate((element): QuickInput => {
    const shown = (selector: string) =>
      [...element.querySelectorAll(selector)].filter((part) => part.getClientRects().length > 0);
    const text = (selector: string) =>
      shown(selector)
        .map((part) => part.textContent.trim())
        .join(' ')
        .trim();
    const input = element.querySelector<HTMLInputElement>('.quick-input-box input');
    const box = element.querySelector('.quick-input-box .monaco-inputbox');
    const severity = (['error', 'warning', 'info'] as const).find((one) => box?.classList.contains(one));
    return {
      title: text('.quick-input-title'),
      message: text('.quick-input-message'),
      severity: severity ?? 'none',
      placeholder: input?.placeholder ?? '',
      value: input?.value ?? '',
      masked: input?.type === 'password',
      rows: shown('.quick-input-list .monaco-list-row').map((row) => row.ariaLabel ?? row.textContent),
    };
  });
}

/** Waits until something is asked that fits, by default anything. */
export function asked(
  page: Page,
  fits: (input: QuickInput) => boolean = () => true,
  limit = 30_000,
): Promise<QuickInput> {
  const answer = async () => {
    const input = await quickInput(page);
    return input && fits(input) ? input : undefined;
  };
  return until(`a question: ${fits}`, answer, limit);
}

/** The sign that a click asked something. Waits longer than for other signs, because another click would ask once more. */
export function askedOnce(page: Page, fits?: (input: QuickInput) => boolean): (limit: number) => Promise<QuickInput> {
  return (limit) => asked(page, fits, 3 * limit);
}

/** Waits until nothing is asked. */
export async function nothingAsked(page: Page, timeout = 30_000): Promise<void> {
  await widget(page).waitFor({ state: 'hidden', timeout });
}

/** Replaces what is typed in the question, without answering it. */
export async function type(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
}

/** Types an answer and confirms it. */
export async function answer(page: Page, text: string): Promise<void> {
  await type(page, text);
  await field(page).press('Enter');
}

/** The row whose label is exactly this; details behind a comma may follow. */
export function listRow(page: Page, label: string): Locator {
  const quoted = JSON.stringify(label).slice(1, -1);
  return listed(page)
    .and(page.locator(`[aria-label="${quoted}"], [aria-label^="${quoted}, "]`))
    .first();
}

/** Leaves the question unanswered. */
export async function dismiss(page: Page): Promise<void> {
  const leave = () => page.keyboard.press('Escape');
  await insist(leave, (timeout) => widget(page).waitFor({ state: 'hidden', timeout }));
}

/** Clicks on what asks something, until that is asked. */
export function askedBy(button: Locator, fits?: (input: QuickInput) => boolean): Promise<QuickInput> {
  const click = (timeout: number) => button.click({ timeout });
  return insist(click, askedOnce(button.page(), fits));
}

/**
 * Runs a command by its title in the palette, as `Amplitude: Look Up User…`. Tries again where the palette closes meanwhile: a page
 * inside VS Code that is just taking the focus closes it.
 */
export async function palette(page: Page, title: string): Promise<void> {
  await pagesLoaded(page);
  const row = listRow(page, title);
  const choose = async (timeout: number) => {
    await page.keyboard.press('F1');
    await asked(page, (input) => input.value.startsWith('>'), timeout);
    await field(page).fill(`>${title}`, { timeout });
    await row.click({ timeout });
  };
  await insist(choose, (timeout) => row.waitFor({ state: 'hidden', timeout }));
}

/**
 * Waits until the pages in sight are loaded. VS Code in a browser has a service worker for each: where one page gives way to another
 * before its worker runs, the worker of the other may never start, and the page stays empty.
 */
export async function pagesLoaded(page: Page): Promise<void> {
  const frames = page.locator('iframe.webview').filter({ visible: true });
  const loaded = async () => {
    const inside = await Promise.all((await frames.all()).map(isLoaded));
    return inside.every(Boolean) ? true : undefined;
  };
  await until('the pages in sight', loaded);
}

const isLoaded = async (frame: Locator) => (await frame.contentFrame().locator('#active-frame').count()) > 0;
