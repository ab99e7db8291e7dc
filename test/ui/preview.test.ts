import assert from 'node:assert/strict';
import type { FrameLocator, Page } from 'playwright-core';
import { palette } from './quickInput';
import { screenshot } from './screenshot';
import { openWorkbench } from './session';
import { until } from './until';
import { openFile, useTheme, webview } from './workbench';

const message = (frame: FrameLocator) => frame.locator('message-text pre').first();

/** Waits until the page shows such a message. */
const reads = (frame: FrameLocator, expected: RegExp) =>
  until(`the message ${expected}`, async () => {
    const text = (await message(frame).textContent()) ?? '';
    return expected.test(text) ? text : undefined;
  });

describe('Previewing a template', () => {
  let page: Page;
  let frame: FrameLocator;
  before(async () => {
    page = await openWorkbench();
    await useTheme(page, 'dark');
    await openFile(page, 'picked-for-you.liquid');
    await palette(page, 'Amplitude: Open Template Preview');
    frame = await webview(page);
  });
  after(() => page.context().close());

  it('shows the message as the person reads it', async () => {
    await reads(frame, /Hi there,[\s\S]*1\. \w+[\s\S]*2\. \w+/);
    assert.ok(await frame.getByText('Sample data').isVisible());
    await screenshot(page, 'preview message');
  });

  it('follows what is typed', async () => {
    await page.keyboard.press('ControlOrMeta+1');
    await page.locator('.monaco-editor.focused').waitFor();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('Bye {{ ${user_id} }}!', { delay: 5 });
    await reads(frame, /Bye treated-user!/);
  });

  it('tells what a call was answered', async () => {
    await frame.getByRole('tab', { name: 'Calls' }).click();
    const call = frame.getByRole('article', { name: 'recommendations testRecId of treated-user' });
    assert.match((await call.textContent()) ?? '', /HTTP 200/);
    await call.getByText('Answer kept in amplitude').click();
    await call.locator('.json-tree').getByText('recommendations').waitFor();
    await screenshot(page, 'preview calls');
  });

  it('rehearses each thing that can happen, side by side, and one of them on demand', async () => {
    await frame.getByRole('tab', { name: 'What If' }).click();
    const control = frame.getByRole('article', { name: 'Control group' });
    await control.getByText('differs').waitFor();
    await screenshot(page, 'preview what if');
    await frame.getByRole('button', { name: 'Unknown user' }).click();
    await frame.getByText('Back to What Is').waitFor();
    await frame.getByRole('tab', { name: 'Message' }).click();
    await reads(frame, /Merino socks/);
    await frame.getByText('Back to What Is').click();
  });

  it('leads from a value to its expression', async () => {
    await frame.locator('message-text .value', { hasText: 'treated-user' }).click();
    await page.locator('.monaco-editor.focused').waitFor();
    await until('the expression selected', async () => {
      const status = await page.locator('.statusbar-item', { hasText: 'selected' }).textContent();
      return /\(1[0-9] selected\)/.test(status ?? '') ? status : undefined;
    });
  });

  it('fills in what Braze would', async () => {
    await frame.getByRole('tab', { name: 'Attributes' }).click();
    const name = frame.getByRole('textbox', { name: 'first_name' });
    await name.fill('Ada');
    await name.blur();
    await frame.getByRole('tab', { name: 'Message' }).click();
    await reads(frame, /Hi Ada,/);
  });

  it('shows the message of somebody else', async () => {
    await frame.getByRole('button', { name: 'treated-user' }).click();
    await page.locator('.quick-input-widget input').waitFor();
    await page.keyboard.type('control-user');
    await page.keyboard.press('Enter');
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
