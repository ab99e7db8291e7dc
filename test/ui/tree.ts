import type { Locator, Page } from 'playwright-core';
import { restOn } from './pointer';
import { insist, until } from './until';

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
  limit?: number,
): Promise<Row[]> {
  const shown = async () => {
    const rows = await treeRows(page);
    return matching(rows) ? rows : undefined;
  };
  return until(`rows: ${matching}`, shown, limit);
}

/** The first row with exactly this label. */
export function treeRow(page: Page, label: string): Locator {
  const name = page.locator('.label-name').getByText(label, { exact: true });
  return rowsIn(page).filter({ has: name }).first();
}

/** Opens a row, and waits until what is in it is there. */
export async function expand(page: Page, label: string): Promise<void> {
  const row = treeRow(page, label);
  const isOpen = (rows: readonly Row[]) => {
    const at = rows.findIndex((one) => one.label === label);
    return (rows[at + 1]?.level ?? 0) > (rows[at]?.level ?? Number.POSITIVE_INFINITY);
  };
  await row.waitFor();
  await insist(
    async (timeout) => {
      if ((await row.getAttribute('aria-expanded')) !== 'true')
        await row.locator('.monaco-tl-twistie').click({ timeout });
    },
    (limit) => rowsShown(page, isOpen, limit),
  );
}

/** Selects rows as by clicks with Ctrl held. */
export async function select(page: Page, ...labels: string[]): Promise<void> {
  const selected = rowsIn(page).and(page.locator('[aria-selected=true]')).locator('.label-name');
  await insist(
    async (timeout) => {
      for (const [index, label] of labels.entries()) {
        await treeRow(page, label).click({ timeout, ...(index > 0 ? { modifiers: ['ControlOrMeta'] } : {}) });
      }
    },
    (limit) => {
      const are = async () =>
        (await selected.allTextContents()).sort().join() === [...labels].sort().join() ? true : undefined;
      return until(`selected: ${labels}`, are, limit);
    },
  );
}

/** The text of the tooltip that appears over a row. */
export async function tooltip(page: Page, label: string): Promise<string> {
  const hover = page.locator('.workbench-hover-container .monaco-hover, .monaco-hover.workbench-hover').first();
  await restOn(treeRow(page, label).locator('.label-name'), hover);
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

/** Presses one of the actions that a row shows under the mouse. */
export async function runInline(page: Page, label: string, action: string, timeout: number): Promise<void> {
  const row = treeRow(page, label);
  await row.hover({ timeout });
  await row.locator(`.actions .action-label[aria-label^=${JSON.stringify(action)}]`).click({ timeout });
}

const menuItems = (page: Page) =>
  page.locator('.monaco-menu .action-item:not(.disabled) .action-label:not(.separator)');

/** Opens the menu of a row, unless one is open; what it offers. */
export async function contextMenu(page: Page, label: string): Promise<string[]> {
  const first = menuItems(page).first();
  await insist(
    async (timeout) => {
      if (!(await first.isVisible())) await treeRow(page, label).click({ button: 'right', timeout });
    },
    (timeout) => first.waitFor({ timeout }),
  );
  return (await menuItems(page).allTextContents()).map((item) => item.trim());
}

export function closeMenu(page: Page): Promise<void> {
  const leave = () => page.keyboard.press('Escape');
  return insist(leave, (timeout) => menuItems(page).first().waitFor({ state: 'hidden', timeout }));
}

/** Chooses from the menu of a row. In its first moment a menu takes a click for the end of the one that opened it. */
export async function runFromMenu(page: Page, label: string, item: string): Promise<void> {
  const choose = async (timeout: number) => {
    await contextMenu(page, label);
    await menuItems(page).getByText(item, { exact: true }).click({ timeout });
  };
  await insist(choose, () => page.locator('.monaco-menu').first().waitFor({ state: 'hidden', timeout: 1000 }));
}

/**
 * Drags a row to the start of the active editor, with Shift held as VS Code asks for it, until what it drops is there: a browser that
 * is busy takes a quick drag for a click.
 */
export async function dragIntoEditor(page: Page, label: string, dropped: Locator): Promise<void> {
  const { x, y, height } = await boxOf(page.locator('.editor-group-container.active .view-line').first());
  const drag = async (timeout: number) => {
    await treeRow(page, label).locator('.label-name').hover({ timeout });
    await page.mouse.down();
    await page.keyboard.down('Shift');
    try {
      await page.mouse.move(x + 40, y + height / 2, { steps: 10 });
      await page.mouse.move(x + 1, y + height / 2, { steps: 10 });
      await page.locator('.editor-group-container.active .dnd-target').waitFor({ timeout });
    } finally {
      await page.mouse.up();
      await page.keyboard.up('Shift');
    }
  };
  await insist(drag, (timeout) => dropped.waitFor({ timeout }));
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
