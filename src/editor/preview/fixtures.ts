import * as vscode from 'vscode';
import { type Fixture, FixtureFault, readFixture, writeFixture } from '../../preview/fixture';
import { isAnswered, keptAnswers } from '../../preview/keptAnswers';
import type { Rendering } from '../../preview/rendering';
import { Refusal } from '../commands';
import { openDocument } from '../openDocuments';
import { fixtureUri } from './fixtureUri';

/** The codes of VS Code's errors for files that do not exist. */
const ABSENT: ReadonlySet<string> = new Set(['FileNotFound', 'FileNotADirectory', 'Unavailable']);

/**
 * Reads the fixture of a template. Resolves to nothing if there is none. Rejects with `FixtureFault` if it cannot be
 * used.
 */
export async function loadFixture(template: vscode.Uri): Promise<Fixture | undefined> {
  const uri = fixtureUri(template);
  if (!uri) return undefined;
  const open = openDocument(uri);
  if (open) return readFixture(open.getText());
  const bytes = await bytesOf(uri);
  return bytes && readFixture(new TextDecoder().decode(bytes));
}

/**
 * Reads a file. Resolves to nothing if the file or its folder does not exist. Rejects with `FixtureFault` if it cannot
 * be read.
 */
async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    const code = error instanceof vscode.FileSystemError ? error.code : 'Unavailable';
    if (ABSENT.has(code)) return undefined;
    throw new FixtureFault(`The fixture cannot be read (${code}).`);
  }
}

/**
 * Changes the fixture beside the template as it is now, and creates it if there is none. Rejects with `Refusal` rather
 * than overwrite one that cannot be parsed, because somebody may be editing it.
 */
export async function keepFixture(template: vscode.Uri, change: (fixture: Fixture) => Fixture): Promise<void> {
  const uri = fixtureUri(template);
  if (!uri) throw new Refusal('Save the template first: its fixture is saved beside it.');
  const fixture = await loadFixture(template).catch((error) => {
    throw error instanceof FixtureFault ? new Refusal(`${error.message} It was not overwritten.`) : error;
  });
  const text = writeFixture(change(fixture ?? {}));
  const open = openDocument(uri);
  if (open) await replace(open, text);
  else await write(uri, text);
}

/**
 * Keeps the answers to calls in the fixture, without their values. Rejects with `Refusal` if there are none, as while
 * calls are made again.
 */
export async function keepAnswers(template: vscode.Uri, calls: Rendering['calls']): Promise<void> {
  if (!calls.some(isAnswered)) throw new Refusal('No call of the message has an answer now. Save again once it has.');
  await keepFixture(template, (fixture) => ({ ...fixture, answers: keptAnswers(calls, fixture.answers) }));
}

/** Replaces and saves a document, which may have changes of its own. Rejects with `Refusal`. */
async function replace(document: vscode.TextDocument, text: string): Promise<void> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, document.validateRange(all), text);
  const isSaved = (await vscode.workspace.applyEdit(edit)) && (await document.save());
  if (!isSaved) throw new Refusal('The fixture could not be saved. Save it in its editor.');
}

/** Writes a file. Rejects with `Refusal`. */
async function write(uri: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (error) {
    throw new Refusal(`The fixture could not be written: ${error instanceof Error ? error.message : 'unknown'}.`);
  }
}
