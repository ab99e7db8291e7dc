// `npm run screenshots`: the pictures of the README, taken anew in docs/screenshots.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { project } from '../vscode/folders';
import { exitOnSignals, fail } from '../vscode/processes';
import { inSampleWindow } from '../vscode/sampleWindow';
import { lookUp } from './lookUp';
import { answer, asked, nothingAsked, palette } from './quickInput';
import { expand, rowsShown } from './tree';
import { openFile, openView, useTheme, webview } from './workbench';

const folder = join(project, 'docs/screenshots');

async function takeAll(page: Page): Promise<void> {
  const shoot = (name: string, clip?: { x: number; y: number; width: number; height: number }) =>
    page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', ...(clip ? { clip } : {}) });
  await useTheme(page, 'dark');
  await openView(page);
  await lookUp(page, 'treated-user');
  await palette(page, 'Amplitude: Get Recommendations…');
  await asked(page, ({ title }) => title.includes('1/2'));
  await answer(page, 'treated-user');
  await asked(page, ({ title }) => title.includes('2/2'));
  await answer(page, 'testRecId, testRecId2');
  await nothingAsked(page);
  await palette(page, 'Amplitude: Get All Computations…');
  await asked(page, ({ title }) => title === 'Get All Computations');
  await answer(page, 'treated-user');
  await nothingAsked(page);
  await rowsShown(page, (rows) =>
    rows.some(({ label, description }) => label === 'Computations' && /^\d/.test(description)),
  );
  await webview(page).getByText('Treatment').first().waitFor();
  await shoot('page-dark');
  await expand(page, 'Recommendations');
  await expand(page, 'testRecId');
  await rowsShown(page, (rows) => rows.some(({ label }) => label.startsWith('1. ')));
  await shoot('explorer', { x: 0, y: 32, width: 420, height: 560 });
  await useTheme(page, 'high contrast dark');
  await shoot('page-high-contrast');
  await useTheme(page, 'dark');
  await openFile(page, 'loyalty-points.liquid');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('\n\nYour next order ships to {{ known');
  await page.keyboard.type('.');
  await page.locator('.suggest-widget.visible .monaco-list-row').nth(3).waitFor();
  await shoot('template');
}

async function main(): Promise<void> {
  exitOnSignals();
  mkdirSync(folder, { recursive: true });
  await inSampleWindow(takeAll);
  process.exit(0);
}

main().catch(fail);
