import * as vscode from 'vscode';

/** The largest file that is read, in bytes. No template comes close. */
const MOST_BYTES = 2 * 1024 * 1024;

/** A file was not read. The message is a phrase that follows its name: `is larger than 2 MB`. */
export class Unread extends Error {}

/**
 * Reads a file as text. Rejects with `Unread` if it is not a regular file, not text or too large; devices and pipes,
 * which may never end, are not opened.
 */
export async function textOfFile(uri: vscode.Uri): Promise<string> {
  const { type, size } = await readable(vscode.workspace.fs.stat(uri));
  if (!(type & vscode.FileType.File)) throw new Unread('is not a file');
  if (size > MOST_BYTES) throw new Unread(`is larger than ${MOST_BYTES / 1024 / 1024} MB`);
  return textIn(await readable(vscode.workspace.fs.readFile(uri)));
}

async function readable<T>(reading: Thenable<T>): Promise<T> {
  try {
    return await reading;
  } catch {
    throw new Unread('cannot be read');
  }
}

/**
 * Decodes UTF-8 or, with a byte-order mark, UTF-16. In other encodings ASCII is read correctly, and everything else
 * becomes replacement characters.
 */
function textIn(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new Unread('is not text');
  return new TextDecoder().decode(bytes);
}
