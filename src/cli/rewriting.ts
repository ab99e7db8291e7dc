import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { FileFailure, reasonOf } from './fileFailure';
import type { FileText } from './reading';
import type { TemplateFile } from './templates';

/**
 * Replaces the content of a file. The replacement is atomic: whatever happens, the file holds either text as a whole.
 * Mode, owner and byte-order mark are kept, and symbolic links are followed. Throws `FileFailure`. Synchronous, so that
 * no signal handler runs in between.
 */
export function rewrite({ path, name }: TemplateFile, { hasMark, stats }: FileText, text: string): void {
  try {
    const target = realpathSync(path);
    if (!isSame(stats, statSync(target))) {
      throw new FileFailure(name, `“${name}” was changed meanwhile: it was left as it is.`);
    }
    if (!isWritable(target, stats)) throw new FileFailure(name, `“${name}” is read-only: it was left as it is.`);
    replace(target, stats, hasMark ? `\uFEFF${text}` : text);
  } catch (error) {
    if (error instanceof FileFailure) throw error;
    throw new FileFailure(name, `“${name}” cannot be written: ${reasonOf(error)}. It was left as it is.`);
  }
}

/** Writes a temporary file beside the target and renames it. */
function replace(target: string, stats: Stats, text: string): void {
  const temporary = join(
    dirname(target),
    `.${process.pid}-${threadId}-${Date.now().toString(36)}.amplitude-connected-content`,
  );
  const file = openSync(temporary, 'wx', 0o600);
  try {
    try {
      writeFileSync(file, text);
      keepOwner(file, stats);
      fchmodSync(file, stats.mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function keepOwner(file: number, { uid, gid }: Stats): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    // Only root can give files away. For others the new file is their own, as with any editor that replaces files.
  }
}

function isSame(one: Stats, other: Stats): boolean {
  return one.ino === other.ino && one.dev === other.dev && one.size === other.size && one.mtimeMs === other.mtimeMs;
}

/** Root could write read-only files too, but the mark is respected. */
function isWritable(target: string, { mode }: Stats): boolean {
  if ((mode & 0o222) === 0) return false;
  try {
    accessSync(target, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
