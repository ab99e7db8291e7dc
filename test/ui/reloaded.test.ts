import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { listen, urlOf } from '../../src/sample/server';
import { openFile } from './editor';
import { lookUp } from './lookUp';
import { setMachineSetting } from './machineSettings';
import { readAs, showPreview } from './preview';
import { answer, asked, nothingAsked, palette } from './quickInput';
import { reloadWindow, sharedWorkbench } from './session';
import { filesWith } from './traces';
import { rowsShown, runInline, treeRow } from './tree';
import { insist } from './until';
import { confirm, openView, statusBarItem, webview } from './workbench';

const NAME = 'left-open.liquid';
const template = (
  endpoint: string,
) => `{% connected_content ${endpoint}?user_id={{\${user_id}}}&get_amp_props=true :save amplitude %}
{% if amplitude.__http_status_code__ != 200 %}{% abort_message('No profile') %}{% endif %}
Hello {{ amplitude.userData.amp_props.first_name | default: 'friend' }}!
`;

/** One reload for all that may come back by it: it takes as long as many tests. */
describe('A window that was left open', () => {
  const folder = join(process.env.TEST_HOME ?? '', 'folder');
  const fixture = '{ "person": { "userId": "unknown-user" } }\n';
  const key = `kept-${randomUUID()}`;
  let api: Server;
  let page: Page;

  /** VS Code adds the number of its group, where there are several. */
  const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}(,|$)`) });
  const select = (name: string, sign: (timeout: number) => Promise<void>) =>
    insist((timeout) => tab(name).first().click({ timeout }), sign);

  before(async () => {
    api = await listen(0);
    setMachineSetting('amplitudeProfile.endpoint', urlOf(api));
    writeFileSync(join(folder, NAME), template(urlOf(api)));
    writeFileSync(join(folder, `${NAME}.fixture.json`), fixture);
    page = await sharedWorkbench();
    await palette(page, 'Amplitude: Set API Key…');
    await asked(page, ({ masked }) => masked);
    await answer(page, key);
    await nothingAsked(page);
    await statusBarItem(page, /^\s*Amplitude$/).waitFor();
    for (const id of ['treated-user', 'control-user']) {
      await lookUp(page, id);
      await rowsShown(page, ([first]) => first?.label === id);
      await webview(page).getByRole('heading', { name: id }).waitFor();
    }
    await treeRow(page, 'treated-user').scrollIntoViewIfNeeded();
    await insist(
      (timeout) => runInline(page, 'treated-user', 'Pin Profile', timeout),
      (limit) => rowsShown(page, ([first]) => first?.label === 'treated-user', limit),
    );
    await openFile(page, NAME);
    await showPreview(page, 'No profile');
    await readAs(page, 'control-user');
    await webview(page).getByText('Hello Casey!').waitFor();
    await reloadWindow(page);
  });
  after(async () => {
    for (const name of [NAME, `${NAME}.fixture.json`]) rmSync(join(folder, name), { force: true });
    await palette(page, 'Amplitude: Remove All Keys');
    await confirm(page, 'Remove All');
    await page.getByText('The sample connection is active').waitFor();
    setMachineSetting('amplitudeProfile.endpoint', undefined);
    api.closeAllConnections();
    api.close();
  });

  it('has written no answer and no key into files', () => {
    const written = [...filesWith('Casey').filter((file) => !file.includes('/extensions/')), ...filesWith(key)];
    assert.deepEqual(written, []);
  });

  it('previews the template as its fixture says', async () => {
    await tab(`Preview ${NAME}`).waitFor();
    await webview(page).locator('.who').getByText('unknown-user').waitFor();
    await webview(page).locator('.aborted').getByText('No profile').waitFor();
    await select(`Preview ${NAME}`, (timeout) =>
      page.locator('.editor-group-container.active').getByText(`Preview ${NAME}`).first().waitFor({ timeout }),
    );
    await palette(page, 'View: Close All Editors in Group');
    await tab(`Preview ${NAME}`).waitFor({ state: 'detached' });
  });

  it('knows the ids again, pinned ones on top, and no answer', async () => {
    await openView(page);
    const rows = await rowsShown(page);
    assert.deepEqual(
      rows.filter(({ level }) => level === 1).map(({ description, ariaLabel }) => [description, ariaLabel]),
      [
        ['Amplitude · looked up before', 'treated-user, Amplitude · looked up before, pinned'],
        ['Amplitude · looked up before', 'control-user, Amplitude · looked up before'],
      ],
    );
  });

  it('restores a page, which asks nothing by itself, and then with the key that was kept', async () => {
    const again = webview(page).getByText('Look Up Again');
    await select('control-user', (timeout) => again.waitFor({ timeout }));
    await insist(
      (timeout) => again.click({ timeout }),
      (timeout) => webview(page).getByText('Casey').first().waitFor({ timeout }),
    );
  });

  it('shows a page that was left open in the place of the one that its person got meanwhile', async () => {
    await lookUp(page, 'treated-user');
    await webview(page).getByText('Tessa').first().waitFor();
    assert.equal(await tab('treated-user').count(), 2);
    await select('treated-user', (timeout) => tab('treated-user').nth(1).waitFor({ state: 'detached', timeout }));
    assert.equal(await tab('treated-user').getAttribute('aria-selected'), 'true');
    await webview(page).getByText('Tessa').first().waitFor();
  });
});
