import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createApiKeys } from '../../../../src/editor/apiKeys';
import { createClients } from '../../../../src/editor/connections/clients';
import { Connections } from '../../../../src/editor/connections/connections';
import { OtherHosts } from '../../../../src/editor/preview/otherHosts';
import { PreviewSession } from '../../../../src/editor/preview/previewSession';
import { LookUps } from '../../../../src/editor/profiles/lookUps';
import { Profiles } from '../../../../src/editor/profiles/profiles';
import { factsIn } from '../../../../src/editor/templates/templates';
import { Memory } from './memento';
import { Secrets } from './secrets';

describe('What a preview is told', () => {
  const log = vscode.window.createOutputChannel('Preview', { log: true });
  const connections = new Connections(createApiKeys(new Secrets()), log);
  const profiles = new Profiles(new Memory());
  const lookUps = new LookUps(
    connections,
    profiles,
    createClients(connections, () => undefined),
  );
  after(() => vscode.Disposable.from(lookUps, connections, profiles, log).dispose());

  const template = (content: string) => vscode.workspace.openTextDocument({ language: 'liquid', content });
  const sessionOf = (document: vscode.TextDocument) =>
    new PreviewSession(document, undefined, { connections, profiles, lookUps }, new OtherHosts(new Memory()), (one) =>
      factsIn(one.getText()),
    );
  const read = async (session: PreviewSession) => (await session.render('change', new AbortController().signal)).output;

  it('is kept when its template becomes another document', async () => {
    const session = sessionOf(await template('Hi {{ ${first_name} }}'));
    session.setAttribute({ group: '', name: 'first_name', value: 'Ada' });
    session.edited(await template('Bye {{ ${first_name} }}'));
    await session.load();
    assert.equal(await read(session), 'Bye Ada');
  });

  it('is a person, whose ID replaces one that was typed before', async () => {
    const session = sessionOf(await template('{{ ${user_id} }}'));
    session.setAttribute({ group: '', name: 'user_id', value: 'typed' });
    assert.equal(await read(session), 'typed');
    session.readAs({ userId: 'bo' });
    assert.equal(await read(session), 'bo');
    assert.deepEqual(session.kept, { person: { userId: 'bo' } });
  });

  it('is nobody where nobody was chosen, but for a sample person on the sample connection', async () => {
    const session = sessionOf(await template('{{ ${user_id} }}'));
    assert.equal(await read(session), 'treated-user');
    await connections.change((keys) => keys.keep('One', 'key-of-one', 'https://profile-api.amplitude.com'));
    assert.equal(await read(session), '');
  });
});
