import type { Locator, Page } from 'playwright-core';
import { until } from './until';

/** A row of a tree as a person sees it. */
export interface Row {
  readonly label: string;
  readonly description: string;
  readonly level: number;
  /** Undefined: nothing to open. */
  readonly expanded: boolean | undefined;
  /** As a screen reader would say it. */
  readonly ariaLabel: string;
}

const rowsIn = (page: Page) => page.locator('.sidebar .monaco-list-row[role=treeitem]');

/** The rows of the side bar that are in sight, from the top. */
export function treeRows(page: Page): Promise<Row[]> {
  return rowsIn(page).evaluateAll((rows) => {
    const top = (row: Element) => Number.parseFloat((row as HTMLElement).style.top);
    const text = (row: Element, selector: string) => row.querySelector(selector)?.textContent?.trim() ?? '';
    const expanded = (row: Element) => (row.ariaExpanded === null ? undefined : row.ariaExpanded === 'true');
    return rows
      .sort((a, b) => top(a) - top(b))
      .map((row) => ({
        label: text(row, '.label-name'),
        description: text(row, '.label-description'),
        level: Number(row.ariaLevel),
        expanded: expanded(row),
        ariaLabel: row.ariaLabel ?? '',
      }));
  });
}

/** Waits for rows that match, by default any. */
export function rowsShown(
  page: Page,
  matching: (rows: readonly Row[]) => boolean = (rows) => rows.length > 0,
): Promise<Row[]> {
  return until(`rows: ${matching}`, async () => {
    const rows = await treeRows(page);
    return matching(rows) ? rows : undefined;
  });
}

/** The first row with exactly this label. */
export function treeRow(page: Page, label: string): Locator {
  const name = page.locator('.label-name').getByText(label, { exact: true });
  return rowsIn(page).filter({ has: name }).first();
}

/** Opens a row, and waits until what is in it is there. */
export async function expand(page: Page, label: string): Promise<void> {
  const row = treeRow(page, label);
  await row.waitFor();
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.locator('.monaco-tl-twistie').click();
  await rowsShown(page, (rows) => {
    const at = rows.findIndex((one) => one.label === label);
    return (rows[at + 1]?.level ?? 0) > (rows[at]?.level ?? Number.POSITIVE_INFINITY);
  });
}

/** Selects rows as by clicks with Ctrl held. */
export async function select(page: Page, ...labels: string[]): Promise<void> {
  for (const [index, label] of labels.entries()) {
    await treeRow(page, label).click(index > 0 ? { modifiers: ['ControlOrMeta'] } : {});
  }
}

/** The text of the tooltip that appears over a row. */
export async function tooltip(page: Page, label: string): Promise<string> {
  await treeRow(page, label).locator('.label-name').hover();
  const hover = page.locator('.workbench-hover-container .monaco-hover, .monaco-hover.workbench-hover').first();
  await hover.waitFor();
  return (await hover.textContent()) ?? '';
}

/** Titles of the actions that a row shows under the mouse. */
export async function inlineActions(page: Page, label: string): Promise<string[]> {
  const row = treeRow(page, label);
  await row.hover();
  const titles = await row
    .locator('.actions .action-label')
    .evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
  return titles.filter(Boolean);
}

/** Runs one of the actions that a row shows under the mouse. */
export async function runInline(page: Page, label: string, action: string): Promise<void> {
  const row = treeRow(page, label);
  await row.hover();
  await row.locator(`.actions .action-label[aria-label^=${JSON.stringify(action)}]`).click();
}

const menuItems = (page: Page) =>
  page.locator('.monaco-menu .action-item:not(.disabled) .action-label:not(.separator)');

/** Opens the menu of a row; what it offers. */
export async function contextMenu(page: Page, label: string): Promise<string[]> {
  await treeRow(page, label).click({ button: 'right' });
  await menuItems(page).first().waitFor();
  return (await menuItems(page).allTextContents()).map((item) => item.trim());
}

/** Chooses from the menu of a row. In its first moment a menu takes a click for the end of the one that opened it. */
export async function runFromMenu(page: Page, label: string, item: string): Promise<void> {
  await contextMenu(page, label);
  const chosen = menuItems(page).getByText(item, { exact: true });
  await until(`the menu's ${item}`, async () => {
    await chosen.click({ timeout: 1000 }).catch(() => undefined);
    return (await page.locator('.monaco-menu').count()) === 0 ? true : undefined;
  });
}

/** Drags a row into the active editor, to the start of a line in sight, with Shift held as VS Code asks for it. */
export async function dragIntoEditor(page: Page, label: string, line = 1): Promise<void> {
  const { x, y, height } = await boxOf(page.locator('.editor-group-container.active .view-line').nth(line - 1));
  await treeRow(page, label).locator('.label-name').hover();
  await page.mouse.down();
  await page.keyboard.down('Shift');
  await page.mouse.move(x + 40, y + height / 2, { steps: 10 });
  await page.mouse.move(x + 1, y + height / 2, { steps: 10 });
  await page.locator('.editor-group-container.active .dnd-target').waitFor();
  await page.mouse.up();
  await page.keyboard.up('Shift');
}

/** Once it stands still: while an editor opens, its lines are drawn more than once. */
function boxOf(element: Locator): Promise<{ x: number; y: number; height: number }> {
  let last = '';
  return until(`${element} in sight`, async () => {
    const box = await element.boundingBox();
    const before = last;
    last = JSON.stringify(box);
    return box && last === before ? box : undefined;
  });
}
