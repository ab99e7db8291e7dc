import * as vscode from 'vscode';
import { registerCodeActions } from './codeActions';
import type { CommandRegistry } from './commands';
import { Diagnostics } from './diagnostics';
import { registerExplanations } from './explanations';
import type { SeenPeople } from './seenPeople';
import { TemplateProblems } from './templateProblems';
import type { Templates } from './templates';
import { WorkspaceCheck } from './workspaceCheck';
import { registerWorkspaceCommands } from './workspaceCommands';

interface Parts {
  readonly commands: CommandRegistry;
  readonly extensionUri: vscode.Uri;
  readonly templates: Templates;
  readonly seenPeople: SeenPeople;
  readonly log: vscode.LogOutputChannel;
}

/** Squiggles, quick fixes, explanations, and a check of the whole workspace. Nothing of it calls the network. */
export function registerProblems({ commands, extensionUri, templates, seenPeople, log }: Parts): vscode.Disposable {
  const problems = new TemplateProblems(templates, seenPeople);
  const check = new WorkspaceCheck(problems, log);
  return vscode.Disposable.from(
    problems,
    check,
    new Diagnostics(problems),
    registerCodeActions(templates, problems, (document) => seenPeople.of(document)),
    registerWorkspaceCommands(commands, check),
    registerExplanations(commands, extensionUri, (document) => problems.of(document)),
  );
}
