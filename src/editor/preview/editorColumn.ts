import * as vscode from 'vscode';
import { isTabOf } from '../openDocuments';

/**
 * Returns the column in which to show a document from a page, so that it does not hide the page: where the document is
 * open already, or else beside the page.
 */
export function editorColumn(document: vscode.Uri, page: vscode.WebviewPanel): vscode.ViewColumn {
  const isOpen = (tab: vscode.Tab) => isTabOf(document, tab);
  const groups = vscode.window.tabGroups.all.filter(
    ({ viewColumn, tabs }) => viewColumn !== page.viewColumn && tabs.some(isOpen),
  );
  const group = groups.find(({ activeTab }) => activeTab && isOpen(activeTab)) ?? groups[0];
  return group?.viewColumn ?? besideColumn(page);
}

/** Returns the column for something new beside a page. */
export function besideColumn({ viewColumn }: vscode.WebviewPanel): vscode.ViewColumn {
  return viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
}
