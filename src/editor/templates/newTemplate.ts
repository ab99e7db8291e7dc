import * as vscode from 'vscode';
import type { CommandRegistry } from '../commands';
import { NEW_TEMPLATE } from './newTemplateText';

/** Registers *New Braze Template*, which opens an unsaved template that begins with a call. */
export function registerNewTemplate(commands: CommandRegistry): vscode.Disposable {
  return commands.register('newTemplate', {
    async ask() {
      const document = await vscode.workspace.openTextDocument({ language: 'liquid', content: NEW_TEMPLATE });
      await vscode.window.showTextDocument(document);
    },
  });
}
