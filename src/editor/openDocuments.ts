import * as vscode from 'vscode';
import { isSame } from './uris';

/** Returns the document of a URI if it is open, in a tab or without one. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => isSame(document.uri, uri));
}

/** Whether a document is open in a tab. */
export function hasTab(document: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => isTabOf(document, tab)));
}

export function isTabOf(document: vscode.Uri, { input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputText && isSame(input.uri, document);
}
