import * as vscode from 'vscode';
import { fixtureUri } from '../preview/fixtureUri';
import { documentAt } from '../preview/templateToShow';
import { isTemplate } from './templateDocuments';

type Renamed = vscode.FileRenameEvent['files'][number];

/** Renames and moves fixtures together with their templates. Undo takes back both. */
export function registerFixtureRenames(): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles(({ files, waitUntil }) => waitUntil(renamesOfFixtures(files)));
}

async function renamesOfFixtures(files: readonly Renamed[]): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const { oldUri, newUri } of files) {
    const [fixture, renamed] = [fixtureUri(oldUri), fixtureUri(newUri)];
    if (!fixture || !renamed || files.some((file) => file.oldUri.path === fixture.path)) continue;
    if ((await exists(fixture)) && (await isTemplateAt(oldUri)))
      edit.renameFile(fixture, renamed, { ignoreIfExists: true });
  }
  return edit;
}

/** Whether a file is a template. Fixtures of other files are not ours. */
async function isTemplateAt(uri: vscode.Uri): Promise<boolean> {
  const document = await documentAt(uri.toString());
  return document !== undefined && isTemplate(document);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
