import * as vscode from 'vscode';
import { ApiFailure } from '../api/failure';

/** Asks the API whether it accepts a key. Rejects with `ApiFailure`. */
export type KeyCheck = (key: string, signal: AbortSignal) => Promise<void>;

/** Failures that say something about the key itself, or about where it would go. With all others it is kept, unchecked. */
const KEY_IS_WRONG = new Set(['wrong-key', 'malformed-header', 'invalid-endpoint', 'cancelled']);

export function isAboutKey({ kind }: ApiFailure): boolean {
  return KEY_IS_WRONG.has(kind);
}

/** Checks of keys that are under way. The last word about a connection wins: it cancels the check of an earlier key. */
export interface KeyChecks {
  /** Resolves to a sentence when the key could not be checked. Rejects when it is wrong. */
  check(connection: string, key: string, signal: AbortSignal): Promise<string | undefined>;
  cancel(connection: string): void;
  cancelAll(): void;
}

export function createKeyChecks(checkKey: KeyCheck): KeyChecks {
  const running = new Map<string, AbortController>();
  return {
    async check(connection, key, signal) {
      running.get(connection)?.abort();
      if (!vscode.workspace.isTrusted) return 'It could not be checked in Restricted Mode.';
      const stop = new AbortController();
      running.set(connection, stop);
      try {
        await checkKey(key, AbortSignal.any([signal, stop.signal]));
        return undefined;
      } catch (error) {
        if (!(error instanceof ApiFailure) || isAboutKey(error)) throw error;
        return `It could not be checked. ${error.message}`;
      } finally {
        if (running.get(connection) === stop) running.delete(connection);
      }
    },
    cancel: (connection) => running.get(connection)?.abort(),
    cancelAll() {
      for (const stop of running.values()) stop.abort();
    },
  };
}
