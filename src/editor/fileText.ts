import * as vscode from 'vscode';

/** Nothing that a person writes as a template is larger, in bytes. */
const MOST_BYTES = 2 * 1024 * 1024;

/** Why a file is not read, in words that follow its name: `is larger than 2 MB`. */
export class Unread extends Error {}

/** Throws `Unread` for what is no file, no text, or too large, without waiting for what never ends. */
export async function textOfFile(uri: vscode.Uri): Promise<string> {
  const { type, size } = await readable(vscode.workspace.fs.stat(uri));
  if (!(type & vscode.FileType.File)) throw new Unread('is no file');
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

/** As VS Code reads it, but for encodings that bytes do not tell: in those every byte that is not ASCII counts as some sign. */
function textIn(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new Unread('is no text');
  return new TextDecoder().decode(bytes);
}
