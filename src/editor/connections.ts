import * as vscode from 'vscode';
import { ApiFailure } from '../api/failure';
import { shortened, visible } from '../profile/visible';
import { type ApiKeys, type Connection, StorageFailure, type StoredConnections } from './apiKeys';
import { Refusal } from './commands';

/** The built-in connection: answers like the real API, needs no key and no network. */
export const SAMPLE = 'Sample';

/** The connection that `setApiKey` means when it names none. */
export const DEFAULT_NAME = 'Amplitude';

export interface ConnectionsChange {
  /** Another connection is active. */
  readonly switched: boolean;
  /** Connections whose key is another one now, or gone: nothing that came with it may be shown any more. */
  readonly forgotten: readonly string[];
  /** Old and new name. */
  readonly renamed: readonly (readonly [string, string])[];
}

/** The connections as this window knows them. Secret storage may fail or be slow: `Sample` is there all the same. */
export class Connections implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<ConnectionsChange>();
  readonly onDidChange = this.#changed.event;
  readonly #subscription: vscode.Disposable;
  #stored: StoredConnections = { all: [] };
  #failure: Error | undefined;
  #loading: Promise<void> | undefined;

  constructor(
    private readonly keys: ApiKeys,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#subscription = keys.onDidChange(() => void this.load());
  }

  /** The active connection's name. */
  get active(): string {
    return this.#stored.active ?? SAMPLE;
  }

  get sampleIsActive(): boolean {
    return this.active === SAMPLE;
  }

  /** Whether the active connection needs a key and has none. */
  get keyIsMissing(): boolean {
    return !this.sampleIsActive && !this.find(this.active)?.hasKey;
  }

  /** All connections that hold a key, or could. `Sample` is not among them. */
  get all(): readonly Connection[] {
    return this.#stored.all;
  }

  /** Why the stored connections are not known. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  find(name: string): Connection | undefined {
    return this.#stored.all.find((connection) => connection.name === name);
  }

  /** Resolves when the stored connections are known, or are known to be out of reach. */
  ready(): Promise<void> {
    this.#loading ??= this.load();
    return this.#loading;
  }

  /** Reads what is stored now. */
  async load(): Promise<void> {
    try {
      const stored = await this.keys.read();
      this.#failure = undefined;
      this.#set(stored);
    } catch (failure) {
      this.#failure = failure as Error;
      this.log.warn(this.#failure.message);
      this.#changed.fire({ switched: false, forgotten: [], renamed: [] });
    }
  }

  /** Makes a change in storage, then takes over what is stored: the change's own event may come late, or never. */
  async change(make: (keys: ApiKeys) => Promise<void>): Promise<void> {
    await this.ready();
    await make(this.keys);
    await this.load();
  }

  /** Switches in this window even where storage cannot remember it. Throws `Refusal` for an unknown name. */
  async activate(name: string): Promise<void> {
    await this.ready();
    if (name !== SAMPLE && !this.find(name)) {
      throw new Refusal(`There is no connection “${shortened(visible(name), 80)}”.`);
    }
    const active = name === SAMPLE ? undefined : name;
    if (this.#stored.active === active) return;
    this.#set({ all: this.#stored.all, ...(active === undefined ? {} : { active }) });
    await this.keys.activate(active);
  }

  /** The key of a connection, for the origin that it was entered for only. */
  async keyFor(name: string, origin: string): Promise<string | undefined> {
    const kept = await this.keys.keyOf(name).catch((error) => {
      throw error instanceof StorageFailure ? new ApiFailure('no-key', error.message) : error;
    });
    if (kept && kept.origin !== origin) {
      throw new ApiFailure(
        'no-key',
        `The key of “${name}” was entered for ${kept.origin}, and the endpoint is now ${origin}. Set the key again to send it there.`,
      );
    }
    return kept?.key;
  }

  #set(stored: StoredConnections): void {
    const before = this.#stored;
    const isKnown = (name: string | undefined) => stored.all.some((connection) => connection.name === name);
    this.#stored = isKnown(stored.active) ? stored : { all: stored.all };
    const withKey = before.all.filter(({ keyId }) => keyId !== undefined);
    const now = new Map(stored.all.map(({ keyId, name }) => [keyId, name]));
    const forgotten = withKey.filter(({ keyId }) => !now.has(keyId)).map(({ name }) => name);
    const renamed = withKey.flatMap(({ keyId, name }) => {
      const newName = now.get(keyId);
      return newName === undefined || newName === name ? [] : [[name, newName] as const];
    });
    const wasActive = renamed.find(([name]) => name === before.active)?.[1] ?? before.active ?? SAMPLE;
    this.#changed.fire({ switched: wasActive !== this.active, forgotten, renamed });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
