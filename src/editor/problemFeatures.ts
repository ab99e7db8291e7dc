import * as vscode from 'vscode';
import { registerCodeActions } from './codeActions';
import type { CommandRegistry } from './commands';
import { Diagnostics } from './diagnostics';
import { registerExplanations } from './explanations';
import type { SeenPeople } from './seenPeople';
import { TemplateProblems } from './templateProblems';
import type { Templates } from './templates';

interface Parts {
  readonly commands: CommandRegistry;
  readonly extensionUri: vscode.Uri;
  readonly templates: Templates;
  readonly seenPeople: SeenPeople;
}

/** Squiggles, quick fixes and explanations. Nothing of it calls the network. */
export function registerProblems({ commands, extensionUri, templates, seenPeople }: Parts): vscode.Disposable {
  const problems = new TemplateProblems(templates, seenPeople);
  return vscode.Disposable.from(
    problems,
    new Diagnostics(problems),
    registerCodeActions(templates, problems, (document) => seenPeople.of(document)),
    registerExplanations(commands, extensionUri, (document) => problems.of(document)),
  );
}
