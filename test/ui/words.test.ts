import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright-core';
import { listening } from '../unit/api/localApi';
import { lookUp } from './lookUp';
import { setMachineSetting } from './machineSettings';
import { answer, asked, askedBy, dismiss, nothingAsked, palette } from './quickInput';
import { screenshot } from './screenshot';
import { sharedWorkbench } from './session';
import { rowsShown } from './tree';
import { clearNotifications, confirm, openView, said, statusBarItem } from './workbench';

const NAME = '$(trash) [quit](command:workbench.action.quit) "<b>שלום';

describe('Words of others in VS Code’s own places', () => {
  let api: Server;
  let page: Page;
  before(async () => {
    api = createServer((request, response) => {
      const isCheck = request.url?.includes('key-check');
      const error = '[Set your key](command:workbench.action.files.newUntitledFile "help") $(trash)';
      response.writeHead(isCheck ? 200 : 400).end(JSON.stringify(isCheck ? { userData: { user_id: 'x' } } : { error }));
    });
    setMachineSetting('amplitudeProfile.endpoint', `http://127.0.0.1:${await listening(api)}/v1/userprofile`);
    page = await sharedWorkbench();
    await openView(page);
  });
  after(() => {
    setMachineSetting('amplitudeProfile.endpoint', undefined);
    api.closeAllConnections();
    api.close();
  });

  it('are plain in the name of a connection', async () => {
    await palette(page, 'Amplitude: Set API Key…');
    await asked(page, ({ masked }) => masked);
    await answer(page, 'a-right-key');
    await nothingAsked(page);
    await askedBy(statusBarItem(page, /^\s*Amplitude$/), ({ rows }) => rows.some((row) => /Add/.test(row)));
    const add = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Add Connection' });
    await askedBy(add, ({ title }) => title === 'Add a Connection');
    await answer(page, NAME);
    await asked(page, ({ title, masked }) => masked && title.includes(NAME));
    await answer(page, 'another-right-key');
    await nothingAsked(page);
    const item = statusBarItem(page, `Amplitude: ${NAME}`);
    await item.waitFor();
    assert.equal(await item.locator('.codicon-trash').count(), 0);
    await askedBy(item, ({ rows }) => rows.some((row) => row.includes('quit')));
    const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'quit' });
    assert.ok((await row.locator('.label-name').first().textContent())?.includes(NAME));
    await screenshot(page, 'a hostile connection');
    await dismiss(page);
  });

  it('are plain in what the API says', async () => {
    await lookUp(page, 'ada');
    const { text } = await said(page, /refused/);
    assert.match(text, /\[Set your key\]/);
    const message = page.locator('.notifications-toasts .notification-list-item-message');
    assert.equal(await message.locator('a').count(), 0);
    await screenshot(page, 'a hostile message');
    await clearNotifications(page);
  });

  it('are plain in an id', async () => {
    await palette(page, 'Amplitude: Remove All Keys');
    await confirm(page, 'Remove All');
    await statusBarItem(page, 'Sample data').waitFor();
    const id = '$(trash) <img src=x>';
    await lookUp(page, id);
    await said(page, /never seen/);
    await palette(page, 'Amplitude: Look Up User…');
    await asked(page);
    await dismiss(page);
    assert.equal(await page.locator('.codicon-trash').count(), 0);
    await rowsShown(page, () => true);
  });
});
