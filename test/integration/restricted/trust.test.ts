import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { name, publisher } from '../../../package.json';
import type { TemplateRendering } from '../../../src/preview/templateRendering';
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
  let endpoint = '';
  before(async () => {
    endpoint = await api.start();
    await setEndpoint(endpoint);
  });
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

  it('nor does a preview', async () => {
    await run('setApiKey', { key: 'a-right-key' });
    const text = `{% connected_content ${endpoint}?user_id=1&get_amp_props=true %}`;
    const recommendations = `{% connected_content ${endpoint}?user_id=1&get_recs=true&rec_id=a %}`;
    const others = '{% connected_content https://example.com/ :save b %}';
    const { calls } = await run<TemplateRendering>('renderTemplate', { text: text + recommendations + others });
    assert.equal(calls.length, 3);
    for (const { failure } of calls) assert.match(failure ?? '', /Restricted Mode/);
    assert.equal(api.connections, 0);
  });
});
