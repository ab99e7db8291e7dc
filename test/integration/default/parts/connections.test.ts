import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createApiKeys } from '../../../../src/editor/apiKeys';
import { Connections } from '../../../../src/editor/connections/connections';
import { Secrets } from './secrets';

const ORIGIN = 'https://profile-api.amplitude.com';

describe('The connections of a window', () => {
  const log = vscode.window.createOutputChannel('Connections under test', { log: true });
  const open: vscode.Disposable[] = [log];
  let secrets: Secrets;
  const window = (patience?: number) => {
    const connections = new Connections(createApiKeys(secrets, patience), log);
    open.push(connections);
    return connections;
  };
  const keep = (connections: Connections, name: string, key: string) =>
    connections.change((keys) => keys.keep(name, key, ORIGIN));
  /** Resolves when the window has heard of a change. */
  const heard = async (connections: Connections, fits: () => boolean) => {
    while (!fits()) await new Promise((resolve) => open.push(connections.onDidChange(resolve)));
  };

  beforeEach(() => {
    secrets = new Secrets();
  });
  after(() => vscode.Disposable.from(...open).dispose());

  it('follow those of another window, in turns', async () => {
    const [one, other] = [window(), window()];
    await Promise.all([one.ready(), other.ready()]);
    for (const [number, [writer, reader]] of [
      [one, other] as const,
      [other, one] as const,
      [one, other] as const,
    ].entries()) {
      const name = `From ${number}`;
      const changed = heard(reader, () => reader.active === name);
      await keep(writer, name, `key-${number}`);
      await changed;
      assert.equal(await reader.keyFor(name, ORIGIN), `key-${number}`);
    }
    assert.deepEqual(
      one.all.map(({ name }) => name),
      ['From 0', 'From 1', 'From 2'],
    );
    assert.deepEqual(other.all, one.all);
  });

  it('say which of them must not be shown any more when another window replaced a key', async () => {
    const [one, other] = [window(), window()];
    await keep(one, 'Amplitude', 'old');
    await other.load();
    const forgotten: string[] = [];
    open.push(other.onDidChange((change) => forgotten.push(...change.forgotten)));
    const changed = heard(other, () => forgotten.length > 0);
    await keep(one, 'Amplitude', 'new');
    await changed;
    assert.deepEqual(forgotten, ['Amplitude']);
  });

  it('give a key for the origin it was entered for alone, whatever this window had heard', async () => {
    const [one, other] = [window(), window()];
    await keep(one, 'Amplitude', 'for-amplitude');
    await other.load();
    await createApiKeys(secrets).keep('Amplitude', 'for-elsewhere', 'https://elsewhere.example');
    await assert.rejects(other.keyFor('Amplitude', ORIGIN), /entered for https:\/\/elsewhere\.example/);
  });

  it('end with the one that was chosen last, and come back to none before', async () => {
    const connections = window();
    for (const name of ['A', 'B', 'C']) await keep(connections, name, `key-of-${name}`);
    const actives: string[] = [];
    open.push(connections.onDidChange(() => actives.push(connections.active)));
    await Promise.all(['A', 'B', 'C', 'A', 'B'].map((name) => connections.activate(name)));
    await connections.load();
    assert.equal(connections.active, 'B');
    assert.deepEqual(
      actives.slice(actives.indexOf('B', 4)).filter((name) => name !== 'B'),
      [],
    );
    assert.equal((await createApiKeys(secrets).read()).active, 'B');
  });

  it('stay with the one that was chosen while an older state was still being read', async () => {
    const connections = window();
    for (const name of ['A', 'B']) await keep(connections, name, `key-of-${name}`);
    const actives = new Set<string>();
    open.push(connections.onDidChange(() => actives.add(connections.active)));
    await Promise.all([connections.load(), connections.activate('A')]);
    assert.deepEqual([...actives], ['A']);
    assert.equal((await createApiKeys(secrets).read()).active, 'A');
  });

  for (const broken of ['rejects', 'throws', 'hangs'] as const) {
    it(`leave the sample when secret storage ${broken}, and say what to do`, async () => {
      secrets.broken = broken;
      // Short where an answer never comes; yet a busy machine must be able to answer within it afterwards.
      const connections = window(broken === 'hangs' ? 500 : undefined);
      await connections.ready();
      assert.equal(connections.active, 'Sample');
      assert.match(connections.failure?.message ?? '', /secret storage cannot be read.*keyring/);
      await assert.rejects(keep(connections, 'Amplitude', 'canary'), (error: Error) => {
        assert.match(error.message, /secret storage cannot be/);
        return !`${error.message} ${error.stack} ${JSON.stringify(error)}`.includes('canary');
      });
      await connections.activate('Sample');
      secrets.broken = undefined;
      await keep(connections, 'Amplitude', 'a-key');
      assert.equal(connections.failure, undefined);
      assert.equal(connections.active, 'Amplitude');
    });
  }

  for (const garbage of [
    '',
    'x',
    'null',
    '[]',
    '{"connections":5}',
    '{"connections":[{"name":7}]}',
    '{"connections":[null]}',
  ]) {
    it(`say how to start again when what is stored is ${garbage || 'empty'}`, async () => {
      await secrets.store('connections', garbage);
      const connections = window();
      await connections.ready();
      assert.equal(connections.active, 'Sample');
      assert.match(connections.failure?.message ?? '', /Remove All Keys/);
      await assert.rejects(keep(connections, 'Amplitude', 'a-key'), /Remove All Keys/);
      await connections.change((keys) => keys.removeAll());
      await keep(connections, 'Amplitude', 'a-key');
      assert.equal(await connections.keyFor('Amplitude', ORIGIN), 'a-key');
    });
  }

  it('may have names that mean something to JavaScript', async () => {
    const connections = window();
    for (const name of ['__proto__', 'constructor', 'toString']) {
      await keep(connections, name, `key-of-${name}`);
      assert.equal(connections.active, name);
      assert.equal(await connections.keyFor(name, ORIGIN), `key-of-${name}`);
    }
  });
});
