import * as vscode from 'vscode';
import { registerLanguageFeatures } from './languageFeatures';
import { type PreviewsParts, registerPreviews } from './previews';
import { registerProblems } from './problemFeatures';
import { Templates } from './templates';

/** All that is offered for templates: while they are written, what is wrong with them, and how they read. */
export function registerTemplateFeatures(parts: PreviewsParts, workspaceState: vscode.Memento): vscode.Disposable {
  const templates = new Templates();
  return vscode.Disposable.from(
    templates,
    registerLanguageFeatures(templates, parts.seenPeople),
    registerProblems({ ...parts, templates }),
    registerPreviews(parts, templates, workspaceState),
  );
}
