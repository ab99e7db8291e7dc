import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';

/** Files that hold this text in all that VS Code's server wrote: user data, state, logs, temporary files, home. */
export function filesWith(text: string): string[] {
  return filesWritten().filter((path) => readFileSync(path).includes(text));
}

/** What was logged so far in all files of this name. */
export function logged(name: string): string {
  return filesWritten()
    .filter((path) => basename(path) === name)
    .map((path) => readFileSync(path, 'utf8'))
    .join('');
}

function filesWritten(): string[] {
  const { TEST_HOME: home } = process.env;
  if (!home) throw new Error('UI tests are run by `npm run ui`.');
  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => join(file.parentPath, file.name));
}

/** All that a page keeps in the browser, as one text: local and session storage, databases. */
export function storageOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const asText = (value: unknown): string => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
      if (typeof value !== 'object' || value === null) return String(value);
      return Object.entries(value)
        .map(([name, part]) => `${name}=${asText(part)}`)
        .join('\n');
    };
    const parts = [asText({ ...localStorage }), asText({ ...sessionStorage })];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(objects.getAllKeys()), done(objects.getAll())]);
        parts.push(asText(keys), asText(values));
      }
      database.close();
    }
    return parts.join('\n');
  });
}
