import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { run } from '../run';

const LOST = /no longer in memory/;

/** Resolves when the document fits. */
async function changed(document: vscode.TextDocument, fits: RegExp): Promise<void> {
  if (fits.test(document.getText())) return;
  await new Promise<void>((resolve) => {
    const listening = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || !fits.test(document.getText())) return;
      listening.dispose();
      resolve();
    });
  });
}

describe('Open Response as JSON', () => {
  before(() => run('selectConnection', { connection: 'Sample' }));
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  for (const userId of [
    '../../x',
    'a?b=c#d',
    '//evil/x',
    '%2e%2e%2f',
    '..',
    `${'x'.repeat(79)}\u{1F600}`,
    '\u202Ex',
    'C:\\x',
  ]) {
    it(`opens the answer about ${JSON.stringify(userId.slice(-20))}`, async () => {
      await assert.rejects(run('lookUpUser', { userId }), /never seen/);
      await run('openJson', { userId });
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.uri.scheme, 'amplitude-profile');
      assert.match(document?.getText() ?? '', /not seen before/);
    });
  }

  it('shows the last answer in a document that is open already', async () => {
    const userId = 'big-user';
    for (const [command, part] of [
      ['getCohorts', /"amp_props": null/],
      ['getUserProperties', /"cohort_ids": null/],
    ] as const) {
      await run(command, { userId });
      await run('openJson', { userId });
      assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', part);
    }
  });

  it('shows nothing at addresses that are not ours, which change nothing for the others', async () => {
    for (const query of ['', 'x', '7', '[]', '["Sample"]', '["Sample",{}]', '["Sample",{"userId":7}]', '[{},{}]']) {
      const forged = vscode.Uri.from({ scheme: 'amplitude-profile', path: '/x.json', query });
      assert.match((await vscode.workspace.openTextDocument(forged)).getText(), LOST);
    }
    await run('lookUpUser', { userId: 'testUser' });
    await run('openJson', { userId: 'testUser' });
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    assert.equal(document.uri.path, '/Sample connection/testUser.json');
    await changed(document, /testUser/);
    await run('removeProfile', { userId: 'testUser' });
    await changed(document, LOST);
  });
});
