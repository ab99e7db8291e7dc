import * as vscode from 'vscode';
import { hoverAt } from '../../language/hover/hover';
import type { Seen } from '../../profile/seen';
import { rangeOf, type Templates } from './templates';

/** Provides hovers. `seen` returns what is known of people now. */
export function createHovers(
  templates: Templates,
  seen: (document: vscode.TextDocument) => Seen,
): vscode.HoverProvider {
  return {
    provideHover(document, position) {
      const hover = hoverAt(templates.factsOf(document), document.offsetAt(position), seen(document), Date.now());
      return hover && new vscode.Hover(new vscode.MarkdownString(hover.markdown), rangeOf(document, hover));
    },
  };
}
