import * as vscode from 'vscode';
import { inlayHintsIn } from '../../language/inlayHints';
import type { Seen } from '../../profile/seen';
import { inlayHints } from '../settings';
import type { Templates } from './templates';

/** Shows the active profile's value after each output. `seen` returns what is known of people now. */
export function createInlayHints(
  templates: Templates,
  seen: (document: vscode.TextDocument) => Seen,
): vscode.InlayHintsProvider {
  return {
    provideInlayHints(document, range) {
      if (!inlayHints(document)) return [];
      const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      return inlayHintsIn(templates.factsOf(document), seen(document), span).map(({ offset, label, tooltip }) => {
        const hint = new vscode.InlayHint(document.positionAt(offset), label);
        hint.paddingLeft = true;
        hint.tooltip = new vscode.MarkdownString(tooltip);
        return hint;
      });
    },
  };
}
