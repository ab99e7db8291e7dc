import assert from 'node:assert/strict';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { contributes, name, publisher } from '../../../package.json';

describe('The extension', () => {
  const extension = vscode.extensions.getExtension(`${publisher}.${name}`);

  it('is the packaged one', () => {
    assert.equal(basename(extension?.extensionPath ?? ''), 'extension');
  });

  it('activates on demand', async () => {
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });

  it('registers every command that it contributes', async () => {
    await extension?.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });
});
