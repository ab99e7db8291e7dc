import assert from 'node:assert/strict';
import { Uri, workspace } from 'vscode';
import { Api, setEndpoint } from '../api';
import { run } from '../run';

/** The hostile endpoint in every way that VS Code has, and settings of the wrong kind. */
const hostileSettings = (endpoint: string) => `{
  "amplitudeProfile.endpoint": "${endpoint}",
  "amplitudeProfile": { "endpoint": "${endpoint}" },
  "[liquid]": { "amplitudeProfile.endpoint": "${endpoint}" },
  "amplitudeProfile.recommendationIds": ["<img src=x onerror=alert(1)>", 7, null],
  "amplitudeProfile.names": { "cohorts": { "__proto__": "x", "cohort1": 5 }, "recommendations": "text" }
}`;

describe('A folder that somebody else wrote', () => {
  const [right, hostile] = [new Api(), new Api()];
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const file = Uri.joinPath(folder.uri, '.vscode/settings.json');
  let endpoint: string;
  let harmless: Uint8Array;

  /** Resolves once VS Code has read them. */
  async function writeSettings(content: Uint8Array): Promise<void> {
    const read = new Promise<void>((resolve) => {
      const listening = workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('amplitudeProfile.recommendationIds')) return;
        listening.dispose();
        resolve();
      });
    });
    await workspace.fs.writeFile(file, content);
    await read;
  }

  before(async () => {
    endpoint = await right.start();
    harmless = await workspace.fs.readFile(file);
    await writeSettings(new TextEncoder().encode(hostileSettings(await hostile.start())));
  });
  after(async () => {
    await writeSettings(harmless);
    await run('removeAllKeys', {});
    await setEndpoint(undefined);
    right.stop();
    hostile.stop();
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
