import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { run } from '../run';

/** Closes all documents, also those without a tab: VS Code gives changed ones a tab of their own a little later. */
async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const document of vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

describe('Opening a preview', () => {
  it('is refused where there is no template, in a sentence', async () => {
    await assert.rejects(run('openPreview', { template: 'file:///nowhere/at-all.liquid' }), (error: Error) => {
      assert.equal(error.message, 'There is no template at “file:///nowhere/at-all.liquid”.');
      return true;
    });
    await assert.rejects(run('openPreview', {}), /openPreview: template: is missing$/);
  });

  it('shows the only template that is open, whichever tab is active', async () => {
    await closeAll();
    const template = await vscode.workspace.openTextDocument({ language: 'liquid', content: 'Hello' });
    await vscode.window.showTextDocument(template, { preview: false });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'json', content: '{}' }));
    const opened = new Promise<void>((resolve) => {
      const listener = vscode.window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
        if (![...opened, ...changed].some(({ label }) => label === `Preview ${template.uri.path}`)) return;
        listener.dispose();
        resolve();
      });
    });
    await run('openPreview');
    await opened;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
