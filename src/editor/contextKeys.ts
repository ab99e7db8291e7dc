import * as vscode from 'vscode';
import type { Connections } from './connections/connections';
import type { LookUps } from './profiles/lookUps';
import type { Profiles } from './profiles/profiles';
import { onDidChangeSettings } from './settings';
import { isTemplate } from './templates/templateDocuments';

/** Sets the context keys that `when` clauses in the manifest use. Each is sent to VS Code only when it changes. */
export function registerContextKeys(connections: Connections, profiles: Profiles, lookUps: LookUps): vscode.Disposable {
  const told = new Map<string, boolean>();
  const set = (key: string, value: boolean) => {
    if (told.get(key) === value) return;
    told.set(key, value);
    void vscode.commands.executeCommand('setContext', `amplitudeProfile.${key}`, value);
  };
  const update = () => {
    const { active, sampleIsActive, keyIsMissing } = connections;
    set('sampleActive', sampleIsActive);
    set('keyMissing', keyIsMissing);
    set('hasKey', !sampleIsActive && !keyIsMissing);
    set('hasProfiles', profiles.list(active).length > 0);
    set('hasResponse', profiles.lastResponse(active) !== undefined);
    set('isBusy', lookUps.running(active).length > 0);
  };
  const updateEditor = () => {
    const document = vscode.window.activeTextEditor?.document;
    set('templateActive', document !== undefined && hasCommands(document));
  };
  update();
  updateEditor();
  return vscode.Disposable.from(
    connections.onDidChange(update),
    profiles.onDidChange(update),
    lookUps.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(updateEditor),
    // Changing the language of a document counts as opening it.
    vscode.workspace.onDidOpenTextDocument(updateEditor),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (told.get('templateActive') || document !== vscode.window.activeTextEditor?.document) return;
      if (contentChanges.some(({ text }) => text.includes('{'))) updateEditor();
    }),
    onDidChangeSettings(updateEditor),
  );
}

/** Whether to offer template commands. HTML files count only if they contain Liquid. */
function hasCommands(document: vscode.TextDocument): boolean {
  return isTemplate(document) && (document.languageId === 'liquid' || /\{\{|\{%/.test(document.getText()));
}
