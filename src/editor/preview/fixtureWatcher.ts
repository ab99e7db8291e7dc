import * as vscode from 'vscode';
import { isSame } from '../uris';
import { fixtureUri } from './fixtureUri';

/** Calls `changed` when a program other than VS Code creates, changes or deletes the fixture of a template. */
export function watchFixture(template: vscode.Uri, changed: () => void): vscode.Disposable {
  const fixture = fixtureUri(template);
  if (!fixture) return vscode.Disposable.from();
  const folder = vscode.Uri.joinPath(fixture, '..');
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*.fixture.json'));
  const look = (uri: vscode.Uri) => {
    if (isSame(uri, fixture)) changed();
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(look),
    watcher.onDidChange(look),
    watcher.onDidDelete(look),
  );
}
