// `npm run screenshots`: the pictures of the README, taken anew in docs/screenshots.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { project } from '../vscode/folders';
import { exitOnSignals, fail } from '../vscode/processes';
import { inSampleWindow } from '../vscode/sampleWindow';
import { openFile } from './editor';
import { lookUp } from './lookUp';
import { restOn } from './pointer';
import { answer, asked, nothingAsked, palette } from './quickInput';
import { expand, rowsShown } from './tree';
import { until } from './until';
import { openView, useTheme, webview } from './workbench';

const WITH_PROBLEMS = `{% connected_content https://example.com/weather :cache_max_age 20 :save weather %}
Outside: {{ weather.summary }}
`;

const folder = join(project, 'docs/screenshots');

async function takeAll(page: Page): Promise<void> {
  const shoot = async (name: string, clip?: { x: number; y: number; width: number; height: number }) => {
    await highlighted(page);
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', ...(clip ? { clip } : {}) });
  };
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
  // The editor offers nothing before it knows who completes templates.
  await page.getByText('Asks for properties').first().waitFor();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('\n\nYour next order ships to {{ known');
  await page.keyboard.type('.');
  await page.locator('.suggest-widget.visible .monaco-list-row').nth(3).waitFor();
  await shoot('template');
  await showPreview(page);
  await shoot('preview');
  await showProblem(page);
  await shoot('problems');
}

/** Waits until an editor in sight shows its text in several colours. */
async function highlighted(page: Page): Promise<void> {
  const isHighlighted = () => {
    const tokens = [...document.querySelectorAll('.view-line [class*="mtk"]')].map(({ classList }) => classList[0]);
    return tokens.length === 0 || new Set(tokens).size > 3;
  };
  await until('an editor with colours', async () => (await page.evaluate(isHighlighted)) || undefined);
}

/** The message beside its template, the expression under the cursor marked in it. */
async function showPreview(page: Page): Promise<void> {
  await palette(page, 'File: Revert File');
  await palette(page, 'View: Close All Editors');
  await openFile(page, 'picked-for-you.liquid');
  await palette(page, 'Amplitude: Open Template Preview');
  await webview(page).getByText('Nine winters').waitFor();
  await page.keyboard.press('ControlOrMeta+1');
  await palette(page, 'View: Toggle Primary Side Bar Visibility');
  await palette(page, 'Go to Line/Column...');
  await asked(page);
  await answer(page, ':19:25');
  await nothingAsked(page);
  await page.locator('.monaco-breadcrumbs').getByText('for product in picks').first().waitFor();
  await webview(page).locator('.value.target').first().waitFor();
}

/** A call with a mistake, what is said of it where the pointer rests, and the list of all. */
async function showProblem(page: Page): Promise<void> {
  await palette(page, 'View: Close All Editors');
  await openFile(page, 'win-back.liquid');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.insertText(WITH_PROBLEMS);
  await page.locator('.squiggly-warning').first().waitFor();
  await palette(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel').getByText('300 to 14400 seconds').first().waitFor();
  const number = page.locator('.view-line span').getByText('20', { exact: true }).first();
  await restOn(number, page.locator('.monaco-hover').getByText('300 to 14400 seconds'));
}

async function main(): Promise<void> {
  exitOnSignals();
  mkdirSync(folder, { recursive: true });
  await inSampleWindow(takeAll);
  process.exit(0);
}

main().catch(fail);
