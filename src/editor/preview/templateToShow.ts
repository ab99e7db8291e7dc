import * as vscode from 'vscode';
import { shortened, visible } from '../../profile/visible';
import { NEW_TEMPLATE_COMMAND, Refusal } from '../commands';
import { hasTab, openDocument } from '../openDocuments';

/** Returns the template in the active editor, or else the only one that is visible, or else the only one in a tab. */
export function activeTemplate(isTemplate: (document: vscode.TextDocument) => boolean): vscode.TextDocument {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const active = activeTextEditor ? [activeTextEditor.document] : [];
  const beside = visibleTextEditors.map(({ document }) => document);
  const inTabs = vscode.workspace.textDocuments.filter(({ uri }) => hasTab(uri));
  for (const documents of [active, beside, inTabs]) {
    const [template, ...others] = new Set(documents.filter(isTemplate));
    if (others.length > 0) throw new Refusal('Select the editor of a template first.');
    if (template) return template;
  }
  throw new Refusal('Open a template first: a .liquid or .html file.', NEW_TEMPLATE_COMMAND);
}

export async function documentToShow(address: string): Promise<vscode.TextDocument> {
  const document = await documentAt(address);
  if (!document) throw new Refusal(`There is no template at “${shortened(visible(address), 200)}”.`);
  return document;
}

/** Opens the document of a URI. Resolves to nothing if it does not exist. VS Code would create a draft that is gone. */
export async function documentAt(address: string): Promise<vscode.TextDocument | undefined> {
  try {
    const uri = vscode.Uri.parse(address, true);
    const isGone = uri.scheme === 'untitled' && !openDocument(uri) && !hasTab(uri);
    return isGone ? undefined : await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
