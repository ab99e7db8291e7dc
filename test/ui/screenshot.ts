import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { out } from '../vscode/folders';

/** Writes `out/screenshots/NAME.png`, in a folder of its own for each version of VS Code. Returns the path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const file = `${name.replace(/[^\w.-]+/g, '-')}.png`;
  const path = join(out, 'screenshots', process.env.TEST_VSCODE ?? '', file);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}
