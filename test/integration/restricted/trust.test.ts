import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { name, publisher } from '../../../package.json';

describe('In Restricted Mode', () => {
  it('the folder is not trusted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('the extension is there and activates', async () => {
    const extension = vscode.extensions.getExtension(`${publisher}.${name}`);
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });
});
