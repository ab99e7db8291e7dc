import type * as vscode from 'vscode';
import { createCodeActions } from '../problems/codeActions';
import type { TemplateProblems } from '../problems/templateProblems';
import type { SeenPeople } from '../profiles/seenPeople';
import { createCompletions } from './completions';
import { createHovers } from './hovers';
import { createInlayHints } from './inlayHints';
import { createNavigation } from './navigation';
import { createProfileCalls } from './profileCalls';
import { createSignatureHelp } from './signatureHelp';
import { createStructure } from './structure';
import type { Templates } from './templates';

export type LanguageProviders = ReturnType<typeof createLanguageProviders>;

/** Creates the providers of all language features. */
export function createLanguageProviders(
  templates: Templates,
  problems: TemplateProblems,
  seenPeople: SeenPeople,
  extensionUri: vscode.Uri,
) {
  const seen = (document: vscode.TextDocument) => seenPeople.of(document);
  return {
    completions: createCompletions(templates, seen, extensionUri),
    hovers: createHovers(templates, seen),
    inlayHints: createInlayHints(templates, seen),
    ...createNavigation(templates),
    ...createStructure(templates),
    ...createProfileCalls(templates, seen),
    signatures: createSignatureHelp(templates),
    actions: createCodeActions(templates, problems, seen),
  };
}
