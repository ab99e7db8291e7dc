import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { focusEditor, openFile } from './editor';
import { readAs, showPreview } from './preview';
import { answer, asked, askedBy, dismiss, listRow, palette, quickInput } from './quickInput';
import { screenshot } from './screenshot';
import { sharedWorkbench } from './session';
import { insist, until } from './until';
import { clearNotifications, said, showTab, webview } from './workbench';

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
    page = await sharedWorkbench();
    await openFile(page, NAME);
    await showPreview(page, 'Hello Tessa!');
  });
  after(() => {
    for (const file of [join(folder, NAME), fixture]) rmSync(file, { force: true });
  });

  const button = (name: string | RegExp) => webview(page).getByRole('button', { name });
  const press = (name: string) => (timeout: number) => button(name).click({ timeout });

  it('marks what the expression under the cursor printed', async () => {
    const goTo = async () => {
      await focusEditor(page);
      await palette(page, 'Go to Line/Column...');
      await answer(page, ':6:14');
    };
    await insist(goTo, (timeout) => webview(page).locator('.value.target').getByText('Tessa').waitFor({ timeout }));
  });

  it('sets several people side by side, and marks what differs', async () => {
    await showTab(page, 'People');
    await askedBy(button('Choose People…'), ({ title }) => title === 'Compare People');
    for (const id of ['treated-user', 'control-user']) await listRow(page, id).click();
    const changes = webview(page).getByRole('article', { name: 'control-user' }).locator('.change');
    const confirm = async () => {
      if (await quickInput(page)) await page.keyboard.press('Enter');
    };
    await insist(confirm, (timeout) => changes.first().waitFor({ timeout }));
    assert.deepEqual(await changes.allTextContents(), ['Casey']);
    await screenshot(page, 'preview people');
  });

  it('still has those people checked when they are chosen again', async () => {
    await askedBy(button('Choose People…'), ({ title }) => title === 'Compare People');
    await page.locator('.quick-input-count').getByText('2 Selected').waitFor();
    await dismiss(page);
  });

  it('takes what was typed for the id of somebody who is not listed', async () => {
    await askedBy(webview(page).locator('.who vscode-button').first(), ({ title }) => title === 'Preview As');
    await answer(page, 'nobody-listed');
    const { value } = await asked(page, ({ message }) => message.includes('exactly as Amplitude knows it'));
    assert.equal(value, 'nobody-listed');
    await dismiss(page);
  });

  it('keeps the answers of a call without their values, and says what is another form today', async () => {
    await showTab(page, 'Calls');
    await insist(press(`Save Answers to ${NAME}.fixture.json`), (timeout) =>
      button('Compare with Saved Answers').waitFor({ timeout }),
    );
    const kept = readFileSync(fixture, 'utf8');
    assert.doesNotMatch(kept, /Tessa|treated-user/);
    const [{ url, body }] = JSON.parse(kept).answers;
    assert.match(url, /\?user_id=\*&get_amp_props=true$/);
    assert.equal(body.userData.amp_props.first_name, 'first_name');
    await insist(press('Compare with Saved Answers'), (limit) => said(page, 'have the same form', limit));
    // It stands before the buttons of the page, for as long as nobody puts it away.
    await clearNotifications(page);
    await readAs(page, 'new-user');
    const comparison = page.getByRole('tab', { name: /Saved Answers ↔ Today/ });
    await insist(press('Compare with Saved Answers'), (timeout) => comparison.waitFor({ timeout }));
    await page.locator('.monaco-diff-editor .view-line').filter({ hasText: 'birthday_voucher' }).first().waitFor();
    await screenshot(page, 'preview answers compared');
  });

  it('follows a fixture that something else writes, and says that a message is aborted, and why', async () => {
    const kept = JSON.parse(readFileSync(fixture, 'utf8'));
    writeFileSync(fixture, '{ "half": ');
    const keep = press(`Save Answers to ${NAME}.fixture.json`);
    await insist(keep, (limit) => said(page, /^The fixture is not JSON.*It was not overwritten\.$/, limit));
    assert.equal(readFileSync(fixture, 'utf8'), '{ "half": ');
    await clearNotifications(page);
    await showTab(page, 'Message');
    writeFileSync(fixture, JSON.stringify({ ...kept, person: { userId: 'unknown-user' } }));
    await webview(page).locator('.who').getByText('unknown-user').waitFor();
    const verdict = webview(page).locator('.aborted');
    await verdict.getByText('No profile').waitFor();
    assert.match((await verdict.textContent()) ?? '', /Aborted: nothing is sent\.[\s\S]*was answered with 400/);
    await screenshot(page, 'preview aborted');
  });

  it('calls another host when it is allowed, and offers that for no host near this machine', async () => {
    await readAs(page, 'control-user');
    await showTab(page, 'Calls');
    const call = webview(page).getByRole('article', { name: 'api.weather.example' });
    await call.getByText('is not allowed in this workspace').waitFor();
    const offers = button(/^Allow /);
    assert.deepEqual(await offers.allTextContents(), ['Allow api.weather.example for This Workspace']);
    await screenshot(page, 'preview other hosts');
    await insist(
      (timeout) => offers.click({ timeout }),
      (timeout) => offers.waitFor({ state: 'detached', timeout }),
    );
    const failure = await until('what came of the call', async () => {
      const text = await call.locator('.failure').textContent();
      return text?.includes('is not allowed') ? undefined : text;
    });
    assert.doesNotMatch(failure ?? '', /Not called/);
  });
});
