import type { Page } from 'playwright-core';
import { palette } from './quickInput';
import { screenshot } from './screenshot';
import { sharedWorkbench } from './session';
import { until } from './until';
import { editorLines, openFile, said, useTheme, webview } from './workbench';

/** Other tests leave it alone: what is typed is saved by itself. */
const FILE = 'win-back.liquid';
const CALL = '{% connected_content https://example.com/weather :cache_max_age 20 :save weather %}';

const squiggles = (page: Page) => page.locator('.editor-group-container.active .squiggly-warning');

/** Waits until a line of the active editor holds this. */
const lineWith = (page: Page, text: string) =>
  until(`a line with ${text}`, async () => (await editorLines(page)).some((line) => line.includes(text)) || undefined);

/** Replaces all of the active editor. */
async function write(page: Page, text: string): Promise<void> {
  await page.locator('.editor-group-container.active .view-line').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

describe('Problems of a template', () => {
  let page: Page;
  before(async () => {
    page = await sharedWorkbench();
    await useTheme(page, 'dark');
    await openFile(page, FILE);
    await write(page, `<h1>Today</h1>\n${CALL}\n<p>{{ weather.text | default: 'Sunny' }}</p>`);
    await squiggles(page).first().waitFor();
  });
  after(() => palette(page, 'View: Hide Panel'));

  it('are underlined, and said where the pointer rests', async () => {
    await page.locator('.view-line span').getByText('20', { exact: false }).last().hover();
    await page.locator('.monaco-hover').getByText('Braze caches an answer for 300 to 14400 seconds').first().waitFor();
    await screenshot(page, 'problem hover dark');
    await useTheme(page, 'light');
    await page.locator('.view-line span').getByText('20', { exact: false }).last().hover();
    await page.locator('.monaco-hover').getByText('Braze caches an answer for 300 to 14400 seconds').first().waitFor();
    await screenshot(page, 'problem hover light');
  });

  it('are explained on a page that the link of their code opens', async () => {
    await page.locator('.monaco-hover .code-link').filter({ visible: true }).first().click({ timeout: 10_000 });
    const explanation = await webview(page);
    const heading = explanation.getByRole('heading', { name: 'cache-age-out-of-range' });
    await heading.waitFor();
    await until('the section in sight', async () => {
      const box = await heading.boundingBox();
      return box && box.y > 0 && box.y < 500 ? true : undefined;
    });
    await screenshot(page, 'problem explained');
    await palette(page, 'View: Close All Editors in Group');
  });

  it('are listed in the panel, and mended from the lamp', async () => {
    await openFile(page, FILE);
    await write(page, CALL);
    await squiggles(page).first().waitFor();
    await palette(page, 'Problems: Focus on Problems View');
    const marker = page.locator('.markers-panel').getByText('Braze caches an answer').first();
    await marker.waitFor();
    await screenshot(page, 'problems panel');
    await marker.dblclick();
    await page.locator('.editor-group-container.active [class*="codicon-gutter-lightbulb"]').first().click();
    await page.locator('.action-widget').getByText('Change to 300').first().waitFor();
    await screenshot(page, 'problem lamp');
    await page.keyboard.press('Enter');
    await lineWith(page, ':cache_max_age 300');
    await squiggles(page).first().waitFor({ state: 'detached' });
  });

  it('are looked for in the whole workspace', async () => {
    await palette(page, 'Amplitude: Check All Templates in Workspace');
    await said(page, /^Checked \d+ templates: /);
    await screenshot(page, 'workspace checked');
    await palette(page, 'Amplitude: Clear Problems of Closed Templates');
  });
});
