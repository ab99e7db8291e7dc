import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { name, publisher } from '../../../package.json';
import { Api, setEndpoint } from '../api';
import { run } from '../run';

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

describe('In Restricted Mode, look-ups', () => {
  const api = new Api();
  before(async () => setEndpoint(await api.start()));
  after(async () => {
    await run('removeAllKeys', {});
    await setEndpoint(undefined);
    api.stop();
  });

  it('answer on the sample connection', async () => {
    assert.equal((await run('lookUpUser', { userId: 'testUser' })).connection, 'Sample');
  });

  it('send nothing, and keep a key unchecked', async () => {
    await run('setApiKey', { key: 'a-right-key' });
    await assert.rejects(run('lookUpUser', { userId: 'testUser' }), /Restricted Mode/);
    assert.equal(api.connections, 0);
  });
});
