import * as vscode from 'vscode';
import { ApiFailure } from '../../api/failure';
import { shortened, visible } from '../../profile/visible';
import { type ApiKeys, type Connection, StorageFailure, type StoredConnections } from '../apiKeys';
import { Refusal } from '../commands';

/** The built-in connection. It answers like the real API and needs no key and no network. */
export const SAMPLE = 'Sample';

/** The connection that `setApiKey` uses if it names none. */
export const DEFAULT_NAME = 'Amplitude';

export interface ConnectionsChange {
  /** Whether another connection became active. */
  readonly switched: boolean;
  /**
   * Connections that were removed, or whose key was replaced or removed. Nothing that was fetched with the old key may
   * still be shown.
   */
  readonly forgotten: readonly string[];
  /** Pairs of old and new name. */
  readonly renamed: readonly (readonly [string, string])[];
}

/** The connections as this window knows them. `Sample` is available even if secret storage fails or is slow. */
export class Connections implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<ConnectionsChange>();
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;
  private stored: StoredConnections = { all: [] };
  private lastFailure: Error | undefined;
  private loading: Promise<void> | undefined;
  /** Counts how often a connection was chosen, so that what was read before does not undo it. */
  private choices = 0;

  constructor(
    private readonly keys: ApiKeys,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscription = keys.onDidChange(() => void this.load());
  }

  /** The active connection's name. */
  get active(): string {
    return this.stored.active ?? SAMPLE;
  }

  get sampleIsActive(): boolean {
    return this.active === SAMPLE;
  }

  /** Whether the active connection needs a key and has none. */
  get keyIsMissing(): boolean {
    return !this.sampleIsActive && !this.find(this.active)?.hasKey;
  }

  /** All connections except `Sample`, with or without a key. */
  get all(): readonly Connection[] {
    return this.stored.all;
  }

  /** Why the stored connections could not be read. */
  get failure(): Error | undefined {
    return this.lastFailure;
  }

  find(name: string): Connection | undefined {
    return this.stored.all.find((connection) => connection.name === name);
  }

  /** Resolves when the stored connections have been read, or could not be. */
  ready(): Promise<void> {
    this.loading ??= this.load();
    return this.loading;
  }

  /** Reads the stored connections. */
  async load(): Promise<void> {
    try {
      const { choices } = this;
      const stored = await this.keys.read();
      if (choices !== this.choices) return await this.load();
      this.lastFailure = undefined;
      this.set(stored);
    } catch (failure) {
      this.lastFailure = failure as Error;
      this.log.warn(this.lastFailure.message);
      this.changed.fire({ switched: false, forgotten: [], renamed: [] });
    }
  }

  /**
   * Changes the stored connections and reads them again, because the storage's own change event may come late or never.
   */
  async change(make: (keys: ApiKeys) => Promise<void>): Promise<void> {
    await this.ready();
    await make(this.keys);
    await this.load();
  }

  /** Makes a connection active, in this window even if storage fails. Rejects with `Refusal` for an unknown name. */
  async activate(name: string): Promise<void> {
    await this.ready();
    if (name !== SAMPLE && !this.find(name)) {
      throw new Refusal(`There is no connection “${shortened(visible(name), 80)}”.`);
    }
    const active = name === SAMPLE ? undefined : name;
    if (this.stored.active === active) return;
    this.choices++;
    this.set({ all: this.stored.all, ...(active === undefined ? {} : { active }) });
    await this.keys.activate(active);
  }

  /**
   * Resolves to the key of a connection, if it has one. Rejects with `ApiFailure` if the key was entered for another
   * origin or cannot be read.
   */
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

  private set(stored: StoredConnections): void {
    const before = this.stored;
    const isKnown = (name: string | undefined) => stored.all.some((connection) => connection.name === name);
    this.stored = isKnown(stored.active) ? stored : { all: stored.all };
    // Without a key there is nothing to recognise a renamed connection by.
    const now = new Map(stored.all.map(({ keyId, name }) => [keyId ?? name, name]));
    const nameNow = ({ keyId, name }: Connection) => now.get(keyId ?? name);
    const forgotten = before.all.filter((one) => nameNow(one) === undefined).map(({ name }) => name);
    const renamed = before.all.flatMap((one) => {
      const newName = nameNow(one);
      return newName === undefined || newName === one.name ? [] : [[one.name, newName] as const];
    });
    const wasActive = renamed.find(([name]) => name === before.active)?.[1] ?? before.active ?? SAMPLE;
    this.changed.fire({ switched: wasActive !== this.active, forgotten, renamed });
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}
