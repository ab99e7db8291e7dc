import * as vscode from 'vscode';
import { hoverAt } from '../language/hover';
import type { Seen } from '../profile/seen';
import { rangeOf, type Templates } from './templates';

/** What stands under the pointer, in words. `seen` gives what is known of people now. */
export function registerHovers(templates: Templates, seen: (document: vscode.TextDocument) => Seen): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover(document, position) {
      const hover = hoverAt(templates.factsOf(document), document.offsetAt(position), seen(document), Date.now());
      return hover && new vscode.Hover(new vscode.MarkdownString(hover.markdown), rangeOf(document, hover));
    },
  };
  return templates.register((selector) => vscode.languages.registerHoverProvider(selector, provider));
}
