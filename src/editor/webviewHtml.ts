import * as vscode from 'vscode';

/** Returns the only folder that webviews may load from. */
function resourceRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist');
}

/** Gives a panel our icon, and lets its page run our scripts. */
export function prepare(panel: vscode.WebviewPanel, extensionUri: vscode.Uri): void {
  const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, 'media', `page-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  panel.webview.options = { enableScripts: true, localResourceRoots: [resourceRoot(extensionUri)] };
}

/** Describes one of our pages. */
export interface PageSource {
  /** The name of the bundle in `dist`. */
  readonly script: string;
  /** The custom element that it defines. */
  readonly element: string;
  readonly title: string;
  /** Additional sources that the content security policy allows for styles and images. */
  readonly styles?: string;
  readonly images?: string;
}

/**
 * Returns the HTML of a page with one script, our styles and our icon font. Its policy allows nothing else, except what
 * `page` says.
 */
export function webviewHtml(webview: vscode.Webview, extensionUri: vscode.Uri, page: PageSource): string {
  const { script, element, title, styles = '', images = '' } = page;
  const uri = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(resourceRoot(extensionUri), file));
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const { cspSource } = webview;
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} ${styles}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} ${images}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" id="vscode-codicon-stylesheet" href="${uri('codicon.css')}">
    <link rel="stylesheet" href="${uri(`${script}.css`)}">
    <title>${title}</title>
  </head>
  <body>
    <${element}></${element}>
    <script nonce="${nonce}" src="${uri(`${script}.js`)}"></script>
  </body>
</html>`;
}
