import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { editorLines, lineWith, openFile } from './editor';
import { lookUp } from './lookUp';
import { answer, asked, askedBy, dismiss, nothingAsked, palette, quickInput, type } from './quickInput';
import { screenshot } from './screenshot';
import { sharedWorkbench } from './session';
import {
  closeMenu,
  contextMenu,
  dragIntoEditor,
  expand,
  inlineActions,
  type Row,
  rowsShown,
  runFromMenu,
  runInline,
  select,
  tooltip,
  treeRow,
  treeRows,
} from './tree';
import { insist, until } from './until';
import { clearNotifications, clipboard, offer, openView, said, statusBarItem, webview } from './workbench';

/** Copies until the clipboard holds a text that fits. */
function copied(page: Page, copy: (limit: number) => Promise<void>, fits: (text: string) => boolean): Promise<string> {
  const held = async () => {
    const text = await clipboard(page);
    return fits(text) ? text : undefined;
  };
  return insist(copy, (limit) => until('a text in the clipboard', held, limit));
}

describe('Looking somebody up', () => {
  let page: Page;
  before(async () => {
    page = await sharedWorkbench();
    await openView(page);
  });

  it('begins with a welcome that says whose data it is', async () => {
    await page.getByText('The sample connection is active').waitFor();
    await statusBarItem(page, /Sample data/).waitFor();
    await screenshot(page, 'welcome');
  });

  it('says what is wrong with an id while it is typed', async () => {
    await palette(page, 'Amplitude: Look Up User…');
    await asked(page);
    await type(page, 'x'.repeat(513));
    const { message } = await asked(page, ({ severity }) => severity === 'error');
    assert.match(message, /at most 512 characters/);
    await type(page, ' ');
    await asked(page, ({ message }) => /Enter an ID/.test(message));
    await screenshot(page, 'a wrong id');
    await dismiss(page);
  });

  it('shows the answer in the side bar and on a page', async () => {
    await lookUp(page, '  testUser ');
    await rowsShown(page, (rows) => rows.some(({ label }) => label === 'Cohorts'));
    const rows = (await treeRows(page)).map(({ label, description }) => [label, description]);
    assert.deepEqual(rows, [
      ['testUser', 'Sample · just now'],
      ['Recommendations', 'not asked for'],
      ['Properties', '7'],
      ['Computations', 'in properties'],
      ['Cohorts', '3'],
      ['Propensities', 'not asked for'],
    ]);
    const frame = webview(page);
    await frame.getByRole('heading', { name: 'testUser' }).waitFor();
    await frame.getByText('first_used').first().waitFor();
    await frame.getByText('Sample data').waitFor();
  });

  it('tells computations from properties once they were asked for alone', async () => {
    await palette(page, 'Amplitude: Get All Computations…');
    await asked(page, ({ title }) => title === 'Get All Computations');
    await answer(page, 'testUser');
    await rowsShown(page, (rows) =>
      rows.some(({ label, description }) => label === 'Computations' && description === '2'),
    );
    assert.ok((await treeRows(page)).some(({ label, description }) => label === 'Properties' && description === '5'));
  });

  it('asks for recommendations by id, from the row, and ranks them', async () => {
    assert.deepEqual(await inlineActions(page, 'Recommendations'), ['Ask for This Part']);
    await insist(
      (timeout) => runInline(page, 'Recommendations', 'Ask for This Part', timeout),
      (limit) => asked(page, ({ title }) => title === 'Get Recommendations', limit),
    );
    await answer(page, 'testRecId, testRecId2');
    await rowsShown(page, (rows) =>
      rows.some(({ label, description }) => label === 'Recommendations' && description === '2'),
    );
    await expand(page, 'Recommendations');
    await expand(page, 'testRecId');
    const rows = await rowsShown(page, (rows) => rows.some(({ label }) => label === '1. cookie'));
    const labels = rows.map(({ label }) => label);
    assert.deepEqual(labels.slice(labels.indexOf('testRecId') + 1, labels.indexOf('testRecId') + 4), [
      '1. cookie',
      '2. cracker',
      '3. chocolate milk',
    ]);
    await screenshot(page, 'explorer');
  });

  it('shows a whole value in the tooltip, with the Liquid that reads it', async () => {
    await expand(page, 'Properties');
    assert.match(await tooltip(page, 'number_property'), /amplitude\.userData\.amp_props\.number_property/);
  });

  it('copies values, one or several, and the Liquid that reads them', async () => {
    const value = (timeout: number) => runInline(page, 'library', 'Copy Value', timeout);
    await copied(page, value, (text) => text === 'http/1.0');
    await select(page, 'first_used', 'last_used');
    const several = () => runFromMenu(page, 'last_used', 'Copy Value');
    await copied(page, several, (text) => text === '2020-01-13\n2021-03-24');
    const liquid = (timeout: number) => runInline(page, 'boolean_property', 'Copy as Liquid', timeout);
    await copied(page, liquid, (text) => text === 'amplitude.userData.amp_props.boolean_property');
  });

  it('copies the request as cURL, with a variable in the place of the key', async () => {
    const copy = () => runFromMenu(page, 'testUser', 'Copy Request as cURL');
    const text = await copied(page, copy, (text) => text.startsWith('curl'));
    assert.match(text, /^curl 'https:\/\/profile-api\.amplitude\.com\/v1\/userprofile\?user_id=testUser&/);
    assert.match(text, /\$AMPLITUDE_SECRET_KEY/);
  });

  it('offers at most three actions on a row, and the rest in its menu', async () => {
    for (const label of ['testUser', 'library']) assert.ok((await inlineActions(page, label)).length <= 3, label);
    const items = await contextMenu(page, 'testUser');
    for (const item of ['Show Profile', 'Open Response as JSON', 'Refresh Profile', 'Remove Profile']) {
      assert.ok(items.includes(item), item);
    }
    await closeMenu(page);
  });

  it('drops the Liquid of a row that is dragged into an editor', async () => {
    await openFile(page, 'picked-for-you.liquid');
    await openView(page);
    await treeRow(page, 'library').waitFor();
    const dropped = page.getByText('{{ amplitude.userData.amp_props.library }}').first();
    await dragIntoEditor(page, 'library', dropped);
    assert.ok((await editorLines(page)).join('\n').includes('{{ amplitude.userData.amp_props.library }}'));
    await page.keyboard.press('ControlOrMeta+z');
  });

  it('opens what came as JSON', async () => {
    await runFromMenu(page, 'testUser', 'Open Response as JSON');
    await page.getByRole('tab', { name: /testUser\.json/ }).waitFor();
    await page.getByText('"recommendation_source"').first().waitFor();
    await screenshot(page, 'json');
  });

  it('remembers the last id', async () => {
    await palette(page, 'Amplitude: Get Cohorts…');
    assert.equal((await asked(page)).value, 'testUser');
    await dismiss(page);
  });

  it('takes device ids', async () => {
    await palette(page, 'Amplitude: Look Up User…');
    await asked(page, ({ placeholder }) => placeholder === 'User ID');
    const other = page.getByRole('button', { name: 'Use a Device ID' });
    await askedBy(other, ({ placeholder }) => placeholder === 'Device ID');
    await answer(page, 'control-user');
    await rowsShown(page, (rows) => rows.some(({ label }) => label === 'control-user'));
  });

  it('shows that it waits, and can be cancelled', async () => {
    const isSlow = ({ label }: Row) => label === 'slow-user';
    const cancel = async (timeout: number) => {
      // The answer came sooner than the pointer.
      if ((await treeRows(page)).some(isSlow)) await runFromMenu(page, 'slow-user', 'Remove Profile');
      await lookUp(page, 'slow-user');
      await rowsShown(page, (rows) => rows.some(({ description }) => /looking up/.test(description)), timeout);
      await page.getByRole('button', { name: 'Cancel Look-Ups' }).click({ timeout });
    };
    await insist(cancel, (limit) => rowsShown(page, (rows) => !rows.some(isSlow), limit));
    assert.equal(await quickInput(page), undefined);
  });

  it('forgets everybody when told to', async () => {
    await palette(page, 'Amplitude: Clear Profiles');
    await page.getByText('The sample connection is active').waitFor();
  });

  const failures: readonly (readonly [string, RegExp])[] = [
    ['unknown-user', /never seen/],
    ['wrong-key-user', /key/],
    ['no-key-user', /key/],
    ['throttled-user', /minute/],
    ['nginx-user', /endpoint/],
    ['failing-user', /500/],
    ['large-user', /5 MB/],
  ];
  for (const [id, sentence] of failures) {
    it(`says what happened and what to do: ${id}`, async () => {
      await lookUp(page, id);
      await said(page, sentence);
      await screenshot(page, `failure ${id}`);
      await clearNotifications(page);
    });
  }

  it('opens the raw answer of a failure', async () => {
    await lookUp(page, 'nginx-user');
    await said(page, /endpoint/);
    await insist(
      (timeout) => offer(page, 'Open Response').click({ timeout }),
      (limit) => lineWith(page, 'nginx', limit),
    );
    await nothingAsked(page);
  });
});
