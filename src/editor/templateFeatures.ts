import * as vscode from 'vscode';
import { registerAutoClosing } from './autoClosing';
import type { CommandRegistry } from './commands';
import { Diagnostics } from './diagnostics';
import { type Explanations, registerExplanations } from './explanations';
import { createLanguageProviders, type LanguageProviders } from './languageProviders';
import type { SeenPeople } from './seenPeople';
import type { TemplateDocuments } from './templateDocuments';
import { TemplateProblems } from './templateProblems';
import { Templates } from './templates';

interface Parts {
  readonly commands: CommandRegistry;
  readonly extensionUri: vscode.Uri;
  readonly seenPeople: SeenPeople;
}

export interface TemplateFeatures extends vscode.Disposable {
  readonly templates: Templates;
  readonly problems: TemplateProblems;
  readonly providers: LanguageProviders;
  readonly explanations: Explanations;
}

/** Registers what templates need: language features, diagnostics and explanations. None of it calls the network. */
export function registerTemplateFeatures(
  { commands, extensionUri, seenPeople }: Parts,
  documents: TemplateDocuments,
): TemplateFeatures {
  const templates = new Templates(documents);
  const problems = new TemplateProblems(templates, seenPeople);
  const explanations = registerExplanations(commands, extensionUri, (document) => problems.of(document));
  const disposable = vscode.Disposable.from(
    templates,
    problems,
    new Diagnostics(problems),
    registerAutoClosing(templates),
    explanations,
  );
  const providers = createLanguageProviders(templates, problems, seenPeople);
  return { templates, problems, providers, explanations, dispose: () => disposable.dispose() };
}
