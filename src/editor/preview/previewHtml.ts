import type * as vscode from 'vscode';
import { webviewHtml } from '../webviewHtml';

/** Returns the HTML of a preview page. `images` says whether the message may load images from other hosts. */
export function previewHtml(webview: vscode.Webview, extensionUri: vscode.Uri, images: boolean): string {
  return webviewHtml(webview, extensionUri, {
    script: 'previewPage',
    element: 'preview-page',
    title: 'Template Preview',
    // The message in its frame has styles of its own.
    styles: "'unsafe-inline'",
    images: images ? 'data: https: http:' : 'data:',
  });
}
