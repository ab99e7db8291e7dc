import * as v from 'valibot';
import * as vscode from 'vscode';
import type { CommandRegistry } from '../commands';
import { withoutLinks } from '../labels';
import type { CheckResult } from './checkResult';
import type { TemplateProblems } from './templateProblems';
import { WorkspaceCheck } from './workspaceCheck';

interface Parts {
  readonly commands: CommandRegistry;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Registers *Check All Templates in Workspace*, which returns the counts of what was found, and *Clear Problems of
 * Closed Templates*.
 */
export function registerWorkspaceCommands({ commands, log }: Parts, problems: TemplateProblems): vscode.Disposable {
  const check = new WorkspaceCheck(problems, log);
  return vscode.Disposable.from(
    check,
    commands.register('checkWorkspace', {
      argument: v.object({}, 'expects {}'),
      run: async () => (await check.check(() => undefined, new AbortController().signal)).result,
      ask: () => checkShown(check),
    }),
    commands.register('clearProblems', { ask: async () => check.clear() }),
  );
}

async function checkShown(check: WorkspaceCheck): Promise<CheckResult> {
  const cancelling = new AbortController();
  const options = { location: vscode.ProgressLocation.Notification, title: 'Checking templates', cancellable: true };
  const { result, report } = await vscode.window.withProgress(options, async (progress, token) => {
    token.onCancellationRequested(() => cancelling.abort());
    let shown = 0;
    return check.check((done, all) => {
      const share = Math.floor((done / all) * 100);
      if (share > shown) progress.report({ message: `${done} of ${all}`, increment: share - shown });
      shown = share;
    }, cancelling.signal);
  });
  // Superseded by a newer check, which will report.
  if (result.cancelled && !cancelling.signal.aborted) return result;
  if (result.problems > result.hints) await vscode.commands.executeCommand('workbench.actions.view.problems');
  void vscode.window.showInformationMessage(withoutLinks(report));
  return result;
}
