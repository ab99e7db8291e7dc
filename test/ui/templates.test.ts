import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { lookUp } from './lookUp';
import { palette } from './quickInput';
import { screenshot } from './screenshot';
import { sharedWorkbench } from './session';
import { rowsShown } from './tree';
import { until } from './until';
import { editorLines, openFile, openView, useTheme, webview } from './workbench';

const CALL =
  '{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id={{${user_id} | url_param_escape}}&get_amp_props=true :auth_credentials amplitude :save amplitude %}';

const suggestions = (page: Page) => page.locator('.suggest-widget.visible .monaco-list-row');

/** Waits until the list offers this, and gives all of it that is in sight. */
const offered = (page: Page, label: string) =>
  until(`the suggestion ${label}`, async () => {
    const labels = await suggestions(page).locator('.label-name').allTextContents();
    return labels.includes(label) ? labels : undefined;
  });

async function newTemplate(page: Page, text: string): Promise<void> {
  await palette(page, 'Create: New File...').catch(() => undefined);
  await page.keyboard.press('Escape');
  await openFile(page, 'picked-for-you.liquid');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

describe('Writing a template', () => {
  let page: Page;
  before(async () => {
    page = await sharedWorkbench();
    await openView(page);
    await lookUp(page, 'treated-user');
    await rowsShown(page, (rows) => rows.some(({ label }) => label === 'Cohorts'));
    await webview(page).getByRole('heading', { name: 'treated-user' }).waitFor();
  });

  it('shows what a call asks for, and values of the person beside the outputs', async () => {
    await useTheme(page, 'dark');
    await openFile(page, 'picked-for-you.liquid');
    await page
      .locator('.codelens-decoration')
      .getByText(/Asks for/)
      .first()
      .waitFor();
    await screenshot(page, 'template dark');
    await useTheme(page, 'light');
    await screenshot(page, 'template light');
  });

  it('offers the fields that the request fills, as one types', async () => {
    await newTemplate(page, `${CALL}\n`);
    await page.keyboard.type('{{ amplitude.userData.');
    const labels = await offered(page, 'amp_props');
    assert.equal(labels[0], 'amp_props');
    await screenshot(page, 'completion of fields');
    await page.keyboard.press('Enter');
    await page.keyboard.type('.');
    await offered(page, 'city');
    await page.keyboard.type('cit');
    await offered(page, 'city');
    await screenshot(page, 'completion of properties');
    await page.keyboard.press('Tab');
    await until('the accepted property', async () =>
      (await editorLines(page)).some((line) => line.includes('{{ amplitude.userData.amp_props.city'))
        ? true
        : undefined,
    );
  });

  it('adds the parameter to the URL when a field that was not asked for is accepted', async () => {
    await newTemplate(page, `${CALL}\n`);
    await page.keyboard.type('{{ amplitude.userData.coh');
    await offered(page, 'cohort_ids');
    await page.keyboard.press('Tab');
    await until('the added parameter', async () =>
      (await editorLines(page)).join('').includes('get_cohort_ids=true') ? true : undefined,
    );
  });

  it('says what a field is and what it was for the person', async () => {
    await newTemplate(page, `${CALL}\n{{ amplitude.userData.amp_props.city }}\n`);
    await page.locator('.view-line').getByText('city').first().hover();
    await page.locator('.monaco-hover').getByText(/Oslo/).first().waitFor();
    await screenshot(page, 'hover');
  });

  it('shows the value of the person after an output', async () => {
    await until('the hint', async () => (await editorLines(page)).some((line) => line.includes('Oslo')) || undefined);
    await screenshot(page, 'inlay hint');
  });
});
