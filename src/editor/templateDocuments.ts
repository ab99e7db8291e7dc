import * as vscode from 'vscode';
import { EXPLANATION_SCHEME, RESPONSE_SCHEME } from './schemes';
import { templateLanguages } from './settings';

/** Of documents that are no templates whatever their language: ours, and earlier versions shown in comparisons. */
const OUR_SCHEMES: ReadonlySet<string> = new Set([RESPONSE_SCHEME, EXPLANATION_SCHEME, 'git', 'vscode-local-history']);

/** Which documents are read as templates. */
export class TemplateDocuments implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Others may be templates now. */
  readonly onDidChange = this.#changed.event;
  readonly #listeners = vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(() => this.#changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('amplitudeProfile.templateLanguages')) this.#changed.fire();
    }),
  );

  /** Every language that some folder reads as templates, in files, untitled and virtual documents. */
  get selector(): vscode.DocumentSelector {
    const scopes = [undefined, ...(vscode.workspace.workspaceFolders ?? [])];
    return [...new Set(scopes.flatMap((scope) => templateLanguages(scope)))].map((language) => ({ language }));
  }

  /** Whether the settings of the document's own folder make it a template. */
  has(document: vscode.TextDocument): boolean {
    return !OUR_SCHEMES.has(document.uri.scheme) && templateLanguages(document).includes(document.languageId);
  }

  /** Registers features for the selector, and anew when other languages are chosen. */
  register(provide: (selector: vscode.DocumentSelector) => vscode.Disposable): vscode.Disposable {
    let provided = provide(this.selector);
    const listener = this.onDidChange(() => {
      provided.dispose();
      provided = provide(this.selector);
    });
    return vscode.Disposable.from(listener, { dispose: () => provided.dispose() });
  }

  /** Calls `begin` once a template is open: soon where one is already. */
  whenOpen(begin: () => void): vscode.Disposable {
    const look = () => {
      if (vscode.workspace.textDocuments.some((document) => this.has(document))) begin();
    };
    const soon = setImmediate(look);
    return vscode.Disposable.from(
      { dispose: () => clearImmediate(soon) },
      vscode.workspace.onDidOpenTextDocument((document) => this.has(document) && begin()),
      this.onDidChange(look),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#changed.dispose();
  }
}
