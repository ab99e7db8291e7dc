import * as vscode from 'vscode';
import type { Edit } from '../language/edit';
import { Lines } from '../language/lines';
import type { Span } from '../template/expressionNodes';
import { collectFacts, type Facts } from '../template/facts';
import { parseTemplate } from '../template/parser';
import { EXPLANATION_SCHEME } from './explanations';
import { RESPONSE_SCHEME } from './responses';
import { templateLanguages } from './settings';

/** Of documents that are no templates whatever their language: ours, and earlier versions shown in comparisons. */
const OUR_SCHEMES: ReadonlySet<string> = new Set([RESPONSE_SCHEME, EXPLANATION_SCHEME, 'git', 'vscode-local-history']);

interface Known {
  readonly version: number;
  readonly facts: Facts;
}

/** The documents that are read as templates, and the facts of each as it stands. */
export class Templates implements vscode.Disposable {
  readonly #known = new Map<vscode.TextDocument, Known>();
  readonly #closing = vscode.workspace.onDidCloseTextDocument((document) => this.#known.delete(document));
  readonly #nothing = factsIn('');

  /** Every language that some folder reads as templates, in files, untitled and virtual documents. */
  get selector(): vscode.DocumentSelector {
    const scopes = [undefined, ...(vscode.workspace.workspaceFolders ?? [])];
    return [...new Set(scopes.flatMap((scope) => templateLanguages(scope)))].map((language) => ({ language }));
  }

  /** Whether the settings of the document's own folder make it a template. */
  has(document: vscode.TextDocument): boolean {
    return !OUR_SCHEMES.has(document.uri.scheme) && templateLanguages(document).includes(document.languageId);
  }

  /** Read once for each version of a document. Those of an empty template when the document is none. */
  factsOf(document: vscode.TextDocument): Facts {
    const known = this.#known.get(document);
    if (known?.version === document.version) return known.facts;
    if (!this.has(document)) return this.#nothing;
    const facts = factsIn(document.getText());
    if (!document.isClosed) this.#known.set(document, { version: document.version, facts });
    return facts;
  }

  /** Registers a feature for the selector, and anew when other languages are chosen. */
  register(provide: (selector: vscode.DocumentSelector) => vscode.Disposable): vscode.Disposable {
    let provided = provide(this.selector);
    const renew = () => {
      this.#known.clear();
      provided.dispose();
      provided = provide(this.selector);
    };
    const listeners = [
      vscode.workspace.onDidChangeWorkspaceFolders(renew),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('amplitudeProfile.templateLanguages')) renew();
      }),
    ];
    return vscode.Disposable.from(...listeners, { dispose: () => provided.dispose() });
  }

  dispose(): void {
    this.#closing.dispose();
    this.#known.clear();
  }
}

export function factsIn(text: string): Facts {
  return collectFacts(parseTemplate(text));
}

export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The ranges in a text that no document holds. */
export function rangesIn(text: string): (span: Span) => vscode.Range {
  const lines = new Lines(text);
  const positionAt = (offset: number) => {
    const line = lines.at(offset);
    return new vscode.Position(line, offset - lines.startOf(line));
  };
  return ({ start, end }) => new vscode.Range(positionAt(start), positionAt(end));
}

export function locationOf(document: vscode.TextDocument, span: Span): vscode.Location {
  return new vscode.Location(document.uri, rangeOf(document, span));
}

export function spanOf(document: vscode.TextDocument, { start, end }: vscode.Range): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

export function editOf(document: vscode.TextDocument, edits: readonly Edit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const one of edits) edit.replace(document.uri, rangeOf(document, one), one.newText);
  return edit;
}
