import assert from 'node:assert/strict';
import { patchOf } from '../../../src/webview/preview/modelPatch';
import type { PreviewModel, Tab } from '../../../src/webview/preview/protocol';
import { OF_COLOURS, violations } from './accessibility';
import { type Harness, harnessOf, PREVIEW_PAGE, sent, tell, textOf, widthAt } from './harness';
import { FRAME, openPreview } from './openPreview';
import { MAIL, messageOf, preview, VARIANTS } from './previewModels';
import { THEMES, type ThemeName } from './themes';

const TABS: readonly Tab[] = ['message', 'source', 'calls', 'problems', 'attributes', 'whatIf', 'people'];

describe('Preview page', function () {
  this.timeout(60_000);
  let harness: Harness;

  before(async () => {
    harness = await harnessOf(PREVIEW_PAGE);
  });

  const open = (tab: Tab, model?: PreviewModel, theme?: ThemeName) => openPreview(harness, tab, model, theme);

  it('follows what changes, and asks for all where a change builds on what it was not told', async () => {
    const models = [1, 2, 3, 4].map((index) =>
      preview({ message: messageOf(`<p>Message ${index} for Ada</p>`, 'Ada'), busy: index === 2 }),
    ) as [PreviewModel, PreviewModel, PreviewModel, PreviewModel];
    const page = await open('message', models[0]);
    const change = (index: 1 | 2 | 3, revision = index) =>
      tell(page, { type: 'change', revision, patch: patchOf(models[index - 1] as PreviewModel, models[index]) });
    const asked = async () => (await sent(page)).map(({ type }) => type);
    await change(1);
    await page.frameLocator(FRAME).getByText('Message 2 for Ada').waitFor();
    await page.locator('[aria-busy=true]').waitFor();
    assert.deepEqual(await asked(), ['ready']);
    await change(3);
    assert.deepEqual(await asked(), ['ready', 'ready']);
    await tell(page, { type: 'show', revision: 3, model: models[3] });
    await page.frameLocator(FRAME).getByText('Message 4 for Ada').waitFor();
    await page.locator('[aria-busy=false]').waitFor();
    await page.close();
  });

  it('asks for all where it shows nothing that could change', async () => {
    const page = await harness.open();
    await tell(page, { type: 'change', revision: 1, patch: patchOf(preview(), preview({ busy: true })) });
    assert.deepEqual(
      (await sent(page)).map(({ type }) => type),
      ['ready', 'ready'],
    );
    await page.close();
  });

  it('says that a message is aborted, and why', async () => {
    const message = { ...messageOf(''), aborted: { reason: 'no profile', cause: 'The call was answered with 401.' } };
    const page = await open('message', preview({ message }));
    assert.match(
      await textOf(page.locator('.aborted')),
      /Aborted: nothing is sent\.\s*no profile\s*The call was answered with 401\./,
    );
    await page.close();
  });

  it('says above the message that a call has no answer, and leads to the calls', async () => {
    const why = 'The call for “weather” was not made: this host is not allowed in this workspace.';
    const page = await open('message', preview({ unanswered: why }));
    assert.match(await textOf(page.locator('#tab-panel .notice')), new RegExp(why));
    await page.getByRole('button', { name: 'Show Calls' }).click();
    await page.getByRole('tab', { name: 'Calls', selected: true }).waitFor();
    await page.close();
    const answered = await open('message', preview());
    assert.equal(await answered.locator('#tab-panel .notice').count(), 0);
    await answered.close();
  });

  it('asks the extension for what its buttons say', async () => {
    const page = await open('message');
    await page.getByRole('button', { name: 'treated-user' }).click();
    await page.getByRole('button', { name: 'Run Calls' }).click();
    await page.getByRole('button', { name: 'End What If' }).click();
    await page.getByRole('button', { name: 'Load Remote Images' }).click();
    await page.getByRole('tab', { name: 'Calls' }).click();
    await page.getByRole('button', { name: 'Allow api.weather.example for This Workspace' }).click();
    await page.getByRole('tab', { name: 'Problems' }).click();
    await page.getByRole('button', { name: 'divided by 0' }).click();
    await page.getByRole('tab', { name: 'Attributes' }).click();
    await page.getByRole('button', { name: 'Save to welcome.liquid.fixture.json' }).click();
    await page.getByRole('tab', { name: 'What If' }).click();
    await page.getByRole('button', { name: 'Slower than 2 s' }).click();
    await page.getByRole('tab', { name: 'People' }).click();
    await page.getByRole('button', { name: 'Choose People…' }).click();
    assert.deepEqual((await sent(page)).slice(1), [
      { type: 'choosePerson' },
      { type: 'runCalls' },
      { type: 'whatIf' },
      { type: 'loadImages' },
      { type: 'allowHost', host: 'api.weather.example' },
      { type: 'goTo', place: { start: 3, end: 9 } },
      { type: 'saveFixture' },
      { type: 'runMatrix' },
      { type: 'whatIf', whatIf: 'slow' },
      { type: 'comparePeople' },
    ]);
    await page.close();
  });

  it('saves nothing beside a template that is nowhere yet', async () => {
    const page = await open('attributes', preview({ template: 'untitled:Untitled-1' }));
    await page.getByText('Once the template is saved').waitFor();
    assert.equal(await page.getByRole('button', { name: /^Save/ }).count(), 0);
    await page.close();
  });

  it('leads to the fixture that cannot be used', async () => {
    const name = 'welcome.liquid.fixture.json';
    const page = await open(
      'problems',
      preview({ fixture: { name, exists: true, fault: 'The fixture is not JSON.' } }),
    );
    assert.equal(await textOf(page.getByRole('tab', { name: 'Problems' }).locator('.count')), '2');
    await page.getByRole('button', { name: `The fixture is not JSON. ${name}` }).click();
    assert.deepEqual((await sent(page)).at(-1), { type: 'openFixture' });
    await page.close();
  });

  it('sends an attribute as it was typed, and that there is none when it is emptied', async () => {
    const page = await open('attributes');
    await page.getByRole('textbox', { name: 'favourite colour' }).fill('green');
    await page.getByRole('textbox', { name: 'first_name' }).fill('');
    await page.getByRole('textbox', { name: 'first_name' }).blur();
    assert.deepEqual((await sent(page)).slice(1), [
      { type: 'setAttribute', attribute: { group: 'custom_attribute', name: 'favourite colour', value: 'green' } },
      { type: 'setAttribute', attribute: { group: '', name: 'first_name' } },
    ]);
    await page.close();
  });

  it('keeps the lines of an attribute', async () => {
    const attributes = [{ group: '', name: 'address', value: 'Main Street 1\nOslo' }];
    const page = await open('attributes', preview({ attributes }));
    assert.equal(await page.getByRole('textbox', { name: 'address' }).inputValue(), 'Main Street 1\nOslo');
    await page.close();
  });

  it('shows variants side by side, and marks what reads otherwise', async () => {
    const page = await open('whatIf');
    await tell(page, { type: 'matrix', variants: VARIANTS });
    const control = page.getByRole('article', { name: 'Control group' });
    const changes = control.frameLocator(FRAME).locator('.amplitude-change');
    await changes.first().waitFor();
    assert.deepEqual(await changes.allTextContents(), ['Our', 'bestsellers']);
    assert.match(await textOf(page.getByRole('article', { name: 'Slower than 2 s' })), /reads the same/);
    assert.match(await textOf(page.getByRole('article', { name: 'Wrong key' })), /Aborted[\s\S]*401/);
    await page.close();
  });

  it('sets people side by side, also a user and a device with the same ID', async () => {
    const page = await open('people', preview({ isHtml: false }));
    for (const texts of [
      ['One', 'Two'],
      ['Three', 'One', 'Two'],
    ]) {
      const variants = texts.map((text) => ({ title: 'ada', same: false, message: messageOf(text) }));
      await tell(page, { type: 'people', variants });
      assert.deepEqual(await page.getByRole('article', { name: 'ada' }).locator('pre').allTextContents(), texts);
    }
    await page.close();
  });

  it('comes back to the tab at which it was left', async () => {
    const page = await open('calls');
    assert.ok(await page.getByRole('article', { name: 'api.weather.example' }).isVisible());
    await page.getByRole('tab', { name: 'Source' }).click();
    assert.deepEqual(await page.evaluate(() => window.state), {
      template: 'file:///a/welcome.liquid',
      tab: 'source',
      narrow: false,
      plain: false,
    });
    await page.close();
  });

  for (const theme of Object.keys(THEMES) as ThemeName[]) {
    it(`shows which tab is chosen, has no axe violation and breaks no policy in the theme ${theme}`, async () => {
      const page = await open('message', preview({ restricted: true, busy: true }), theme);
      const lineBelow = (role: string) => page.locator(role).evaluate((it) => getComputedStyle(it).borderBottomColor);
      assert.notEqual(await lineBelow('[aria-selected=true]'), await lineBelow('[role=tablist]'));
      for (const tab of TABS) {
        await page.locator(`#tab-${tab}`).click();
        if (tab === 'whatIf') await tell(page, { type: 'matrix', variants: VARIANTS });
        assert.deepEqual(await page.evaluate(() => window.refused.filter((one) => !one.includes('x.io'))), [], tab);
        assert.deepEqual(await violations(page, theme === 'dark' ? undefined : OF_COLOURS), [], tab);
      }
      await page.close();
    });
  }

  it('fits every width without scrolling sideways or cutting a button', async () => {
    const long = messageOf(`${'x'.repeat(3000)} Ada`, 'Ada');
    const page = await open('message', preview({ isHtml: false, message: long, person: 'y'.repeat(300) }));
    for (const tab of TABS) {
      await page.locator(`#tab-${tab}`).click();
      for (const width of [240, 500, 1400]) {
        assert.equal(await widthAt(page, width), width, `${tab} at ${width}`);
        assert.deepEqual(await page.locator('vscode-button').evaluateAll(cutButtons), [], `${tab} at ${width}`);
      }
    }
    await page.close();
  });

  it('ignores forged messages', async () => {
    const page = await open('source', preview({ message: MAIL }));
    const before = await page.locator('main').innerHTML();
    await page.evaluate(
      async (model) => {
        const last = new Promise((resolve) =>
          addEventListener('message', ({ data }) => data === 'last' && resolve(undefined)),
        );
        const forged = [
          null,
          { type: 'show' },
          { type: 'change', revision: 1, patch: {} },
          { type: 'cursor', place: { start: -1, end: 2 } },
          { type: 'matrix' },
          'last',
        ];
        for (const data of forged) window.postMessage(data, '*');
        dispatchEvent(
          new MessageEvent('message', { data: { type: 'show', revision: 0, model }, origin: 'https://example.com' }),
        );
        await last;
      },
      preview({ message: messageOf('forged') }),
    );
    assert.equal(await page.locator('main').innerHTML(), before);
    await page.close();
  });
});

/** The texts of buttons that have no room for them. */
function cutButtons(buttons: readonly Element[]): (string | null)[] {
  const isCut = (part: Element | null | undefined) => part && part.scrollWidth > part.clientWidth;
  return buttons.filter((one) => isCut(one.shadowRoot?.querySelector('[part=base]'))).map((one) => one.textContent);
}
