import * as vscode from 'vscode';
import { ANSWER_SCHEME, EXPLANATION_SCHEME, RESPONSE_SCHEME } from '../schemes';
import { templateLanguages } from '../settings';

/**
 * Schemes of documents that are never templates: our own, and what VS Code, GitLens and GitHub Pull Requests show beside
 * a file to compare it with.
 */
const OTHER_SCHEMES: ReadonlySet<string> = new Set([
  ...[RESPONSE_SCHEME, EXPLANATION_SCHEME, ANSWER_SCHEME],
  ...['git', 'vscode-local-history', 'showModifications', 'merge-conflict.conflict-diff'],
  ...['chat-editing-text-model', 'chat-editing-snapshot-text-model', 'gitlens', 'pr', 'review'],
]);

/** VS Code numbers the documents that show the clipboard. */
const CLIPBOARD = /^clipboardCompare\d+$/;

/** Whether a document is a template, by the settings of its own folder. */
export function isTemplate(document: vscode.TextDocument): boolean {
  const { scheme } = document.uri;
  if (OTHER_SCHEMES.has(scheme) || CLIPBOARD.test(scheme)) return false;
  return templateLanguages(document).includes(document.languageId);
}

/** Follows which documents are templates. */
export class TemplateDocuments implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when other documents may be templates. */
  readonly onDidChange = this.changed.event;
  private readonly listeners = vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(() => this.changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('amplitudeProfile.templateLanguages')) this.changed.fire();
    }),
  );

  /** Selects the template languages of all folders, in files, untitled and virtual documents. */
  get selector(): vscode.DocumentSelector {
    const scopes = [undefined, ...(vscode.workspace.workspaceFolders ?? [])];
    return [...new Set(scopes.flatMap((scope) => templateLanguages(scope)))].map((language) => ({ language }));
  }

  has(document: vscode.TextDocument): boolean {
    return isTemplate(document);
  }

  /** Registers features for the selector, and again whenever it may have changed. */
  register(provide: (selector: vscode.DocumentSelector) => vscode.Disposable): vscode.Disposable {
    let provided = provide(this.selector);
    const listener = this.onDidChange(() => {
      provided.dispose();
      provided = provide(this.selector);
    });
    return vscode.Disposable.from(listener, { dispose: () => provided.dispose() });
  }

  /** Calls `begin` once, as soon as a template is open. Disposing the result also disposes what `begin` returned. */
  onceOpen(begin: () => vscode.Disposable): vscode.Disposable {
    let begun: vscode.Disposable | undefined;
    let waiting: vscode.Disposable | undefined;
    const look = (documents: readonly vscode.TextDocument[]) => {
      if (begun || !documents.some(isTemplate)) return;
      waiting?.dispose();
      begun = begin();
    };
    look(vscode.workspace.textDocuments);
    if (!begun) {
      waiting = vscode.Disposable.from(
        vscode.workspace.onDidOpenTextDocument((document) => look([document])),
        this.onDidChange(() => look(vscode.workspace.textDocuments)),
      );
    }
    return {
      dispose: () => {
        waiting?.dispose();
        begun?.dispose();
      },
    };
  }

  dispose(): void {
    this.listeners.dispose();
    this.changed.dispose();
  }
}
