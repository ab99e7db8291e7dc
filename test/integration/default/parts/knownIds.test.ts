import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createApiKeys } from '../../../../src/editor/apiKeys';
import { Connections } from '../../../../src/editor/connections/connections';
import { KnownIds } from '../../../../src/editor/profiles/knownIds';
import { Profiles } from '../../../../src/editor/profiles/profiles';
import { Memory } from './memento';
import { Secrets } from './secrets';

describe('The ids that may be picked', () => {
  for (const [kept, remembered] of [
    [
      ['typed', 7, null, { id: 'x' }, 'again'],
      ['typed', 'again'],
    ],
    [{ typed: true }, []],
    ['typed', []],
    [7, []],
    [null, []],
  ] as const) {
    it(`are those of the sample and what was typed, when what was kept is ${JSON.stringify(kept)}`, () => {
      const log = vscode.window.createOutputChannel('Ids under test', { log: true });
      const connections = new Connections(createApiKeys(new Secrets()), log);
      const profiles = new Profiles(new Memory());
      const ids = new KnownIds(connections, profiles, new Memory({ 'ids.computations.Sample': kept }));
      const typed = () => ids.of('computations').filter(({ source }) => source === 'asked for before');
      assert.deepEqual(
        typed().map(({ id }) => id),
        remembered,
      );
      assert.ok(ids.of('computations').some(({ source }) => source === 'of the sample'));
      ids.remember('computations', ['newest']);
      assert.equal(typed()[0]?.id, 'newest');
      vscode.Disposable.from(connections, profiles, ids, log).dispose();
    });
  }

  it('stay with a connection that gets another name', async () => {
    const log = vscode.window.createOutputChannel('Ids under test', { log: true });
    const connections = new Connections(createApiKeys(new Secrets()), log);
    const profiles = new Profiles(new Memory());
    const ids = new KnownIds(connections, profiles, new Memory());
    await connections.change((keys) => keys.keep('One', 'a-key', 'https://one.example'));
    ids.remember('recommendations', ['typed']);
    await connections.change((keys) => keys.rename('One', 'Two'));
    assert.equal(connections.active, 'Two');
    const typed = ids.of('recommendations').filter(({ source }) => source === 'asked for before');
    assert.deepEqual(typed, [{ id: 'typed', source: 'asked for before' }]);
    vscode.Disposable.from(connections, profiles, ids, log).dispose();
  });

  it('go with a connection that is removed, and are not there for the next one of its name', async () => {
    const log = vscode.window.createOutputChannel('Ids under test', { log: true });
    const connections = new Connections(createApiKeys(new Secrets()), log);
    const profiles = new Profiles(new Memory());
    const ids = new KnownIds(connections, profiles, new Memory());
    const keep = (key: string) => connections.change((keys) => keys.keep('One', key, 'https://one.example'));
    const typed = () => ids.of('recommendations').filter(({ source }) => source === 'asked for before');
    await keep('a-key');
    ids.remember('recommendations', ['typed']);
    await keep('another-key');
    assert.equal(typed().length, 1);
    await connections.change((keys) => keys.remove('One'));
    await keep('a-key');
    assert.equal(typed().length, 0);
    ids.remember('recommendations', ['typed']);
    await connections.change((keys) => keys.removeKey('One'));
    assert.equal(typed().length, 1);
    await connections.change((keys) => keys.remove('One'));
    await keep('a-key');
    assert.equal(typed().length, 0);
    vscode.Disposable.from(connections, profiles, ids, log).dispose();
  });
});
