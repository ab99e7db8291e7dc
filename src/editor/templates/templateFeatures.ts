import * as vscode from 'vscode';
import type { CommandRegistry } from '../commands';
import { Diagnostics } from '../problems/diagnostics';
import { type Explanations, registerExplanations } from '../problems/explanations';
import { TemplateProblems } from '../problems/templateProblems';
import type { SeenPeople } from '../profiles/seenPeople';
import { registerAutoClosing } from './autoClosing';
import { registerFixtureRenames } from './fixtureRenames';
import { createLanguageProviders, type LanguageProviders } from './languageProviders';
import { registerNewTemplate } from './newTemplate';
import type { TemplateDocuments } from './templateDocuments';
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
    registerNewTemplate(commands),
    registerFixtureRenames(),
    explanations,
  );
  const providers = createLanguageProviders(templates, problems, seenPeople, extensionUri);
  return { templates, problems, providers, explanations, dispose: () => disposable.dispose() };
}
