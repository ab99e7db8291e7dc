import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { editorColumn } from '../../../src/editor/preview/editorColumn';
import { setOwn } from '../ownSettings';
import { run } from '../run';

/** Closes all documents, also those without a tab: VS Code gives changed ones a tab of their own a little later. */
async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const document of vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** Waits until there is a tab with this label, or none. */
function untilTab(label: string, isThere = true): Promise<void> {
  const { tabGroups } = vscode.window;
  const isRight = () => tabGroups.all.some(({ tabs }) => tabs.some((tab) => tab.label === label)) === isThere;
  return new Promise((resolve) => {
    const look = () => {
      if (!isRight()) return;
      listener.dispose();
      resolve();
    };
    const listener = tabGroups.onDidChangeTabs(look);
    look();
  });
}

describe('Opening a preview', () => {
  it('is refused where there is no template, in a sentence', async () => {
    await assert.rejects(run('openPreview', { template: 'file:///nowhere/at-all.liquid' }), (error: Error) => {
      assert.equal(error.message, 'There is no template at “file:///nowhere/at-all.liquid”.');
      return true;
    });
    await assert.rejects(run('openPreview', {}), /openPreview: template: is missing$/);
  });

  it('is refused for a draft that is gone, which VS Code would create', async () => {
    await assert.rejects(run('openPreview', { template: 'untitled:Untitled-77' }), /There is no template/);
    assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path === 'Untitled-77'));
  });

  it('shows the only template that is open, whichever tab is active', async () => {
    await closeAll();
    const template = await vscode.workspace.openTextDocument({ language: 'liquid', content: 'Hello' });
    await vscode.window.showTextDocument(template, { preview: false });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'json', content: '{}' }));
    await run('openPreview');
    await untilTab(`Preview ${template.uri.path}`);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

describe('A preview', () => {
  const folder = mkdtempSync(join(tmpdir(), 'preview-'));
  after(async () => {
    await closeAll();
    rmSync(folder, { recursive: true });
  });

  it('goes on with the file that a draft is saved as, and with its new name, which its fixture gets, too', async () => {
    const file = vscode.Uri.file(join(folder, 'draft.liquid'));
    const renamed = vscode.Uri.file(join(folder, 'welcome.liquid'));
    const draft = file.with({ scheme: 'untitled' });
    await vscode.window.showTextDocument(draft);
    const written = new vscode.WorkspaceEdit();
    written.insert(draft, new vscode.Position(0, 0), 'Hello');
    await vscode.workspace.applyEdit(written);
    await run('openPreview', { template: draft.toString() });
    await untilTab('Preview draft.liquid');
    await vscode.commands.executeCommand('workbench.action.files.save');
    writeFileSync(`${file.fsPath}.fixture.json`, '{}');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(file, renamed);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await untilTab('Preview welcome.liquid');
    assert.deepEqual(
      [file, renamed].map(({ fsPath }) => existsSync(`${fsPath}.fixture.json`)),
      [false, true],
    );
  });

  it('takes along the fixture of a template in any language, but of no other file', async () => {
    await setOwn({ 'amplitudeProfile.templateLanguages': ['plaintext'] });
    const edit = new vscode.WorkspaceEdit();
    const fixtureAt = (name: string) => join(folder, `${name}.fixture.json`);
    for (const name of ['a.txt', 'b.json']) {
      writeFileSync(join(folder, name), '');
      writeFileSync(fixtureAt(name), '{}');
      edit.renameFile(vscode.Uri.file(join(folder, name)), vscode.Uri.file(join(folder, `new-${name}`)));
    }
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.deepEqual(
      ['a.txt', 'new-a.txt', 'b.json', 'new-b.json'].map((name) => existsSync(fixtureAt(name))),
      [false, true, true, false],
    );
    await setOwn({ 'amplitudeProfile.templateLanguages': undefined });
  });

  it('opens what it leads to where that is open, in whichever group, or else beside itself', async () => {
    const { One, Two, Three, Beside } = vscode.ViewColumn;
    const fileNamed = (name: string) => {
      const uri = vscode.Uri.file(join(folder, name));
      writeFileSync(uri.fsPath, name);
      return uri;
    };
    const [hidden, other, shown] = [fileNamed('hidden.txt'), fileNamed('other.txt'), fileNamed('shown.txt')];
    for (const [uri, viewColumn] of [
      [hidden, One],
      [other, One],
      [other, Two],
      [shown, Three],
    ] as const) {
      await vscode.window.showTextDocument(uri, { viewColumn, preview: false });
    }
    const columnsFor = (viewColumn: vscode.ViewColumn) =>
      [hidden, other, shown, fileNamed('closed.txt')].map((uri) =>
        editorColumn(uri, { viewColumn } as vscode.WebviewPanel),
      );
    assert.deepEqual(columnsFor(Two), [One, One, Three, One]);
    assert.deepEqual(columnsFor(One), [Beside, Two, Three, Beside]);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('closes with a draft that is discarded', async () => {
    const draft = await vscode.workspace.openTextDocument({ language: 'liquid', content: 'Hello' });
    await vscode.window.showTextDocument(draft, vscode.ViewColumn.One);
    await run('openPreview', { template: draft.uri.toString() });
    await untilTab(`Preview ${draft.uri.path}`);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await untilTab(`Preview ${draft.uri.path}`, false);
  });
});
