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
    item.show();
  };
  show();
  return vscode.Disposable.from(item, connections.onDidChange(show), lookUps.onDidChange(show));
}

function tooltip({ active, sampleIsActive, keyIsMissing, failure }: Connections): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: ['amplitudeProfile.setApiKey', 'amplitudeProfile.selectConnection'] };
  if (failure) text.appendText(failure.message).appendMarkdown('\n\n');
  const setKey = '[Set API Key…](command:amplitudeProfile.setApiKey)';
  if (sampleIsActive) {
    text.appendMarkdown(`Look-ups answer with sample data, without account or network.\n\n${setKey}`);
  } else if (keyIsMissing) {
    text.appendText(`“${active}” has no key.`).appendMarkdown(`\n\n${setKey}`);
  } else {
    text.appendText(`Look-ups use the connection “${active}”.`);
  }
  return text.appendMarkdown('\n\n[Select Connection…](command:amplitudeProfile.selectConnection)');
}
