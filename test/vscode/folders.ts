import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const project = resolve(import.meta.dirname, '../..');

/** What is fetched, and what stays between runs. Git-ignored; safe to delete. */
export const kept = join(project, '.vscode-test');

/** What a run makes on its way, screenshots included. Git-ignored. */
export const out = join(project, 'out');

export const sampleFolder = join(project, 'test/fixtures/workspace');

/** A folder that is gone when this process is. */
export function temporaryFolder(name: string): string {
  return goneAtExit(mkdtempSync(join(tmpdir(), `${name}-`)));
}

/** A temporary folder on the same disk as `home`, for `keepAs`. */
export function temporaryBeside(home: string): string {
  mkdirSync(dirname(home), { recursive: true });
  return goneAtExit(mkdtempSync(`${home}.new-`));
}

/** Gives a finished folder its name at one stroke, so that `home` is complete or absent. The first of several processes wins. */
export async function keepAs(home: string, finished: string): Promise<void> {
  try {
    await rename(finished, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
  }
}

function goneAtExit(folder: string): string {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
