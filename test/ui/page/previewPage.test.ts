import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { Page } from 'playwright-core';
import { patchOf } from '../../../src/webview/preview/modelPatch';
import type { PreviewModel, Tab } from '../../../src/webview/preview/protocol';
import { OF_COLOURS, violations } from './accessibility';
import { type Harness, harnessOf, PREVIEW_PAGE, sent, tell, textOf, widthAt } from './harness';
import { MAIL, messageOf, preview, VARIANTS } from './previewModels';
import { THEMES, type ThemeName } from './themes';

/** The one in sight. */
const FRAME = 'message-frame iframe:not(.waiting)';

const TABS: readonly Tab[] = ['message', 'source', 'calls', 'problems', 'attributes', 'whatIf', 'people'];

describe('Preview page', function () {
  this.timeout(60_000);
  let harness: Harness;

  before(async () => {
    harness = await harnessOf(PREVIEW_PAGE);
  });

  async function open(tab: Tab, model: PreviewModel = preview(), theme: ThemeName = 'dark'): Promise<Page> {
    const state = { template: model.template, tab, narrow: false, plain: false };
    const page = await harness.open({ theme, width: 700, height: 800, state });
    await tell(page, { type: 'show', revision: 0, model });
    return page;
  }

  it('shows the message in a frame with an empty sandbox, and nothing of it runs, loads or goes anywhere', async () => {
    const hostile = messageOf(
      `<script>parent.hurt = 1</script><img src=x onerror="parent.hurt = 2"><meta http-equiv="refresh" content="0;url=https://evil.example">
<base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/a.css"><style>@import "https://evil.example/b.css"; p { color: red }</style>
<form action="https://evil.example"><input name="a"></form><iframe src="https://evil.example"></iframe><object data="https://evil.example"></object>
<svg onload="parent.hurt = 3"></svg><p>Here</p><a href="javascript:parent.hurt = 4">Link</a>`,
    );
    const page = await harness.open({ state: { template: '', tab: 'message', narrow: false, plain: false } });
    const reached: string[] = [];
    await page.route('https://evil.example/**', (route) => {
      reached.push(route.request().url());
      return route.abort();
    });
    await tell(page, { type: 'show', revision: 0, model: preview({ message: hostile }) });
    const frame = page.frameLocator(FRAME);
    await frame.getByText('Here').waitFor();
    assert.equal(await page.locator(FRAME).getAttribute('sandbox'), '');
    await frame.getByText('Link').click();
    await frame.getByText('Here').waitFor();
    assert.equal(await page.evaluate(() => window.hurt), undefined);
    assert.deepEqual(reached, []);
    await page.close();
  });

  it('connects to nobody in advance', async () => {
    const listening = async () => {
      const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    };
    const [hostile, plain] = [await listening(), await listening()];
    const links = (server: Server) =>
      ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'icon', 'manifest']
        .map(
          (rel) => `<link rel="${rel}" href="http://127.0.0.1:${(server.address() as AddressInfo).port}/" as="image">`,
        )
        .join('');
    let reached = false;
    hostile.once('connection', () => {
      reached = true;
    });
    const page = await open('message', preview({ message: messageOf(`<head>${links(hostile)}</head><p>Here</p>`) }));
    await page.frameLocator(FRAME).getByText('Here').waitFor();
    // A page without a policy does connect, and so tells that the other one had its time.
    const other = await page.context().browser()?.newPage();
    await Promise.all([once(plain, 'connection'), other?.setContent(links(plain))]);
    assert.equal(reached, false);
    for (const server of [hostile, plain]) server.close();
    for (const one of [other, page]) await one?.close();
  });

  it('keeps a message in sight until the next one is loaded, and shows the last of many', async () => {
    const page = await open('message', preview({ message: messageOf('<p>Message 0</p>') }));
    await page.frameLocator(FRAME).getByText('Message 0').waitFor();
    await page.evaluate(() => {
      window.waiting = [];
      const look = ({ addedNodes }: MutationRecord) => {
        for (const node of addedNodes)
          if (node instanceof HTMLIFrameElement) window.waiting?.push(node.matches('.waiting'));
      };
      const observer = new MutationObserver((records) => records.forEach(look));
      observer.observe(document.body, { subtree: true, childList: true });
    });
    for (let index = 1; index <= 5; index++) {
      const message = messageOf(`<p>Message ${index}</p>`);
      await page.evaluate(
        (model) => window.postMessage({ type: 'show', revision: 0, model }, window.origin),
        preview({ message }),
      );
    }
    await page.frameLocator(FRAME).getByText('Message 5').waitFor();
    await page.locator('message-frame iframe.waiting').waitFor({ state: 'detached' });
    assert.equal(await page.locator('message-frame iframe').count(), 1);
    assert.deepEqual([...new Set(await page.evaluate(() => window.waiting))], [true]);
    await page.close();
  });

  it('waits for no image', async () => {
    const page = await open('message');
    await page.route('**/late.png', () => undefined);
    const image = `<img src="${new URL('/late.png', page.url())}">`;
    await tell(page, {
      type: 'show',
      revision: 0,
      model: preview({ message: messageOf(`<p>Another one</p>${image}`) }),
    });
    await page.frameLocator(FRAME).getByText('Another one').waitFor();
    await page.close();
  });

  it('does not load a message anew that reads as before', async () => {
    const page = await open('message');
    await page.frameLocator(FRAME).getByText('Hello').waitFor();
    const frame = page.locator(FRAME);
    const before = await frame.elementHandle();
    const printed = MAIL.printed.map((one) => ({ ...one, start: one.start + 5, end: one.end + 5 }));
    await tell(page, { type: 'show', revision: 0, model: preview({ busy: true, message: { ...MAIL, printed } }) });
    await page.locator('[aria-busy=true]').waitFor();
    assert.equal(await page.locator('message-frame iframe').count(), 1);
    assert.equal(await frame.evaluate((now, earlier) => now === earlier, before), true);
    await page.close();
  });

  it('leaves somebody in the message who works in it', async () => {
    const page = await open('message');
    await page.frameLocator(FRAME).getByText('Hello').click();
    await tell(page, { type: 'show', revision: 0, model: preview({ message: messageOf('<p>Another one</p>') }) });
    await page.frameLocator(FRAME).getByText('Another one').waitFor();
    await page.waitForFunction(() => document.activeElement instanceof HTMLIFrameElement);
    await page.close();
  });

  it('keeps the styles of the message', async () => {
    const page = await open(
      'message',
      preview({ message: messageOf('<style>p { color: rgb(1, 2, 3) }</style><p>Here</p>') }),
    );
    const paragraph = page.frameLocator(FRAME).getByText('Here');
    assert.equal(await paragraph.evaluate((element) => getComputedStyle(element).color), 'rgb(1, 2, 3)');
    await page.close();
  });

  it('leads from a value in the message to its expression, and puts the message back', async () => {
    const page = await open('message');
    const frame = page.frameLocator(FRAME);
    await frame.getByText('Oat Cookie').click();
    await page.waitForFunction(() => window.sent.some(({ type }) => (type as string) === 'goTo'));
    assert.deepEqual((await sent(page)).at(-1), { type: 'goTo', place: { start: 10, end: 20 } });
    await frame.getByText('Oat Cookie').waitFor();
    await page.close();
  });

  it('opens no link of the message', async () => {
    const page = await open('message');
    const frame = page.frameLocator(FRAME);
    await frame.getByText('Shop').click();
    await frame.getByText('Shop').waitFor();
    assert.deepEqual(
      (await sent(page)).map(({ type }) => type),
      ['ready'],
    );
    await page.close();
  });

  it('marks what the expression under the cursor printed', async () => {
    const page = await open('message');
    await tell(page, { type: 'cursor', place: { start: 12, end: 12 } });
    const marked = page.frameLocator(FRAME).locator('.amplitude-here');
    await marked.waitFor();
    assert.equal(await textOf(marked), 'Oat Cookie');
    await page.close();
  });

  it('has in view what is written: a value, or the text near the cursor', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `<tr><td>Row ${index}.</td></tr>`);
    const output = `<table>${rows.join('\n')}</table>`;
    const message = messageOf(output, 'Row 10.', 'Row 250.');
    const page = await open('message', preview({ message, cursor: { place: { start: 12, end: 18 } } }));
    const row = (index: number) => page.frameLocator(FRAME).getByText(`Row ${index}.`);
    const isInView = (index: number) =>
      row(index).evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    await row(250).and(page.frameLocator(FRAME).locator('.amplitude-here')).waitFor();
    assert.equal(await isInView(250), true);
    const changed = messageOf(output.replace('Row 299', 'Row 999'), 'Row 10.');
    const near = changed.output.indexOf('</td></tr>\n<tr><td>Row 150.');
    await tell(page, { type: 'show', revision: 0, model: preview({ message: changed, cursor: { near } }) });
    await row(999).waitFor({ state: 'attached' });
    assert.deepEqual([await isInView(150), await isInView(250), await isInView(0)], [true, false, false]);
    await page.close();
  });

  it('changes nothing of a message that it marks values in', async () => {
    const output =
      '<table><tr>A<td title="B>">C</td></tr></table><style>D {}</style><title>E</title><a href="F">G</a><textarea>H</textarea>I';
    const message = messageOf(output, 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I');
    const page = await open('message', preview({ message }));
    const frame = page.frameLocator(FRAME);
    await frame.getByText('I', { exact: true }).waitFor();
    assert.deepEqual(await frame.locator('.amplitude-value').allTextContents(), ['A', 'C', 'I']);
    assert.equal(await frame.locator('td').getAttribute('title'), 'B>');
    assert.equal(await frame.locator('textarea').inputValue(), 'H');
    await page.close();
  });

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

  it('shows a plain message as text, whose values can be clicked and reached by keys', async () => {
    const page = await open(
      'message',
      preview({ isHtml: false, message: messageOf('Hi Ada,\n42 points <b>', 'Ada', '42') }),
    );
    assert.equal(await textOf(page.locator('message-text pre')), 'Hi Ada,\n42 points <b>');
    await page.getByRole('region', { name: 'Message' }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Enter');
    assert.deepEqual((await sent(page)).at(-1), { type: 'goTo', place: { start: 10, end: 20 } });
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
    const page = await open('problems', preview({ fixture: { name, exists: true, fault: 'The fixture is no JSON.' } }));
    assert.equal(await textOf(page.getByRole('tab', { name: 'Problems' }).locator('.count')), '2');
    await page.getByRole('button', { name: `The fixture is no JSON. ${name}` }).click();
    assert.deepEqual((await sent(page)).at(-1), { type: 'openFixture' });
    await page.close();
  });

  it('keeps and compares what was answered, and nothing that is rehearsed', async () => {
    const { whatIf: _, ...unrehearsed } = preview();
    const page = await open('calls', unrehearsed);
    await page.getByRole('button', { name: 'Save Answers' }).click();
    await page.getByRole('button', { name: 'Compare with Saved Answers' }).click();
    assert.deepEqual((await sent(page)).slice(1), [{ type: 'saveAnswers' }, { type: 'compareAnswers' }]);
    await tell(page, { type: 'show', revision: 0, model: preview() });
    await page.getByText('End What If').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Save Answers' }).count(), 0);
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

  it('asks for an answer when it is opened, and folds it, with the digits that were sent', async () => {
    const page = await open('calls');
    await page.getByText('Answer saved as amplitude').click();
    await page.waitForFunction(() => window.sent.length === 2);
    assert.deepEqual((await sent(page)).at(-1), { type: 'getAnswer', revision: 0, index: 0 });
    const text = '{"userData":{"big":9007199254740993,"one":1.0,"list":[]}}';
    await tell(page, { type: 'answer', revision: 0, index: 0, text });
    const tree = page.locator('.json-tree');
    assert.match(await textOf(tree), /big: 9007199254740993\s*one: 1\.0\s*list: \[\]/);
    await tree.getByText('userData').click();
    await tree.getByText('big').waitFor({ state: 'detached' });
    await page.close();
  });

  it('asks again for the answer of a newer rendering, and takes none of an older one', async () => {
    const page = await open('calls');
    await page.getByText('Answer saved as amplitude').click();
    await page.waitForFunction(() => window.sent.length === 2);
    await tell(page, { type: 'show', revision: 4, model: preview() });
    await page.waitForFunction(() => window.sent.length === 3);
    assert.deepEqual((await sent(page)).at(-1), { type: 'getAnswer', revision: 4, index: 0 });
    await tell(page, { type: 'answer', revision: 3, index: 0, text: '{"older":1}' });
    await tell(page, { type: 'answer', revision: 4, index: 0, text: '{"newer":1}' });
    await page.getByText('newer').waitFor();
    assert.equal(await page.getByText('older').count(), 0);
    await page.getByRole('button', { name: 'Open as JSON' }).click();
    assert.deepEqual((await sent(page)).at(-1), { type: 'openAnswer', revision: 4, index: 0 });
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

  it('fits every width without scrolling sideways', async () => {
    const long = messageOf(`${'x'.repeat(3000)} Ada`, 'Ada');
    const page = await open('message', preview({ isHtml: false, message: long, person: 'y'.repeat(300) }));
    for (const tab of TABS) {
      await page.locator(`#tab-${tab}`).click();
      for (const width of [320, 500, 1400]) assert.equal(await widthAt(page, width), width, `${tab} at ${width}`);
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
