import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openFile } from './editor';
import { screenshot } from './screenshot';
import { sharedWorkbench } from './session';
import { openView } from './workbench';

describe('A new window', () => {
  let page: Page;
  before(async () => {
    page = await sharedWorkbench();
  });

  it('shows the icon of the view, which opens it', async () => {
    await openView(page);
    assert.ok(await screenshot(page, 'view'));
  });

  it('opens a template of the sample folder', () => openFile(page, 'picked-for-you.liquid'));
});
