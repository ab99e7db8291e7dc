import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { displayName, name } from '../../package.json';
import { openFiles } from '../ui/editor';
import { lookUp } from '../ui/lookUp';
import { palette } from '../ui/quickInput';
import { rowsShown, treeRow } from '../ui/tree';
import { until } from '../ui/until';
import { openView, viewIcon, webview } from '../ui/workbench';
import { inSampleWindow } from '../vscode/sampleWindow';
import { median, ms, type Row } from './measure';

const ROUNDS = 7;
/** Milliseconds after which a window has begun. */
const LONGEST_BEGINNING = 5_000;

/** What scripts of the benchmark leave in the page. */
type Noted = { firstRows?: number };

/** What somebody with 5,000 properties feels, in a real window: opening them in the tree, the page's first rows, its filter. */
export function windowRows(): Promise<Row[]> {
  return inSampleWindow(async (page) => {
    const parts = partsOfActivations(page);
    await openView(page);
    await lookUp(page, 'big-user');
    const frame = webview(page);
    await frame.getByRole('row').nth(5).waitFor();
    return [
      limited('explorer, opening 5,000 properties', median(await openings(page)), 100),
      limited('page, first rows after the answer', median(await firstRows(page)), 300),
      limited('page, a keystroke in its filter', median(await keystrokes(webview(page).locator(':root'))), 16),
      await activationRow('activation, by a window that begins with the view', page, whileItBegins),
      await activationRow('activation, by a person in a window that runs', page, whileItRuns),
    ];

    async function activationRow(what: string, page: Page, begin: (page: Page) => Promise<void>): Promise<Row> {
      const row = limited(what, median(await activations(page, begin)), 40);
      return { ...row, peer: written(parts.slice(-ROUNDS)) };
    }
  });
}

const limited = (what: string, value: number, limit: number): Row => ({
  what,
  value: ms(value),
  limit: ms(limit),
  holds: value <= limit,
});

/** The view is opened once all that begins with the window has begun: nothing of ours was open before. */
async function whileItRuns(page: Page): Promise<void> {
  await palette(page, 'View: Close All Editors');
  await openFiles(page);
  // By VS Code, which writes down first what is open.
  await Promise.all([page.waitForEvent('load', { timeout: 90_000 }), palette(page, 'Developer: Reload Window')]);
  await viewIcon(page).waitFor();
  await setTimeout(LONGEST_BEGINNING);
  await openView(page);
}

/** The view and a page are open as the window begins, as a person left them: other extensions load at the same time. */
async function whileItBegins(page: Page): Promise<void> {
  await openView(page);
  await page.reload();
}

/** Loading and activating the extension in a new window, from VS Code's list of running extensions. */
async function activations(page: Page, begin: (page: Page) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await begin(page);
    await openView(page);
    await rowsShown(page);
    await palette(page, 'Developer: Show Running Extensions');
    const ours = page.locator('.runtime-extensions-editor .monaco-list-row').filter({ hasText: displayName }).first();
    times.push(
      await until('the time of activation', async () => {
        const [, time] = /Activation: (\d+)ms/.exec((await ours.textContent()) ?? '') ?? [];
        return time === undefined ? undefined : Number(time);
      }),
    );
    // The list stands before all else.
    await page.keyboard.press('Escape');
    await ours.waitFor({ state: 'detached' });
  }
  return times;
}

/** Milliseconds of one activation. */
interface Parts {
  /** Reading and running the file that the extension begins with. */
  readonly reading: number;
  /** The call of `activate`. With the reading it makes up VS Code's figure. */
  readonly call: number;
  /** From then until what it gave back is settled. */
  readonly promise: number;
}

/** The extension host's own reports to the window, one for each activation from now on. */
function partsOfActivations(page: Page): Parts[] {
  const report = new RegExp(`${name}[^\\[\\]]{0,200}?\\},(\\d+),(\\d+),(\\d+),\\{`);
  const all: Parts[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const [found, reading, call, promise] = report.exec(String(payload)) ?? [];
      if (found) all.push({ reading: Number(reading), call: Number(call), promise: Number(promise) });
    });
  });
  return all;
}

function written(all: readonly Parts[]): string {
  const part = (name: keyof Parts) => ms(median(all.map((one) => one[name])));
  return `reading ${part('reading')} + calling ${part('call')}, then ${part('promise')} until it is done`;
}

/** From the click to the frame in which the rows stand. */
async function openings(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const row = treeRow(page, 'Properties');
    await row.waitFor();
    times.push(await row.evaluate(timeToRows));
    await row.locator('.monaco-tl-twistie').click();
    await rowsShown(page, (rows) => rows.length < 10);
  }
  return times;
}

function timeToRows(row: Element): Promise<number> {
  const tree = row.closest('.monaco-list') as Element;
  return new Promise((resolve) => {
    const begun = performance.now();
    new MutationObserver((_, observer) => {
      if (tree.querySelectorAll('.monaco-list-row').length < 15) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - begun));
    }).observe(tree, { childList: true, subtree: true });
    const twistie = row.querySelector('.monaco-tl-twistie') as HTMLElement;
    for (const type of ['mousedown', 'mouseup', 'click'])
      twistie.dispatchEvent(new MouseEvent(type, { bubbles: true }));
  });
}

/** The page forgets the person and looks them up again. */
async function firstRows(page: Page): Promise<number[]> {
  const times: number[] = [];
  const frame = webview(page);
  const root = frame.locator(':root');
  await root.evaluate(noteFirstRows);
  for (let round = 0; round < ROUNDS; round++) {
    await palette(page, 'Amplitude: Remove Profile');
    await frame.getByText('Look Up Again').click();
    times.push(await until('the first rows', () => root.evaluate(() => (globalThis as Noted).firstRows)));
  }
  return times;
}

/** From the message with the answer to the frame in which the table's rows stand. */
function noteFirstRows(): void {
  const noted = globalThis as Noted;
  addEventListener('message', ({ data, timeStamp }) => {
    delete noted.firstRows;
    if (data?.type !== 'show' || data.model.groups.length === 0) return;
    const look = () => {
      if (document.querySelectorAll('[role=row]').length < 6) requestAnimationFrame(look);
      else noted.firstRows = performance.now() - timeStamp;
    };
    requestAnimationFrame(look);
  });
}

/** From the changed text to the layout that shows its rows. */
function keystrokes(root: Locator): Promise<number[]> {
  return root.evaluate(async () => {
    const table = document.querySelector<HTMLElement & { updateComplete?: Promise<unknown> }>('value-table');
    const input = table?.querySelector('vscode-textfield')?.shadowRoot?.querySelector('input');
    if (!table || !input) throw new Error('The page has no filter.');
    const times: number[] = [];
    for (const text of ['k', 'ki', 'kit', 'kitc', 'kitchen', 'kitchen_views', '9', '99', 'books_views_12', '']) {
      const begun = performance.now();
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await table.updateComplete;
      document.body.getBoundingClientRect();
      times.push(performance.now() - begun);
    }
    return times;
  });
}
