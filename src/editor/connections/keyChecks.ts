import * as vscode from 'vscode';
import { ApiFailure } from '../../api/failure';

/** Asks the API whether it accepts a key. Rejects with `ApiFailure`. */
export type KeyCheck = (key: string, signal: AbortSignal) => Promise<void>;

/** Failures for which a key is not stored. After any other failure it is stored unchecked. */
const KEY_IS_WRONG = new Set(['wrong-key', 'malformed-header', 'invalid-endpoint', 'cancelled']);

/** Whether the failure means that the key must not be stored. */
export function isAboutKey({ kind }: ApiFailure): boolean {
  return KEY_IS_WRONG.has(kind);
}

/** Key checks under way. A new check for a connection cancels the previous one. */
export interface KeyChecks {
  /**
   * Resolves to a sentence if the key could not be checked, and to nothing if it was accepted. Rejects if it is wrong.
   */
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
