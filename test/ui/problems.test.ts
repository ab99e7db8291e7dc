import type { Page } from 'playwright-core';
import { focusEditor, lineWith, openFile, write } from './editor';
import { comeTo, restOn } from './pointer';
import { palette } from './quickInput';
import { screenshot } from './screenshot';
import { sharedWorkbench } from './session';
import { insist, until } from './until';
import { said, useTheme, webview } from './workbench';

/** Other tests leave it alone: what is typed is saved by itself. */
const FILE = 'win-back.liquid';
const CALL = '{% connected_content https://example.com/weather :cache_max_age 20 :save weather %}';

const squiggles = (page: Page) => page.locator('.editor-group-container.active .squiggly-warning');

/** What is wrong in the template. */
const wrong = (page: Page) => page.locator('.view-line span').getByText('20', { exact: false }).last();

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
    const sentence = page.locator('.monaco-hover').getByText('Braze caches an answer for 300 to 14400 seconds');
    await restOn(wrong(page), sentence);
    await screenshot(page, 'problem hover dark');
    await useTheme(page, 'light');
    await restOn(wrong(page), sentence);
    await screenshot(page, 'problem hover light');
  });

  it('are explained on a page that the link of their code opens', async () => {
    const link = page.locator('.monaco-hover .code-link').filter({ visible: true }).first();
    const heading = webview(page).getByRole('heading', { name: 'cache-age-out-of-range' });
    const follow = async (timeout: number) => {
      await comeTo(wrong(page), timeout);
      await link.click({ timeout });
    };
    await insist(follow, (timeout) => heading.waitFor({ timeout }));
    await until('the section in sight', async () => {
      const box = await heading.boundingBox();
      return box && box.y > 0 && box.y < 500 ? true : undefined;
    });
    await screenshot(page, 'problem explained');
    await palette(page, 'View: Close All Editors in Group');
  });

  it('are listed in the panel, and mended by a quick fix', async () => {
    await openFile(page, FILE);
    await write(page, CALL);
    await squiggles(page).first().waitFor();
    await palette(page, 'Problems: Focus on Problems View');
    const marker = page.locator('.markers-panel').getByText('Braze caches an answer').first();
    await marker.waitFor();
    await screenshot(page, 'problems panel');
    const fix = page.locator('.action-widget').getByText('Change to 300').first();
    const askForFixes = async (timeout: number) => {
      if (await fix.isVisible()) return;
      await marker.dblclick({ timeout });
      await focusEditor(page);
      await page.keyboard.press('ControlOrMeta+.');
    };
    await insist(askForFixes, (timeout) => fix.waitFor({ timeout }));
    await screenshot(page, 'problem quick fix');
    await page.keyboard.press('Escape');
    // The list of fixes may lose the focus in a busy window; this takes the one that is preferred.
    const mend = () => palette(page, 'Auto Fix...');
    await insist(mend, (limit) => lineWith(page, ':cache_max_age 300', limit));
    await squiggles(page).first().waitFor({ state: 'detached' });
  });

  it('are looked for in the whole workspace', async () => {
    await palette(page, 'Amplitude: Check All Templates in Workspace');
    await said(page, /^Checked \d+ templates: /);
    await screenshot(page, 'workspace checked');
    await palette(page, 'Amplitude: Clear Problems of Closed Templates');
  });
});
