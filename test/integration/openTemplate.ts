import * as vscode from 'vscode';
import { name, publisher } from '../../package.json';
import { marked } from '../unit/template/marks';

export interface OpenTemplate {
  readonly document: vscode.TextDocument;
  /** Where the `█` stood. */
  readonly position: vscode.Position;
  /** The text of each range, in document order. */
  texts(ranges: readonly vscode.Range[] | undefined): string[];
  /** What VS Code gets from all providers: `vscode.execute…Provider` with the document's URI, and more arguments. */
  ask<Answer>(command: string, ...more: unknown[]): Thenable<Answer>;
}

/** An untitled document with a template, once the extension is there to answer. */
export async function openTemplate(template: string, language = 'liquid'): Promise<OpenTemplate> {
  const { text, offset } = marked(template);
  return toOpen(await vscode.workspace.openTextDocument({ language, content: text }), offset);
}

export async function toOpen(document: vscode.TextDocument, offset = 0): Promise<OpenTemplate> {
  await vscode.extensions.getExtension(`${publisher}.${name}`)?.activate();
  return {
    document,
    position: document.positionAt(offset),
    texts: (ranges) =>
      [...(ranges ?? [])]
        .sort((one, other) => one.start.compareTo(other.start))
        .map((range) => document.getText(range)),
    ask: (command, ...more) => vscode.commands.executeCommand(`vscode.${command}`, document.uri, ...more),
  };
}
