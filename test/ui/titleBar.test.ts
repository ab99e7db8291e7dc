import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { lookUp } from './lookUp';
import { asked, dismiss } from './quickInput';
import { sharedWorkbench } from './session';
import { rowsShown, select, treeRows } from './tree';
import { openView } from './workbench';

describe('The buttons of the view', () => {
  let page: Page;
  before(async () => {
    page = await sharedWorkbench();
    await openView(page);
    await lookUp(page, 'treated-user');
    await rowsShown(page);
  });

  const press = async (title: string) => {
    await page.locator('.sidebar').hover();
    await page.locator(`.sidebar .title-actions .action-label[aria-label^=${JSON.stringify(title)}]`).click();
  };

  it('ask whom to look up, whichever row is selected', async () => {
    await select(page, 'treated-user');
    await press('Look Up User');
    await asked(page, ({ title }) => title === 'Look Up User');
    await dismiss(page);
    assert.equal((await treeRows(page)).filter(({ level }) => level === 1).length, 1);
  });

  it('ask which connection to use, whichever row is selected', async () => {
    await select(page, 'treated-user');
    await press('Select Connection');
    await asked(page, ({ rows }) => rows.some((row) => /Sample/.test(row)));
    await dismiss(page);
  });
});
