import * as vscode from 'vscode';
import { type Connections, DEFAULT_NAME, SAMPLE } from './connections/connections';
import { plainLabel } from './labels';
import type { LookUps } from './profiles/lookUps';

/** Shows the active connection in the status bar. A click opens *Select Connection…* */
export function registerStatusBar(connections: Connections, lookUps: LookUps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('amplitudeProfile.connection', vscode.StatusBarAlignment.Left);
  item.name = 'Amplitude Connection';
  item.command = 'amplitudeProfile.selectConnection';
  const show = () => {
    const { active, sampleIsActive, keyIsMissing, failure } = connections;
    const isBusy = lookUps.running(active).length > 0;
    const icon = isBusy
      ? 'loading~spin'
      : failure
        ? 'warning'
        : sampleIsActive
          ? 'beaker'
          : keyIsMissing
            ? 'warning'
            : 'plug';
    const name = sampleIsActive ? `: ${SAMPLE} data` : active === DEFAULT_NAME ? '' : `: ${plainLabel(active)}`;
    item.text = `$(${icon}) Amplitude${name}`;
    item.tooltip = tooltip(connections);
    const parts = [...(isBusy ? ['Looking up.'] : []), ...(failure ? [failure.message] : []), sourceOf(connections)];
    item.accessibilityInformation = { label: `Amplitude: ${parts.join(' ')}` };
    item.show();
  };
  show();
  return vscode.Disposable.from(item, connections.onDidChange(show), lookUps.onDidChange(show));
}

/** Returns a sentence that says where answers come from. */
function sourceOf({ active, sampleIsActive, keyIsMissing }: Connections): string {
  if (sampleIsActive) return 'Look-ups answer with sample data, without account or network.';
  return keyIsMissing ? `“${active}” has no key.` : `Look-ups use the connection “${active}”.`;
}

function tooltip(connections: Connections): vscode.MarkdownString {
  const { sampleIsActive, keyIsMissing, failure } = connections;
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: ['amplitudeProfile.setApiKey', 'amplitudeProfile.selectConnection'] };
  if (failure) text.appendText(failure.message).appendMarkdown('\n\n');
  text.appendText(sourceOf(connections));
  if (sampleIsActive || keyIsMissing) text.appendMarkdown('\n\n[Set API Key…](command:amplitudeProfile.setApiKey)');
  return text.appendMarkdown('\n\n[Select Connection…](command:amplitudeProfile.selectConnection)');
}
