import { EventEmitter, type SecretStorage, type SecretStorageChangeEvent } from 'vscode';

/** Secret storage that several windows share, and that can be broken. Each answer comes in a later turn of the event loop. */
export class Secrets implements SecretStorage {
  private readonly changed = new EventEmitter<SecretStorageChangeEvent>();
  readonly onDidChange = this.changed.event;
  private readonly entries = new Map<string, string>();
  broken: 'rejects' | 'throws' | 'hangs' | undefined;

  get(key: string): Promise<string | undefined> {
    return this.answer(() => this.entries.get(key));
  }

  store(key: string, value: string): Promise<void> {
    return this.answer(() => {
      this.entries.set(key, value);
      this.changed.fire({ key });
    });
  }

  delete(key: string): Promise<void> {
    return this.answer(() => {
      this.entries.delete(key);
      this.changed.fire({ key });
    });
  }

  async keys(): Promise<string[]> {
    return [...this.entries.keys()];
  }

  private answer<T>(act: () => T): Promise<T> {
    if (this.broken === 'throws') throw new Error('No keyring: connections=canary');
    if (this.broken === 'hangs') return new Promise(() => undefined);
    return new Promise((resolve, reject) => {
      setImmediate(() => (this.broken ? reject(new Error('No keyring: connections=canary')) : resolve(act())));
    });
  }
}
