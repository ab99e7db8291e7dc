import * as vscode from 'vscode';
import type { Edit } from '../../language/edit';
import { Lines } from '../../language/lines';
import type { Span } from '../../template/expressionNodes';
import { collectFacts, type Facts } from '../../template/facts';
import { parseTemplate } from '../../template/parser';
import type { TemplateDocuments } from './templateDocuments';

interface Known {
  readonly version: number;
  readonly facts: Facts;
}

/** Caches the facts of each template. */
export class Templates implements vscode.Disposable {
  private readonly known = new Map<vscode.TextDocument, Known>();
  private readonly nothing = factsIn('');
  private readonly listeners: vscode.Disposable;

  constructor(private readonly documents: TemplateDocuments) {
    this.listeners = vscode.Disposable.from(
      vscode.workspace.onDidCloseTextDocument((document) => this.known.delete(document)),
      documents.onDidChange(() => this.known.clear()),
    );
  }

  has(document: vscode.TextDocument): boolean {
    return this.documents.has(document);
  }

  /** Returns the facts of a document, computed once per version. Those of an empty template if the document is none. */
  factsOf(document: vscode.TextDocument): Facts {
    const known = this.known.get(document);
    if (known?.version === document.version) return known.facts;
    if (!this.has(document)) return this.nothing;
    const facts = factsIn(document.getText());
    if (!document.isClosed) this.known.set(document, { version: document.version, facts });
    return facts;
  }

  dispose(): void {
    this.listeners.dispose();
    this.known.clear();
  }
}

export function factsIn(text: string): Facts {
  return collectFacts(parseTemplate(text));
}

export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** Returns a function that converts spans in a text to ranges, for texts that are not open documents. */
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
