import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { type Harness, harnessOf, PREVIEW_PAGE, sent, tell, textOf } from './harness';
import { FRAME, openPreview } from './openPreview';
import { MAIL, messageOf, preview } from './previewModels';

describe('Preview page, the message in its frame', function () {
  this.timeout(60_000);
  let harness: Harness;

  before(async () => {
    harness = await harnessOf(PREVIEW_PAGE);
  });

  const open = (model = preview()) => openPreview(harness, 'message', model);

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
    const inside = `<iframe srcdoc='${links(hostile)}'></iframe><div><template shadowrootmode="open">${links(hostile)}</template></div>`;
    const page = await open(preview({ message: messageOf(`<head>${links(hostile)}</head>${inside}<p>Here</p>`) }));
    await page.frameLocator(FRAME).getByText('Here').waitFor();
    assert.equal(await page.frameLocator(FRAME).locator('link, iframe').count(), 0);
    // A page without a policy does connect, and so tells that the other one had its time.
    const other = await page.context().browser()?.newPage();
    await Promise.all([once(plain, 'connection'), other?.setContent(links(plain))]);
    assert.equal(reached, false);
    for (const server of [hostile, plain]) server.close();
    for (const one of [other, page]) await one?.close();
  });

  it('keeps a message in sight until the next one is loaded, and shows the last of many', async () => {
    const page = await open(preview({ message: messageOf('<p>Message 0</p>') }));
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
    const page = await open();
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
    const page = await open();
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
    const page = await open();
    await page.frameLocator(FRAME).getByText('Hello').click();
    await tell(page, { type: 'show', revision: 0, model: preview({ message: messageOf('<p>Another one</p>') }) });
    await page.frameLocator(FRAME).getByText('Another one').waitFor();
    await page.waitForFunction(() => document.activeElement instanceof HTMLIFrameElement);
    await page.close();
  });

  it('keeps the styles of the message', async () => {
    const page = await open(preview({ message: messageOf('<style>p { color: rgb(1, 2, 3) }</style><p>Here</p>') }));
    const paragraph = page.frameLocator(FRAME).getByText('Here');
    assert.equal(await paragraph.evaluate((element) => getComputedStyle(element).color), 'rgb(1, 2, 3)');
    await page.close();
  });

  it('leads from a value in the message to its expression, and puts the message back', async () => {
    const page = await open();
    const frame = page.frameLocator(FRAME);
    await frame.getByText('Oat Cookie').click();
    await page.waitForFunction(() => window.sent.some(({ type }) => (type as string) === 'goTo'));
    assert.deepEqual((await sent(page)).at(-1), { type: 'goTo', place: { start: 10, end: 20 } });
    await frame.getByText('Oat Cookie').waitFor();
    await page.close();
  });

  it('leads from a value to its expression by keys, too, and shows which value has the focus', async () => {
    const page = await open();
    const value = page.frameLocator(FRAME).getByText('Ada');
    await value.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    assert.equal(await value.evaluate((element) => getComputedStyle(element).outlineStyle), 'dashed');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.sent.some(({ type }) => (type as string) === 'goTo'));
    assert.deepEqual((await sent(page)).at(-1), { type: 'goTo', place: { start: 0, end: 10 } });
    await page.close();
  });

  it('opens no link of the message', async () => {
    const page = await open();
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
    const page = await open();
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
    const page = await open(preview({ message, cursor: { place: { start: 12, end: 18 } } }));
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

  it('leads from each value to its own expression, whatever stands before it', async () => {
    const output = `<p title="5 > A">2 < 3 B</p><template>C</template><table><tr><td>D</td></tr>E</table><!-- F -->
<img alt='"> G' src=""><p>"H" = 'I</p><b class=J data-a = "K">L</b><frame>M</frame>N &#xFDD0;1&#xFDD1; O`;
    const page = await open(preview({ message: messageOf(output, ...'ABCDEFGHIJKLMNO') }));
    const values = page.frameLocator(FRAME).locator('.amplitude-value');
    await values.getByText('N').waitFor();
    const places = await values.evaluateAll((links) =>
      links.map((link) => `${link.textContent} ${/\d+/.exec(link.getAttribute('href') ?? '')}`),
    );
    assert.deepEqual(places, ['B 1', 'E 4', 'D 3', 'H 7', 'I 8', 'L 11', 'M 12', 'N 13', 'O 14']);
    assert.equal(await page.frameLocator(FRAME).locator('p').first().getAttribute('title'), '5 > A');
    await page.close();
  });

  it('changes nothing of a message that it marks values in', async () => {
    const output =
      '<table><tr>A<td title="B>">C</td></tr></table><style>D {}</style><title>E</title><a href="F">G</a><textarea>H</textarea>I';
    const message = messageOf(output, 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I');
    const page = await open(preview({ message }));
    const frame = page.frameLocator(FRAME);
    await frame.getByText('I', { exact: true }).waitFor();
    assert.deepEqual(await frame.locator('.amplitude-value').allTextContents(), ['A', 'C', 'I']);
    assert.equal(await frame.locator('td').getAttribute('title'), 'B>');
    assert.equal(await frame.locator('textarea').inputValue(), 'H');
    await page.close();
  });
});
