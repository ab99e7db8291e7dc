import * as vscode from 'vscode';

/** The only folder that webviews load from. */
export function resourceRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist');
}

/**
 * A page of ours: one script, our own styles and icon font, nothing from anywhere else, nothing inline.
 * `script` is the bundle's name in `dist`, `element` the custom element that it defines.
 */
export function webviewHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  script: string,
  element: string,
): string {
  const uri = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(resourceRoot(extensionUri), file));
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const { cspSource } = webview;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" id="vscode-codicon-stylesheet" href="${uri('codicon.css')}">
    <link rel="stylesheet" href="${uri(`${script}.css`)}">
    <title>Amplitude Profile</title>
  </head>
  <body>
    <${element}></${element}>
    <script nonce="${nonce}" src="${uri(`${script}.js`)}"></script>
  </body>
</html>`;
}
