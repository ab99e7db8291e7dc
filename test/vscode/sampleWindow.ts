import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { viewIcon } from '../ui/workbench';
import { launchBrowser } from './browser';
import { fetchVSCode, NEWEST } from './fetch';
import { sampleFolder, temporaryFolder } from './folders';
import { homeIn, installExtension, serveWindow } from './front';
import { writeSettings } from './settings';
import { packagedExtension } from './vsix';

/**
 * The newest VS Code with the packaged extension and a copy of the sample folder, for as long as `use` takes. `files` are texts by
 * name, beside the samples.
 */
export async function inSampleWindow<T>(
  use: (page: Page) => Promise<T>,
  files: Readonly<Record<string, string>> = {},
): Promise<T> {
  const code = await fetchVSCode(NEWEST);
  const home = homeIn(temporaryFolder('window'));
  const folder = join(home.root, 'templates');
  cpSync(sampleFolder, folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeSettings(home.userData);
  await installExtension(code, home, await packagedExtension());
  const { url, server } = await serveWindow(code, home, folder);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    // Functions that run inside the page carry calls of it, since tsx keeps their names.
    await context.addInitScript('globalThis.__name = (named) => named;');
    const page = await context.newPage();
    await page.goto(url);
    await viewIcon(page).waitFor();
    return await use(page);
  } finally {
    await browser.close();
    await server.stop();
  }
}
