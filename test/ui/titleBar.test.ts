import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { lookUp, pressInTitleBar } from './lookUp';
import { dismiss } from './quickInput';
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

  it('ask whom to look up, whichever row is selected', async () => {
    await select(page, 'treated-user');
    await pressInTitleBar(page, 'Look Up User', ({ title }) => title === 'Look Up User');
    await dismiss(page);
    assert.equal((await treeRows(page)).filter(({ level }) => level === 1).length, 1);
  });

  it('ask which connection to use, whichever row is selected', async () => {
    await select(page, 'treated-user');
    await pressInTitleBar(page, 'Select Connection', ({ rows }) => rows.some((row) => /Sample/.test(row)));
    await dismiss(page);
  });
});
