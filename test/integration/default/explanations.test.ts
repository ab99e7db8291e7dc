import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openTemplate } from '../openTemplate';
import { run } from '../run';

const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

/** Waits until tabs fit. */
function tab(fits: (tab: vscode.Tab) => boolean): Promise<vscode.Tab> {
  return new Promise((resolve) => {
    const look = () => {
      const found = tabs().find(fits);
      if (!found) return;
      listener.dispose();
      resolve(found);
    };
    const listener = vscode.window.tabGroups.onDidChangeTabs(look);
    look();
  });
}

describe('Explaining a problem', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows its section of the page about problems beside the editor', async () => {
    const { document } = await openTemplate('');
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await run('explainProblem', 'unused-suppression');
    const { input, group } = await tab(({ input }) => input instanceof vscode.TabInputWebview);
    assert.ok(input instanceof vscode.TabInputWebview);
    assert.match(input.viewType, /markdown\.preview$/);
    assert.equal(group.viewColumn, vscode.ViewColumn.Two);
    assert.equal(editor.viewColumn, vscode.ViewColumn.One);
    await run('explainProblem', 'cache-age-out-of-range');
    assert.equal(tabs().filter(({ input }) => input instanceof vscode.TabInputWebview).length, 1);
  });

  it('refuses a code that no problem has', async () => {
    await assert.rejects(run('explainProblem', 'nonsense'), /There is no problem “nonsense”\.$/);
    await assert.rejects(run('explainProblem', { code: 1 }), /expects the code of a problem/);
  });
});
