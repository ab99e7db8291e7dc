import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { answer, asked, listRow, nothingAsked, palette } from './quickInput';
import { screenshot } from './screenshot';
import { openWorkbench } from './session';
import { filesWith } from './traces';
import { until } from './until';
import { openFile, said, viewIcon, webview } from './workbench';

const NAME = 'rehearsed.liquid';
const TEMPLATE = `{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id={{\${user_id}}}&get_amp_props=true :save amplitude %}
{% if amplitude.__http_status_code__ != 200 %}{% abort_message('No profile') %}{% endif %}
{% connected_content https://api.weather.example/today :save weather %}
{% connected_content http://127.0.0.1/weather :save near %}
{% connected_content http://192.168.0.7/weather :save router %}
Hello {{ amplitude.userData.amp_props.first_name | default: 'friend' }}!
`;

describe('Rehearsing a message', () => {
  const folder = join(process.env.TEST_HOME ?? '', 'folder');
  const fixture = join(folder, `${NAME}.fixture.json`);
  let page: Page;

  before(async () => {
    writeFileSync(join(folder, NAME), TEMPLATE);
    page = await openWorkbench();
    await openFile(page, NAME);
    await palette(page, 'Amplitude: Open Template Preview');
    await webview(page).getByText('Hello Tessa!').waitFor();
  });
  after(async () => {
    await page.context().close();
    for (const file of [join(folder, NAME), fixture]) rmSync(file, { force: true });
  });

  const show = (tab: string) => webview(page).getByRole('tab', { name: tab }).click();
  const press = (button: string) => webview(page).getByRole('button', { name: button }).click();

  async function readAs(id: string): Promise<void> {
    await webview(page).locator('.who vscode-button').first().click();
    await asked(page, ({ title }) => title === 'Preview As');
    await answer(page, id);
    await nothingAsked(page);
    await webview(page).locator('.who').getByText(id).waitFor();
  }

  it('marks what the expression under the cursor printed', async () => {
    await page.keyboard.press('ControlOrMeta+1');
    await palette(page, 'Go to Line/Column...');
    await asked(page);
    await page.keyboard.type('6:14');
    await page.keyboard.press('Enter');
    await webview(page).locator('.value.target').getByText('Tessa').waitFor();
  });

  it('sets several people side by side, and marks what differs', async () => {
    await show('People');
    await press('Choose People…');
    await asked(page, ({ title }) => title === 'Compare People');
    for (const id of ['treated-user', 'control-user']) await listRow(page, id).click();
    await page.keyboard.press('Enter');
    const changes = webview(page).getByRole('article', { name: 'control-user' }).locator('.change');
    await changes.first().waitFor();
    assert.deepEqual(await changes.allTextContents(), ['Casey']);
    await screenshot(page, 'preview people');
  });

  it('keeps the answers of a call without their values, and says what is another form today', async () => {
    await show('Calls');
    await press(`Keep Answers in ${NAME}.fixture.json`);
    await webview(page).getByRole('button', { name: 'Compare with Kept Answers' }).waitFor();
    const kept = readFileSync(fixture, 'utf8');
    assert.doesNotMatch(kept, /Tessa|treated-user/);
    const [{ url, body }] = JSON.parse(kept).answers;
    assert.match(url, /\?user_id=\*&get_amp_props=true$/);
    assert.equal(body.userData.amp_props.first_name, 'first_name');
    await press('Compare with Kept Answers');
    await said(page, 'have the same form');
    // It stands before the buttons of the page, for as long as nobody puts it away.
    await palette(page, 'Notifications: Clear All Notifications');
    await readAs('new-user');
    await press('Compare with Kept Answers');
    await page.getByRole('tab', { name: /Kept Answers ↔ Today/ }).waitFor();
    await page.locator('.monaco-diff-editor .view-line').filter({ hasText: 'birthday_voucher' }).first().waitFor();
    await screenshot(page, 'preview answers compared');
  });

  it('follows a fixture that something else writes, and says that a message is aborted, and why', async () => {
    await show('Message');
    const kept = JSON.parse(readFileSync(fixture, 'utf8'));
    writeFileSync(fixture, JSON.stringify({ ...kept, person: { userId: 'unknown-user' } }));
    await webview(page).locator('.who').getByText('unknown-user').waitFor();
    const verdict = webview(page).locator('.aborted');
    await verdict.getByText('No profile').waitFor();
    assert.match((await verdict.textContent()) ?? '', /Aborted: nothing is sent\.[\s\S]*was answered with 400/);
    await screenshot(page, 'preview aborted');
  });

  it('calls another host when it is allowed, and offers that for no host near this machine', async () => {
    await readAs('control-user');
    await show('Calls');
    const call = webview(page).getByRole('article', { name: 'api.weather.example' });
    await call.getByText('is not allowed in this workspace').waitFor();
    const offers = webview(page).getByRole('button', { name: /^Allow / });
    assert.deepEqual(await offers.allTextContents(), ['Allow api.weather.example for This Workspace']);
    await screenshot(page, 'preview other hosts');
    await offers.click();
    await offers.waitFor({ state: 'detached' });
    const failure = await until('what came of the call', async () => {
      const text = await call.locator('.failure').textContent();
      return text?.includes('is not allowed') ? undefined : text;
    });
    assert.doesNotMatch(failure ?? '', /Not called/);
  });

  it('is there again when the window was closed meanwhile', async () => {
    await show('Message');
    await webview(page).getByText('Hello Casey!').waitFor();
    assert.deepEqual(
      filesWith('Casey').filter((file) => !file.includes('/extensions/')),
      [],
    );
    // VS Code itself writes down which tabs are open before it reloads.
    await Promise.all([page.waitForEvent('load'), palette(page, 'Developer: Reload Window')]);
    await viewIcon(page).waitFor();
    await page.getByRole('tab', { name: `Preview ${NAME}` }).waitFor();
    // As its fixture says.
    await webview(page).locator('.who').getByText('unknown-user').waitFor();
    await webview(page).locator('.aborted').getByText('No profile').waitFor();
  });
});
