import * as vscode from 'vscode';
import type { FromPreview, ToPreview } from '../../../../src/webview/preview/protocol';

/** A panel in sight whose page the test plays. As of VS Code's own, nothing can be asked of it once it is closed. */
export function createPanel() {
  const received = new vscode.EventEmitter<FromPreview>();
  const closed = new vscode.EventEmitter<void>();
  const posted: ToPreview[] = [];
  let isClosed = false;
  const state = { title: '', visible: true, viewColumn: vscode.ViewColumn.Two };
  const asked = <Value>(value: Value): Value => {
    if (isClosed) throw new Error('Webview is disposed');
    return value;
  };
  const panel = {
    webview: {
      html: '',
      options: {},
      cspSource: '',
      asWebviewUri: (uri: vscode.Uri) => uri,
      onDidReceiveMessage: received.event,
      postMessage: async (message: ToPreview) => posted.push(message) > 0,
    },
    onDidDispose: closed.event,
    get title() {
      return asked(state.title);
    },
    set title(title) {
      state.title = asked(title);
    },
    get visible() {
      return asked(state.visible);
    },
    get viewColumn() {
      return asked(state.viewColumn);
    },
    dispose() {
      isClosed = true;
      closed.fire();
    },
  };
  return {
    panel: panel as unknown as vscode.WebviewPanel,
    posted,
    send: (message: FromPreview) => received.fire(message),
    close: () => panel.dispose(),
  };
}
