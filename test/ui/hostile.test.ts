import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { lookUp } from './lookUp';
import { answer, asked, nothingAsked, palette } from './quickInput';
import { screenshot } from './screenshot';
import { sharedWorkbench } from './session';
import { filesWith } from './traces';
import { expand, rowsShown, runFromMenu, tooltip, treeRows } from './tree';
import { openView, themes, useTheme, webview } from './workbench';

/** Whatever of the awkward person ran as a script would say so. */
const compromised = async (page: Page) => {
  const said = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => 'compromised' in globalThis).catch(() => false)),
  );
  return said.includes(true);
};

describe('Values that nobody meant well', () => {
  let page: Page;
  before(async () => {
    page = await sharedWorkbench();
    await openView(page);
    await lookUp(page, 'awkward-user');
    await webview(page).getByText('9007199254740993').first().waitFor();
  });

  it('are no icons in a row and its tooltip', async () => {
    await expand(page, 'Cohorts');
    assert.match(await tooltip(page, '$(bug)'), /^\$\(bug\)[\s\S]*\$\(bug\)$/);
  });

  it('stand in the side bar as text, with nothing hidden in it', async () => {
    await expand(page, 'Properties');
    await rowsShown(page, (rows) => rows.length > 10);
    const shown = (await treeRows(page)).map(({ label, description }) => `${label} ${description}`).join('\n');
    assert.doesNotMatch(shown.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    assert.equal(await compromised(page), false);
    await screenshot(page, 'awkward explorer');
  });

  it('keep the digits that were sent', async () => {
    const frame = webview(page);
    const filter = frame.getByRole('textbox').or(frame.getByRole('searchbox')).first();
    for (const digits of ['9007199254740993', '1e400', '-0', '1.0']) {
      await filter.fill(digits);
      await frame.getByText(digits, { exact: true }).first().waitFor();
    }
  });

  it('do nothing in a tooltip', async () => {
    assert.ok(await tooltip(page, '__proto__'));
    assert.equal(await compromised(page), false);
  });

  it('do nothing in the JSON, nor in files', async () => {
    await runFromMenu(page, 'awkward-user', 'Open Response as JSON');
    await page.getByRole('tab', { name: /awkward-user\.json/ }).waitFor();
    assert.equal(await compromised(page), false);
    const outside = filesWith('9007199254740993').filter((file) => !file.includes('/extensions/'));
    assert.deepEqual(outside, []);
  });
});

describe('The page', () => {
  let page: Page;
  before(async () => {
    page = await sharedWorkbench();
    await openView(page);
    await palette(page, 'Amplitude: Get Recommendations…');
    await asked(page, ({ title }) => title.startsWith('Get Recommendations'));
    await answer(page, 'control-user');
    await asked(page, ({ title }) => title.includes('2/2'));
    await answer(page, 'testRecId, testRecId2');
    await nothingAsked(page);
    await webview(page).getByRole('heading', { name: 'control-user' }).waitFor();
    await lookUp(page, 'control-user');
    await webview(page).getByText('Properties').first().waitFor();
  });

  for (const theme of themes) {
    it(`is drawn in the colours of the theme: ${theme}`, async () => {
      await useTheme(page, theme);
      await screenshot(page, `page ${theme}`);
    });
  }
});
