import assert from 'node:assert/strict';
import type { FrameLocator, Page } from 'playwright-core';
import { focusEditor, openFile } from './editor';
import { answer, askedBy, palette } from './quickInput';
import { screenshot } from './screenshot';
import { sharedWorkbench } from './session';
import { insist, until } from './until';
import { showTab, statusBarItem, useTheme, webview } from './workbench';

const message = (frame: FrameLocator) => frame.locator('message-text pre').first();

/** Waits until the page shows such a message. */
function reads(frame: FrameLocator, expected: RegExp, limit = 30_000): Promise<string> {
  const shown = async () => {
    const text = (await message(frame).textContent({ timeout: limit })) ?? '';
    return expected.test(text) ? text : undefined;
  };
  return until(`the message ${expected}`, shown, limit);
}

describe('Previewing a template', () => {
  let page: Page;
  let frame: FrameLocator;
  before(async () => {
    page = await sharedWorkbench();
    await useTheme(page, 'dark');
    await openFile(page, 'picked-for-you.liquid');
    await palette(page, 'Amplitude: Open Template Preview');
    frame = webview(page);
  });

  it('shows the message as the person reads it', async () => {
    await reads(frame, /Hi there,[\s\S]*1\. \w+[\s\S]*2\. \w+/);
    assert.ok(await frame.getByText('Sample data').isVisible());
    await screenshot(page, 'preview message');
  });

  it('follows what is typed', async () => {
    await focusEditor(page);
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('Bye {{ ${user_id} }}!', { delay: 5 });
    await reads(frame, /Bye treated-user!/);
  });

  it('tells what a call was answered', async () => {
    await showTab(page, 'Calls');
    const call = frame.getByRole('article', { name: 'recommendations testRecId of treated-user' });
    assert.match((await call.textContent()) ?? '', /HTTP 200/);
    await insist(
      (timeout) => call.getByText('Answer saved as amplitude').click({ timeout }),
      (timeout) => call.locator('.json-tree').getByText('recommendations').waitFor({ timeout }),
    );
    await screenshot(page, 'preview calls');
  });

  it('rehearses each thing that can happen, side by side, and one of them on demand', async () => {
    await showTab(page, 'What If');
    const control = frame.getByRole('article', { name: 'Control group' });
    await control.getByText('differs').waitFor();
    await screenshot(page, 'preview what if');
    const back = frame.getByText('End What If');
    await insist(
      (timeout) => frame.getByRole('button', { name: 'Unknown user' }).click({ timeout }),
      (timeout) => back.waitFor({ timeout }),
    );
    await showTab(page, 'Message');
    await reads(frame, /Merino socks/);
    await insist(
      (timeout) => back.click({ timeout }),
      (timeout) => back.waitFor({ state: 'hidden', timeout }),
    );
  });

  it('leads from a value to its expression', async () => {
    await insist(
      (timeout) => frame.locator('message-text .value', { hasText: 'treated-user' }).click({ timeout }),
      (timeout) => statusBarItem(page, /\(1[0-9] selected\)/).waitFor({ timeout }),
    );
    await page.locator('.monaco-editor.focused').waitFor();
  });

  it('fills in what Braze would', async () => {
    const fillIn = async (timeout: number) => {
      await showTab(page, 'Attributes');
      const name = frame.getByRole('textbox', { name: 'first_name' });
      await name.fill('Ada', { timeout });
      await name.blur({ timeout });
      await showTab(page, 'Message');
    };
    await insist(fillIn, (limit) => reads(frame, /Hi Ada,/, limit));
  });

  it('shows the message of somebody else', async () => {
    await askedBy(frame.getByRole('button', { name: 'treated-user' }));
    await answer(page, 'control-user');
    await reads(frame, /Merino socks[\s\S]*Bye control-user!/);
  });

  it('is drawn in light and in high contrast', async () => {
    for (const theme of ['light', 'high contrast dark'] as const) {
      await useTheme(page, theme);
      await screenshot(page, `preview ${theme}`);
    }
    await useTheme(page, 'dark');
  });
});
