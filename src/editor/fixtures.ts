import * as vscode from 'vscode';
import { type Fixture, FixtureFault, readFixture, writeFixture } from '../preview/fixture';
import { Refusal } from './commands';

const SUFFIX = '.fixture.json';

/** Where the fixture of a template is kept: beside it. Nothing for a template that is in no folder yet. */
export function fixtureUri(template: vscode.Uri): vscode.Uri | undefined {
  return template.scheme === 'untitled'
    ? undefined
    : template.with({ path: template.path + SUFFIX, query: '', fragment: '' });
}

export function fixtureName(template: vscode.Uri): string {
  return `${template.path.split('/').at(-1) ?? ''}${SUFFIX}`;
}

/** Of a template; nothing when there is no such file. Throws `FixtureFault` for one that cannot be used. */
export async function loadFixture(template: vscode.Uri): Promise<Fixture | undefined> {
  const uri = fixtureUri(template);
  if (!uri) return undefined;
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return readFixture(open.getText());
  try {
    return readFixture(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch (error) {
    if (error instanceof FixtureFault) throw error;
    // A file that is not there, or cannot be read, is as if there were none.
    return undefined;
  }
}

/** Writes the fixture beside the template, but not over one that cannot be read: somebody is writing it. Throws `Refusal`. */
export async function keepFixture(template: vscode.Uri, fixture: Fixture): Promise<vscode.Uri> {
  const uri = fixtureUri(template);
  if (!uri) throw new Refusal('Save the template first: its fixture is kept beside it.');
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
