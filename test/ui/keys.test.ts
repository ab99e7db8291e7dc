import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Page } from 'playwright-core';
import { listen, urlOf } from '../../src/sample/server';
import { lookUp } from './lookUp';
import { setMachineSetting } from './machineSettings';
import { answer, asked, askedBy, nothingAsked, palette } from './quickInput';
import { screenshot } from './screenshot';
import { sharedWorkbench } from './session';
import { filesWith, logged, storageOf } from './traces';
import { rowsShown } from './tree';
import { clearNotifications, confirm, openView, said, statusBarItem, webview } from './workbench';

describe('A key', () => {
  const canary = `canary-${randomUUID()}`;
  let api: Server;
  let page: Page;

  before(async () => {
    api = await listen(0);
    setMachineSetting('amplitudeProfile.endpoint', urlOf(api));
    page = await sharedWorkbench();
    await logAt('Trace');
    await openView(page);
  });
  after(async () => {
    setMachineSetting('amplitudeProfile.endpoint', undefined);
    api.closeAllConnections();
    api.close();
    await logAt('Info');
  });

  async function logAt(level: string): Promise<void> {
    await palette(page, 'Developer: Set Log Level...');
    await asked(page, ({ rows }) => rows.some((row) => row.startsWith(level)));
    await answer(page, level);
    await nothingAsked(page);
  }

  it('is asked for where nobody sees it', async () => {
    const invitation = page.getByText('set your Amplitude secret key');
    const { masked } = await askedBy(invitation, ({ title }) => /API Key/.test(title));
    assert.equal(masked, true);
  });

  it('is refused at once when it is wrong, and can be typed again', async () => {
    await answer(page, 'wrong');
    const { message } = await asked(page, ({ severity }) => severity === 'error');
    assert.match(message, /key/i);
    await screenshot(page, 'a wrong key');
  });

  it('makes its connection the active one', async () => {
    await answer(page, `  ${canary} `);
    await nothingAsked(page);
    const heard = page.locator('[aria-label="Amplitude: Look-ups use the connection “Amplitude”."]');
    await statusBarItem(page, /^\s*Amplitude$/)
      .filter({ has: heard })
      .waitFor();
    await statusBarItem(page, 'Spaces around it were removed').waitFor();
  });

  it('serves look-ups', async () => {
    await lookUp(page, 'treated-user');
    const [row] = await rowsShown(page);
    assert.match(row?.description ?? '', /^Amplitude · /);
    await webview(page).getByText('Oslo').first().waitFor();
  });

  it('is in no message when something goes wrong', async () => {
    for (const id of ['wrong-key-user', 'throttled-user', 'failing-user', 'nginx-user']) {
      await lookUp(page, id);
      const { text } = await said(page, /./);
      assert.ok(!text.includes(canary));
      await clearNotifications(page);
    }
  });

  it('is found nowhere but in secret storage, and in no log at its most talkative', async () => {
    assert.match(logged('Amplitude Profiles.log'), /GET 127\.0\.0\.1:\d+ user_id .* → 200 in \d+ ms/);
    assert.match(logged('remoteexthost.log'), /\[trace\]/);
    assert.deepEqual(filesWith(canary), []);
    assert.ok(!(await storageOf(page)).includes(canary));
    const frames = await Promise.all(page.frames().map((frame) => frame.content().catch(() => '')));
    assert.ok(frames.length > 1);
    for (const html of frames) assert.ok(!html.includes(canary));
  });

  it('stays in its connection, beside others', async () => {
    await askedBy(statusBarItem(page, /^\s*Amplitude$/), ({ rows }) => rows.some((row) => /Sample/.test(row)));
    await screenshot(page, 'connections');
    const add = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Add Connection' });
    await askedBy(add, ({ title }) => title === 'Add a Connection');
    await answer(page, 'Staging');
    await asked(page, ({ title }) => /Staging/.test(title));
    await answer(page, 'another-key');
    await statusBarItem(page, 'Amplitude: Staging').waitFor();
    await page.getByText('Nobody was looked up on this connection yet').waitFor();
  });

  it('is gone when it is removed, with all that came by it', async () => {
    await palette(page, 'Amplitude: Remove All Keys');
    await confirm(page, 'Remove All');
    await statusBarItem(page, 'Sample data').waitFor();
    await page.getByText('The sample connection is active').waitFor();
  });
});
