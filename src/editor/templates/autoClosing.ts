import * as vscode from 'vscode';
import { endTagAfter, surplusEndAfter } from '../../language/closing';
import { rangeOf, type Templates } from './templates';

/** Milliseconds to wait after a key. Somebody who types on needs no end tag inserted. */
const REST = 100;

/** Inserts the end tag when the start tag of a block is completed, and removes it again if somebody types it too. */
export function registerAutoClosing(templates: Templates): vscode.Disposable {
  let waiting: NodeJS.Timeout | undefined;
  const listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    if (document !== vscode.window.activeTextEditor?.document) return;
    clearTimeout(waiting);
    const [change, ...others] = contentChanges;
    if (!change || others.length > 0 || reason !== undefined || !/^%?\}$/.test(change.text)) return;
    if (!templates.has(document)) return;
    const { version } = document;
    const offset = change.rangeOffset + change.text.length;
    waiting = setTimeout(() => {
      const editor = vscode.window.activeTextEditor;
      if (editor?.document === document && document.version === version) close(editor, templates, offset);
    }, REST);
  });
  return vscode.Disposable.from(listener, { dispose: () => clearTimeout(waiting) });
}

function close(editor: vscode.TextEditor, templates: Templates, offset: number): void {
  const { document, selections } = editor;
  const position = document.positionAt(offset);
  const [only, ...others] = selections;
  if (others.length > 0 || !only?.isEmpty || !only.active.isEqual(position)) return;
  if (vscode.workspace.getConfiguration('editor', document).get('autoClosingBrackets') === 'never') return;
  const facts = templates.factsOf(document);
  const end = endTagAfter(facts, offset);
  const surplus = end === undefined ? surplusEndAfter(facts, offset) : undefined;
  if (end) void editor.insertSnippet(new vscode.SnippetString(`$0${end}`), position);
  if (surplus) void editor.edit((edit) => edit.delete(rangeOf(document, surplus)));
}
