import * as vscode from 'vscode';
import type { CommandRegistry } from './commands';
import { Diagnostics } from './diagnostics';
import { type Explanations, registerExplanations } from './explanations';
import type { SeenPeople } from './seenPeople';
import { TemplateProblems } from './templateProblems';
import type { Templates } from './templates';
import { WorkspaceCheck } from './workspaceCheck';
import { registerWorkspaceCommands } from './workspaceCommands';

export interface ProblemParts {
  readonly commands: CommandRegistry;
  readonly extensionUri: vscode.Uri;
  readonly templates: Templates;
  readonly seenPeople: SeenPeople;
  readonly log: vscode.LogOutputChannel;
}

export interface ProblemFeatures extends vscode.Disposable {
  readonly problems: TemplateProblems;
  readonly explanations: Explanations;
}

/** Squiggles, explanations, and a check of the whole workspace. Nothing of it calls the network. */
export function registerProblems({
  commands,
  extensionUri,
  templates,
  seenPeople,
  log,
}: ProblemParts): ProblemFeatures {
  const problems = new TemplateProblems(templates, seenPeople);
  const check = new WorkspaceCheck(problems, log);
  const explanations = registerExplanations(commands, extensionUri, (document) => problems.of(document));
  const disposable = vscode.Disposable.from(
    problems,
    check,
    new Diagnostics(problems),
    registerWorkspaceCommands(commands, check),
    explanations,
  );
  return { problems, explanations, dispose: () => disposable.dispose() };
}
