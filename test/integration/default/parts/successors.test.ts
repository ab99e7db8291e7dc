import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Preview } from '../../../../src/editor/preview/preview';
import { Successors } from '../../../../src/editor/preview/successors';

describe('The file that a template is saved as', () => {
  const folder = mkdtempSync(join(tmpdir(), 'successors-'));
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true });
  });

  /** Opens a file, in a tab or without one. */
  async function opened(name: string, text: string, inTab: boolean): Promise<vscode.TextDocument> {
    const path = join(folder, name);
    writeFileSync(path, text);
    const document = await vscode.workspace.openTextDocument(path);
    if (inTab) await vscode.window.showTextDocument(document, { preview: false });
    return document;
  }

  it('is a new one, or an open one whose text it replaced', async () => {
    const template = await opened('template.liquid', 'Hello', true);
    const fresh = await opened('fresh.liquid', 'Hello\n', false);
    const alike = await opened('alike.liquid', 'Hello', true);
    const other = await opened('other.liquid', 'Bye', true);
    const preview = { document: template } as Preview;
    const successors = new Successors([preview]);
    const savedAs = (document: vscode.TextDocument) => {
      successors.wasSaved(document);
      const found = successors.of(preview);
      successors.forget(preview);
      return found;
    };
    assert.deepEqual([template, fresh, alike, other].map(savedAs), [undefined, fresh, undefined, undefined]);

    const edit = new vscode.WorkspaceEdit();
    edit.replace(other.uri, new vscode.Range(0, 0, 0, 3), 'Hello');
    await vscode.workspace.applyEdit(edit);
    successors.edited(other);
    assert.equal(savedAs(other), other);
  });

  it('is none where the template has no tab that it could take', async () => {
    const template = await opened('hidden.liquid', 'Hidden', false);
    const preview = { document: template } as Preview;
    const successors = new Successors([preview]);
    successors.wasSaved(await opened('copy.liquid', 'Hidden', false));
    assert.equal(successors.of(preview), undefined);
  });
});
