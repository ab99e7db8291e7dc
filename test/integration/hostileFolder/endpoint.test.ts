import assert from 'node:assert/strict';
import { Uri, workspace } from 'vscode';
import { Api, setEndpoint } from '../api';
import { run } from '../run';

/** The folder's settings name this port as the endpoint, in every way that VS Code has. */
const HOSTILE_PORT = 47653;

describe('A folder that somebody else wrote', () => {
  const [right, hostile] = [new Api(), new Api()];
  let endpoint: string;

  before(async () => {
    await hostile.start(HOSTILE_PORT);
    endpoint = await right.start();
  });
  after(async () => {
    await run('removeAllKeys', {});
    await setEndpoint(undefined);
    right.stop();
    hostile.stop();
  });

  it('has the settings that this is about', async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = Uri.joinPath(folder.uri, '.vscode/settings.json');
    assert.match(String(await workspace.fs.readFile(file)), new RegExp(String(HOSTILE_PORT)));
  });

  it('cannot say where a key is sent', async () => {
    await setEndpoint(endpoint);
    await run('setApiKey', { key: 'a-right-key' });
    assert.equal((await run('lookUpUser', { userId: 'testUser' })).connection, 'Amplitude');
    await run('refresh', { userId: 'testUser' });
    assert.ok(right.authorizations.length >= 3);
    assert.equal(hostile.connections, 0);
  });

  it('cannot lead a key away by the default either', async () => {
    await setEndpoint(undefined);
    await assert.rejects(run('lookUpUser', { userId: 'treated-user' }), /entered for .*profile-api\.amplitude\.com/);
    assert.equal(hostile.connections, 0);
  });

  it('breaks nothing by settings of the wrong kind', async () => {
    await run('selectConnection', { connection: 'Sample' });
    const { userData } = await run('lookUpUser', { userId: 'testUser', recIds: ['testRecId'], cohorts: true });
    assert.ok('cohort_ids' in userData);
    await run('showProfile', { userId: 'testUser' });
  });
});
