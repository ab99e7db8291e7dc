import * as vscode from 'vscode';
import { fixtureUri } from '../preview/fixtureUri';

type Renamed = vscode.FileRenameEvent['files'][number];

/** Fixtures of other files are not ours. */
const TEMPLATE = /\.(?:liquid|html)$/;

/** Renames and moves fixtures together with their templates. Undo takes back both. */
export function registerFixtureRenames(): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles(({ files, waitUntil }) => {
    const templates = files.filter(({ oldUri }) => TEMPLATE.test(oldUri.path));
    if (templates.length > 0) waitUntil(renamesOfFixtures(templates, files));
  });
}

async function renamesOfFixtures(
  templates: readonly Renamed[],
  files: readonly Renamed[],
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const { oldUri, newUri } of templates) {
    const [fixture, renamed] = [fixtureUri(oldUri), fixtureUri(newUri)];
    if (!fixture || !renamed || files.some((file) => file.oldUri.path === fixture.path)) continue;
    if (await exists(fixture)) edit.renameFile(fixture, renamed, { ignoreIfExists: true });
  }
  return edit;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
