import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { lookUp } from './lookUp';
import { asked, dismiss, type QuickInput } from './quickInput';
import { sharedWorkbench } from './session';
import { rowsShown, select, treeRows } from './tree';
import { insist } from './until';
import { openView } from './workbench';

describe('The buttons of the view', () => {
  let page: Page;
  before(async () => {
    page = await sharedWorkbench();
    await openView(page);
    await lookUp(page, 'treated-user');
    await rowsShown(page);
  });

  const press = (title: string, fits: (input: QuickInput) => boolean) => {
    const button = page.locator(`.sidebar .title-actions .action-label[aria-label^=${JSON.stringify(title)}]`);
    const click = async (timeout: number) => {
      await page.locator('.sidebar').hover({ timeout });
      await button.click({ timeout });
    };
    return insist(click, (limit) => asked(page, fits, limit));
  };

  it('ask whom to look up, whichever row is selected', async () => {
    await select(page, 'treated-user');
    await press('Look Up User', ({ title }) => title === 'Look Up User');
    await dismiss(page);
    assert.equal((await treeRows(page)).filter(({ level }) => level === 1).length, 1);
  });

  it('ask which connection to use, whichever row is selected', async () => {
    await select(page, 'treated-user');
    await press('Select Connection', ({ rows }) => rows.some((row) => /Sample/.test(row)));
    await dismiss(page);
  });
});
