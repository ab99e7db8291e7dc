import * as vscode from 'vscode';
import { registerAutoClosing } from './autoClosing';
import { createLanguageProviders, type LanguageProviders } from './languageProviders';
import { type ProblemFeatures, type ProblemParts, registerProblems } from './problemFeatures';
import type { TemplateDocuments } from './templateDocuments';
import { Templates } from './templates';

export interface TemplateFeatures extends vscode.Disposable {
  readonly templates: Templates;
  readonly providers: LanguageProviders;
  readonly explanations: ProblemFeatures['explanations'];
}

/** What is offered while templates are written: answers to the editor, and what is wrong with them. */
export function registerTemplateFeatures(
  parts: Omit<ProblemParts, 'templates'>,
  documents: TemplateDocuments,
): TemplateFeatures {
  const templates = new Templates(documents);
  const { problems, explanations, dispose } = registerProblems({ ...parts, templates });
  const disposable = vscode.Disposable.from(templates, { dispose }, registerAutoClosing(templates));
  return {
    templates,
    providers: createLanguageProviders(templates, problems, parts.seenPeople),
    explanations,
    dispose: () => disposable.dispose(),
  };
}
