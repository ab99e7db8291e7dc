import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openTemplate } from '../openTemplate';
import { run } from '../run';

const CALL =
  '{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id=1&get_amp_props=true&get_recs=true&rec_id=testRecId :save a %}';

describe('In a template, of people who were looked up', () => {
  before(async () => {
    await run('selectConnection', { connection: 'Sample' });
    await run('clearProfiles');
    await run('lookUpUser', { userId: 'testUser', properties: true, recIds: ['testRecId'] });
  });

  it('hovering over a field shows the value that was seen', async () => {
    const { ask, position, texts } = await openTemplate(`${CALL}{{ a.userData.amp_props.lib█rary }}`);
    const [hover, ...others] = await ask<vscode.Hover[]>('executeHoverProvider', position);
    assert.deepEqual(others, []);
    assert.deepEqual(texts(hover?.range && [hover.range]), ['library']);
    const [content] = hover?.contents ?? [];
    assert.ok(content instanceof vscode.MarkdownString);
    assert.match(content.value, /\*\*`library`\*\* text\n\n`"http\/1\.0"` for `testUser`, just now/);
    assert.ok(!content.isTrusted && !content.supportHtml);
  });

  it('hovering over a word of the language explains it', async () => {
    const { ask, position } = await openTemplate("{{ a | app█end: 'b' }}");
    const [hover] = await ask<vscode.Hover[]>('executeHoverProvider', position);
    const [content] = hover?.contents ?? [];
    assert.ok(content instanceof vscode.MarkdownString);
    assert.match(content.value, /`append: /);
  });

  it('a hint after an output shows the value, unless the setting says no', async () => {
    const { ask, document } = await openTemplate(
      `${CALL}{{ a.userData.recommendations[0].items[0] }}█{{ a.userData.cohort_ids }}`,
    );
    const all = new vscode.Range(0, 0, 0, document.getText().length);
    const hints = () => ask<vscode.InlayHint[]>('executeInlayHintProvider', all);
    assert.deepEqual(
      (await hints()).map(({ label }) => label),
      ['= "cookie"'],
    );
    const settings = vscode.workspace.getConfiguration('amplitudeProfile');
    await settings.update('inlayHints', false, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await hints(), []);
    } finally {
      await settings.update('inlayHints', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
