import * as v from 'valibot';
import type * as vscode from 'vscode';

/** A stored connection without its key. */
export interface Connection {
  readonly name: string;
  readonly hasKey: boolean;
  /** The origin that the key was entered for. */
  readonly origin?: string;
  /** An id that changes whenever the connection gets another key. */
  readonly keyId?: string;
}

export interface StoredConnections {
  /** The active connection's name, if one was chosen. */
  readonly active?: string;
  readonly all: readonly Connection[];
}

/** A key and the origin that it was entered for. The key goes into one request header and nowhere else. */
export interface StoredKey {
  readonly key: string;
  readonly origin: string | undefined;
}

/**
 * The connections and their keys. They are stored in a single entry of VS Code's SecretStorage, so that all windows see
 * them change together. All methods reject with `StorageFailure`.
 */
export interface ApiKeys {
  read(): Promise<StoredConnections>;
  keyOf(name: string): Promise<StoredKey | undefined>;
  keep(name: string, key: string, origin: string): Promise<void>;
  rename(name: string, newName: string): Promise<void>;
  removeKey(name: string): Promise<void>;
  remove(name: string): Promise<void>;
  activate(name: string | undefined): Promise<void>;
  /** Removes the whole entry, which also helps when it cannot be read. */
  removeAll(): Promise<void>;
  /** Called after each change, in this window or another one. */
  onDidChange(listener: () => void): vscode.Disposable;
}

/** VS Code's secret storage failed. `message` says what to do and holds nothing of what was stored. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
}

const ENTRY = 'connections';
/** Milliseconds to wait for the keyring. A locked one may never answer. */
const PATIENCE = 10_000;

const keyring = v.object({
  active: v.optional(v.string()),
  connections: v.array(
    v.object({
      name: v.string(),
      key: v.optional(v.string()),
      origin: v.optional(v.string()),
      keyId: v.optional(v.string()),
    }),
  ),
});
type Keyring = v.InferOutput<typeof keyring>;

/** Creates the store of keys. `patience` is the time that the secret storage has to answer, in milliseconds. */
export function createApiKeys(secrets: vscode.SecretStorage, patience = PATIENCE): ApiKeys {
  let last: Promise<unknown> = Promise.resolve();

  async function load(): Promise<Keyring> {
    const text: unknown = await answered(() => secrets.get(ENTRY), 'read', patience);
    if (text === undefined || text === null) return { connections: [] };
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), keyring), text);
    if (parsed.success) return parsed.output;
    throw new StorageFailure(
      'The saved connections cannot be read. Run “Amplitude: Remove All Keys” to start again, then set your key.',
    );
  }

  /** Runs tasks one after the other, so that each reads what the previous ones have stored. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = last.then(task);
    last = done.catch(() => undefined);
    return done;
  }

  function change(next: (ring: Keyring) => Keyring): Promise<void> {
    return inTurn(async () => {
      const text = JSON.stringify(next(await load()));
      return answered(() => secrets.store(ENTRY, text), 'changed', patience);
    });
  }

  return {
    async read() {
      const { active, connections } = await inTurn(load);
      const all = connections.map(({ name, key, origin, keyId }) => ({
        name,
        hasKey: key !== undefined,
        ...(origin === undefined ? {} : { origin }),
        ...(keyId === undefined ? {} : { keyId }),
      }));
      return { all, ...(active === undefined ? {} : { active }) };
    },
    async keyOf(name) {
      const { key, origin } = (await load()).connections.find((one) => one.name === name) ?? {};
      return key === undefined ? undefined : { key, origin };
    },
    keep: (name, key, origin) =>
      change(({ connections }) => {
        const kept = { name, key, origin, keyId: crypto.randomUUID() };
        const known = connections.some((one) => one.name === name);
        const all = known ? connections.map((one) => (one.name === name ? kept : one)) : [...connections, kept];
        return { active: name, connections: all };
      }),
    rename: (name, newName) =>
      change(({ active, connections }) => ({
        active: active === name ? newName : active,
        connections: connections.map((one) => (one.name === name ? { ...one, name: newName } : one)),
      })),
    removeKey: (name) =>
      change((ring) => ({
        ...ring,
        connections: ring.connections.map((one) => (one.name === name ? { name } : one)),
      })),
    remove: (name) =>
      change(({ active, connections }) => ({
        active: active === name ? undefined : active,
        connections: connections.filter((one) => one.name !== name),
      })),
    activate: (name) => change((ring) => ({ ...ring, active: name })),
    removeAll: () => inTurn(() => answered(() => secrets.delete(ENTRY), 'changed', patience)),
    onDidChange: (listener) => secrets.onDidChange((event) => event.key === ENTRY && listener()),
  };
}

async function answered<T>(ask: () => Thenable<T>, what: 'read' | 'changed', patience: number): Promise<T> {
  const failure = new StorageFailure(
    `VS Code’s secret storage cannot be ${what}. Check that this computer’s keyring is unlocked and reload the window; the sample connection works without it.`,
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(failure), patience);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch {
    throw failure;
  } finally {
    clearTimeout(timer);
  }
}
