import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { FileFailure, reasonOf } from './fileFailure';
import type { TemplateFile } from './templates';

/** The largest file that is read, in bytes. No template comes close. */
export const MOST_BYTES = 10 * 1024 * 1024;

const BOM = '\uFEFF';
const TOO_LARGE = `is larger than ${MOST_BYTES / 1024 / 1024} MB, which no template is`;

/** The text of a file, without its byte-order mark. */
export interface FileText {
  readonly text: string;
  readonly hasMark: boolean;
  /** The file's metadata at the time it was read. */
  readonly stats: Stats;
}

/** A buffer that all reads reuse. Its content is decoded before the next read and never handed out. */
let space = Buffer.allocUnsafe(64 * 1024);

/**
 * Reads a UTF-8 file. Throws `FileFailure` for anything else. Devices and pipes are refused without waiting for them,
 * because they may never start or end.
 */
export function readText({ path, name }: TemplateFile): FileText {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(file);
      if (stats.isDirectory()) throw new FileFailure(name, `“${name}” is a folder.`);
      if (!stats.isFile()) throw new FileFailure(name, `“${name}” is not a file.`);
      if (stats.size > MOST_BYTES) throw new FileFailure(name, `“${name}” ${TOO_LARGE}.`);
      return { ...textIn(bytesOf(file, name, stats.size), name), stats };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof FileFailure) throw error;
    throw new FileFailure(name, `“${name}” cannot be read: ${reasonOf(error)}.`);
  }
}

/** Reads a UTF-8 stream to its end. Rejects with `FileFailure` if it is not UTF-8 or too large. */
export async function readStream(stream: AsyncIterable<Uint8Array>, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new FileFailure(name, `“${name}” ${TOO_LARGE}.`);
    chunks.push(chunk);
  }
  return textIn(Buffer.concat(chunks), name).text;
}

/** Reads to the end of the file even if `size` is 0, because the system reports that for some virtual files. */
function bytesOf(file: number, name: string, size: number): Buffer {
  let length = 0;
  for (;;) {
    if (length === space.length) space = Buffer.concat([space], space.length * 2);
    const count = readSync(file, space, length, space.length - length, null);
    if (count === 0) return space.subarray(0, length);
    length += count;
    if (length === size) return space.subarray(0, length);
    if (length > MOST_BYTES) throw new FileFailure(name, `“${name}” ${TOO_LARGE}.`);
  }
}

function textIn(bytes: Buffer, name: string): Omit<FileText, 'stats'> {
  if (isUtf16(bytes)) throw new FileFailure(name, `“${name}” is in UTF-16: save it in UTF-8.`);
  if (!isUtf8(bytes)) throw new FileFailure(name, `“${name}” is not in UTF-8: save it in UTF-8.`);
  const text = bytes.toString('utf8');
  const hasMark = text.startsWith(BOM);
  return { text: hasMark ? text.slice(1) : text, hasMark };
}

/** Recognises UTF-16 by its byte-order mark, or by one zero among the first two bytes. */
function isUtf16([first, second]: Buffer): boolean {
  if (first === undefined || second === undefined) return false;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMarked || (first === 0) !== (second === 0);
}
