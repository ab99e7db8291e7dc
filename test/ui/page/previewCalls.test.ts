import assert from 'node:assert/strict';
import { type Harness, harnessOf, PREVIEW_PAGE, sent, tell, textOf } from './harness';
import { openPreview } from './openPreview';
import { preview } from './previewModels';

describe('Preview page, the calls of the message', function () {
  this.timeout(60_000);
  let harness: Harness;

  before(async () => {
    harness = await harnessOf(PREVIEW_PAGE);
  });

  const open = (model = preview()) => openPreview(harness, 'calls', model);

  it('takes back that a host is allowed', async () => {
    const calls = preview().calls.map((call) => ({ ...call, allowed: call.host !== undefined }));
    const page = await open(preview({ calls }));
    await page.getByRole('button', { name: 'Stop Calling api.weather.example' }).click();
    assert.deepEqual((await sent(page)).at(-1), { type: 'disallowHost', host: 'api.weather.example' });
    await page.close();
  });

  it('keeps and compares what was answered, and nothing that is rehearsed', async () => {
    const { whatIf: _, ...unrehearsed } = preview();
    const calls = unrehearsed.calls.map((call) => ({ ...call, simulated: false }));
    const page = await open({ ...unrehearsed, calls });
    await page.getByRole('button', { name: 'Save Answers' }).click();
    await page.getByRole('button', { name: 'Compare with Saved Answers' }).click();
    assert.deepEqual((await sent(page)).slice(1), [{ type: 'saveAnswers' }, { type: 'compareAnswers' }]);
    await tell(page, { type: 'show', revision: 0, model: preview() });
    await page.getByText('End What If').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Save Answers' }).count(), 0);
    await page.close();
  });

  it('asks for an answer when it is opened, and folds it, with the digits that were sent', async () => {
    const page = await open();
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
    const page = await open();
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
});
