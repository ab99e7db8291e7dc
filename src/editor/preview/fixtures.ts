import * as vscode from 'vscode';
import { type Fixture, FixtureFault, readFixture, writeFixture } from '../../preview/fixture';
import { Refusal } from '../commands';

const SUFFIX = '.fixture.json';

/** The codes of VS Code's errors for files that do not exist. */
const ABSENT: ReadonlySet<string> = new Set(['FileNotFound', 'FileNotADirectory', 'Unavailable']);

/**
 * Returns the location of a template's fixture, which is beside the template. Nothing for a template without a folder.
 */
export function fixtureUri(template: vscode.Uri): vscode.Uri | undefined {
  return template.scheme === 'untitled'
    ? undefined
    : template.with({ path: template.path + SUFFIX, query: '', fragment: '' });
}

export function fixtureName(template: vscode.Uri): string {
  return `${template.path.split('/').at(-1) ?? ''}${SUFFIX}`;
}

/**
 * Reads the fixture of a template. Resolves to nothing if there is none. Rejects with `FixtureFault` if it cannot be
 * used.
 */
export async function loadFixture(template: vscode.Uri): Promise<Fixture | undefined> {
  const uri = fixtureUri(template);
  if (!uri) return undefined;
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
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
 * Writes the fixture beside the template. Rejects with `Refusal` rather than overwrite one that cannot be parsed,
 * because somebody may be editing it.
 */
export async function keepFixture(template: vscode.Uri, fixture: Fixture): Promise<vscode.Uri> {
  const uri = fixtureUri(template);
  if (!uri) throw new Refusal('Save the template first: its fixture is saved beside it.');
  try {
    await loadFixture(template);
  } catch (error) {
    throw error instanceof FixtureFault ? new Refusal(`Nothing is written over it: ${error.message}`) : error;
  }
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(writeFixture(fixture)));
  } catch (error) {
    throw new Refusal(`The fixture could not be written: ${error instanceof Error ? error.message : 'unknown'}.`);
  }
  return uri;
}
