import type { Page } from 'playwright-core';
import { launchBrowser, stillWindows } from '../vscode/browser';
import { palette } from './quickInput';
import { screenshot } from './screenshot';
import { treeRows } from './tree';
import { clearNotifications, closeAllEditors, openView, viewIcon } from './workbench';

/** Milliseconds. */
const LONGEST_LOAD = 90_000;

const browser = launchBrowser();

after(async () => (await browser).close());

let isSpoilt = false;

afterEach('keep a picture of what failed', async function () {
  if (this.currentTest?.state !== 'failed') return;
  isSpoilt = true;
  const pages = (await browser).contexts().flatMap((context) => context.pages());
  for (const page of pages) await screenshot(page, `failed ${this.currentTest.fullTitle()}`);
});

/** VS Code in a browser that has never seen it: no key, no state. */
async function openWorkbench(): Promise<Page> {
  const { TEST_URL: url } = process.env;
  if (!url) throw new Error('UI tests are run by `npm run ui`.');
  const context = await stillWindows(await browser, { width: 1400, height: 900 });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // Functions that tests run inside the page carry calls of it, since tsx keeps their names.
  await context.addInitScript('globalThis.__name = (named) => named;');
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  await untilReady(page);
  return page;
}

let shared: Page | undefined;

/**
 * The window that test files share, as good as new: nobody is looked up, no editor is open. A new one takes as long as many tests, so
 * there is another only after a failure. Nobody closes it, and who sets keys removes them.
 */
export async function sharedWorkbench(): Promise<Page> {
  if (shared && isSpoilt) {
    await shared.context().close();
    shared = undefined;
    isSpoilt = false;
  }
  if (!shared) {
    shared = await openWorkbench();
    return shared;
  }
  await closeAllEditors(shared);
  await clearNotifications(shared);
  await openView(shared);
  if ((await treeRows(shared)).length > 0) await palette(shared, 'Amplitude: Clear Profiles');
  await shared.getByText('The sample connection is active').waitFor();
  return shared;
}

/** The same person comes back, as VS Code does it: it writes down first which tabs are open. */
export async function reloadWindow(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load', { timeout: LONGEST_LOAD }), palette(page, 'Developer: Reload Window')]);
  await untilReady(page);
}

/** The icon is there when VS Code has read what the extension contributes, commands included. */
async function untilReady(page: Page): Promise<void> {
  await viewIcon(page).waitFor({ timeout: LONGEST_LOAD });
  await page.locator('.statusbar-item').first().waitFor();
}
