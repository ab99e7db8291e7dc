import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { lookUp } from './lookUp';
import { answer, asked, dismiss, nothingAsked, palette, quickInput, type } from './quickInput';
import { screenshot } from './screenshot';
import { openWorkbench, reload } from './session';
import {
  contextMenu,
  dragIntoEditor,
  expand,
  inlineActions,
  rowsShown,
  runFromMenu,
  runInline,
  select,
  tooltip,
  treeRow,
  treeRows,
} from './tree';
import { until } from './until';
import { clipboard, editorLines, openFile, openView, press, said, statusBarItem, webview } from './workbench';

/** Waits until the clipboard holds a text that fits. */
const copied = (page: Page, fits: (text: string) => boolean) =>
  until('a text in the clipboard', async () => {
    const text = await clipboard(page);
    return fits(text) ? text : undefined;
  });

describe('Looking somebody up', () => {
  let page: Page;
  before(async () => {
    page = await openWorkbench();
    await openView(page);
  });
  after(() => page.context().close());

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
    await asked(page, ({ message }) => /Enter an id/.test(message));
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
      ['Computations', 'among the properties'],
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
    await answer(page, 'testUser');
    await rowsShown(page, (rows) =>
      rows.some(({ label, description }) => label === 'Computations' && description === '2'),
    );
    assert.ok((await treeRows(page)).some(({ label, description }) => label === 'Properties' && description === '5'));
  });

  it('asks for recommendations by id, from the row, and ranks them', async () => {
    assert.deepEqual(await inlineActions(page, 'Recommendations'), ['Ask for This Part']);
    await runInline(page, 'Recommendations', 'Ask for This Part');
    await asked(page, ({ title }) => title === 'Get Recommendations');
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
    await runInline(page, 'library', 'Copy Value');
    await copied(page, (text) => text === 'http/1.0');
    await select(page, 'first_used', 'last_used');
    await runFromMenu(page, 'last_used', 'Copy Value');
    await copied(page, (text) => text === '2020-01-13\n2021-03-24');
    await runInline(page, 'boolean_property', 'Copy as Liquid');
    await copied(page, (text) => text === 'amplitude.userData.amp_props.boolean_property');
  });

  it('copies the request as cURL, with a variable in the place of the key', async () => {
    await runFromMenu(page, 'testUser', 'Copy Request as cURL');
    const text = await copied(page, (text) => text.startsWith('curl'));
    assert.match(text, /^curl 'https:\/\/profile-api\.amplitude\.com\/v1\/userprofile\?user_id=testUser&/);
    assert.match(text, /\$AMPLITUDE_SECRET_KEY/);
  });

  it('offers at most three actions on a row, and the rest in its menu', async () => {
    for (const label of ['testUser', 'library']) assert.ok((await inlineActions(page, label)).length <= 3, label);
    const items = await contextMenu(page, 'testUser');
    for (const item of ['Show Profile', 'Open Response as JSON', 'Refresh Profile', 'Remove Profile']) {
      assert.ok(items.includes(item), item);
    }
    await page.keyboard.press('Escape');
  });

  it('drops the Liquid of a row that is dragged into an editor', async () => {
    await openFile(page, 'picked-for-you.liquid');
    await openView(page);
    await treeRow(page, 'library').waitFor();
    const dropped = page.getByText('{{ amplitude.userData.amp_props.library }}').first();
    // A browser that is busy takes a quick drag for a click: whoever sees that does it again.
    await until('the Liquid in the editor', async () => {
      await dragIntoEditor(page, 'library');
      return dropped.waitFor({ timeout: 5000 }).then(
        () => true,
        () => undefined,
      );
    });
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
    await asked(page);
    await page.getByRole('button', { name: 'Use a Device Id' }).click();
    await asked(page, ({ placeholder }) => placeholder === 'Device id');
    await answer(page, 'control-user');
    await rowsShown(page, (rows) => rows.some(({ label }) => label === 'control-user'));
  });

  it('shows that it waits, and can be cancelled', async () => {
    await lookUp(page, 'slow-user');
    await rowsShown(page, (rows) => rows.some(({ description }) => /looking up/.test(description)));
    await page.getByRole('button', { name: 'Cancel Look-Ups' }).click();
    await rowsShown(page, (rows) => !rows.some(({ label }) => label === 'slow-user'));
    assert.equal(await quickInput(page), undefined);
  });

  it('brings the ids back after a reload, pinned ones on top, and no answer', async () => {
    await treeRow(page, 'testUser').scrollIntoViewIfNeeded();
    await runInline(page, 'testUser', 'Pin Profile');
    await rowsShown(page, ([first]) => first?.label === 'testUser');
    await reload(page);
    await openView(page);
    const rows = await rowsShown(page);
    assert.deepEqual(
      rows.filter(({ level }) => level === 1).map(({ label, description }) => [label, description]),
      [
        ['testUser', 'Sample · not looked up yet'],
        ['control-user', 'Sample · not looked up yet'],
      ],
    );
  });

  it('restores the page, which asks nothing by itself', async () => {
    await page.getByRole('tab', { name: 'testUser', exact: true }).click();
    const frame = webview(page);
    await frame.getByText('Look Up Again').waitFor();
    await frame.getByText('Look Up Again').click();
    await frame.getByText('first_used').first().waitFor();
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
      await palette(page, 'Notifications: Clear All Notifications');
    });
  }

  it('opens the raw answer of a failure', async () => {
    await lookUp(page, 'nginx-user');
    await said(page, /endpoint/);
    await press(page, 'Open Response');
    await page.getByText('nginx').first().waitFor();
    await nothingAsked(page);
  });
});
