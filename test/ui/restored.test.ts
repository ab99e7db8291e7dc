import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { lookUp } from './lookUp';
import { reloadWindow, sharedWorkbench } from './session';
import { rowsShown } from './tree';
import { insist } from './until';
import { openView, webview } from './workbench';

describe('A tab that was left open', () => {
  let page: Page;
  before(async () => {
    page = await sharedWorkbench();
    await openView(page);
  });

  const tab = (name: string) => page.getByRole('tab', { name, exact: true });

  it('takes the place of the page that its person got meanwhile', async () => {
    for (const id of ['treated-user', 'control-user']) {
      await lookUp(page, id);
      await rowsShown(page, ([first]) => first?.label === id);
      await webview(page).getByRole('heading', { name: id }).waitFor();
    }
    await reloadWindow(page);
    await openView(page);
    await webview(page).getByText('Look Up Again').waitFor();
    await lookUp(page, 'treated-user');
    await webview(page).getByText('Tessa').first().waitFor();
    assert.equal(await tab('treated-user').count(), 2);
    await insist(
      (timeout) => tab('treated-user').first().click({ timeout }),
      (timeout) => tab('treated-user').nth(1).waitFor({ state: 'detached', timeout }),
    );
    assert.equal(await tab('treated-user').getAttribute('aria-selected'), 'true');
    await webview(page).getByText('Tessa').first().waitFor();
  });
});
