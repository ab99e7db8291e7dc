import * as vscode from 'vscode';
import type { Row } from '../../profile/row';
import { parseTemplate } from '../../template/parser';
import { NEW_TEMPLATE_COMMAND, Refusal } from '../commands';
import { insertionAt } from './insertion';

export const NO_LIQUID = 'Liquid has no way to write this name.';

/** Actions on the rows of a profile, shared by the explorer and the pages. */

/** Copies a text, says so in the status bar, and returns the text. `what` names it: `Value`, `2 values`. */
export async function copied(text: string, what: string): Promise<string> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`$(check) ${what} copied`, 3000);
  return text;
}

export function copyValues(rows: readonly Row[]): Promise<string> {
  return copied(rows.map(({ value }) => value).join('\n'), rows.length === 1 ? 'Value' : `${rows.length} values`);
}

export async function copyLiquid(rows: readonly Row[]): Promise<string> {
  return copied(rows.map(liquidOf).join('\n'), 'Liquid');
}

/** Returns the editor that Liquid is inserted into: the active one, or another in sight. Throws `Refusal` if there is none. */
export function editorForLiquid(): vscode.TextEditor {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editor = [...(activeTextEditor ? [activeTextEditor] : []), ...visibleTextEditors].find(isWritable);
  if (!editor) throw new Refusal('Open the template that the Liquid should go into.', NEW_TEMPLATE_COMMAND);
  return editor;
}

/**
 * Inserts Liquid at the cursors of the last active text editor: the bare expression inside Liquid, with braces
 * elsewhere.
 */
export async function insertLiquid(rows: readonly Row[]): Promise<void> {
  const editor = editorForLiquid();
  const { document, selections } = editor;
  const { version } = document;
  const template = parseTemplate(document.getText());
  const offset = document.offsetAt(selections[0]?.start ?? new vscode.Position(0, 0));
  const snippet = new vscode.SnippetString();
  for (const [index, row] of rows.entries()) {
    const insertion = insertionAt(template, offset, { ...row, liquid: liquidOf(row) });
    snippet.appendText(`${index > 0 ? '\n' : ''}${insertion.before}`);
    if (insertion.after) snippet.appendTabstop(index + 1).appendText(insertion.after);
  }
  const isInserted = await editor.insertSnippet(snippet, selections);
  // VS Code also says so where nothing was inserted, because the file is read-only.
  if (!isInserted || document.version === version) throw new Refusal('This file cannot be changed. Is it read-only?');
  await vscode.window.showTextDocument(document, editor.viewColumn);
}

export function hasLiquid({ liquid }: Row): boolean {
  return liquid !== undefined;
}

function liquidOf({ liquid }: Row): string {
  if (liquid === undefined) throw new Refusal(NO_LIQUID);
  return liquid;
}

function isWritable({ document }: vscode.TextEditor): boolean {
  return document.uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === true;
}
