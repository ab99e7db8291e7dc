import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { lineWith, openFile, write } from './editor';
import { lookUp } from './lookUp';
import { restOn } from './pointer';
import { screenshot } from './screenshot';
import { sharedWorkbench } from './session';
import { rowsShown } from './tree';
import { insist, until } from './until';
import { openView, useTheme, webview } from './workbench';

const CALL =
  '{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id={{${user_id} | url_param_escape}}&get_amp_props=true :auth_credentials amplitude :save amplitude %}';

const suggestions = (page: Page) => page.locator('.suggest-widget.visible .monaco-list-row');

/** Types until the list offers this, the last character again and again; gives all of the list that is in sight. */
function offered(page: Page, typed: string, label: string): Promise<string[]> {
  let keys = [...typed];
  const type = async () => {
    for (const key of keys) await page.keyboard.press(key);
    keys = ['Backspace', ...typed.slice(-1)];
  };
  const listed = async () => {
    const labels = await suggestions(page).locator('.label-name').allTextContents();
    return labels.includes(label) ? labels : undefined;
  };
  return insist(type, (limit) => until(`the suggestion ${label}`, listed, limit));
}

async function newTemplate(page: Page, text: string): Promise<void> {
  await openFile(page, 'picked-for-you.liquid');
  await write(page, text);
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
    const labels = await offered(page, '{{ amplitude.userData.', 'amp_props');
    assert.equal(labels[0], 'amp_props');
    await screenshot(page, 'completion of fields');
    await page.keyboard.press('Enter');
    await offered(page, '.', 'city');
    await offered(page, 'cit', 'city');
    await screenshot(page, 'completion of properties');
    await page.keyboard.press('Tab');
    await lineWith(page, '{{ amplitude.userData.amp_props.city');
  });

  it('adds the parameter to the URL when a field that was not asked for is accepted', async () => {
    await newTemplate(page, `${CALL}\n`);
    await offered(page, '{{ amplitude.userData.coh', 'cohort_ids');
    await page.keyboard.press('Tab');
    await lineWith(page, 'get_cohort_ids=true');
  });

  it('says what a field is and what it was for the person', async () => {
    await newTemplate(page, `${CALL}\n{{ amplitude.userData.amp_props.city }}\n`);
    await restOn(page.locator('.view-line').getByText('city').first(), page.locator('.monaco-hover').getByText(/Oslo/));
    await screenshot(page, 'hover');
  });

  it('shows the value of the person after an output', async () => {
    await lineWith(page, 'Oslo');
    await screenshot(page, 'inlay hint');
  });
});
