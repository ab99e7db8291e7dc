import * as vscode from 'vscode';
import { inlayHintsIn } from '../language/inlayHints';
import type { Seen } from '../profile/seen';
import { inlayHints, onDidChangeSettings } from './settings';
import type { Templates } from './templates';

/**
 * After each output what the active profile has there. `seen` gives what is known of people now; `onDidChangeSeen` fires when
 * it gives something else.
 */
export function registerInlayHints(
  templates: Templates,
  seen: (document: vscode.TextDocument) => Seen,
  onDidChangeSeen: vscode.Event<unknown>,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.InlayHintsProvider = {
    onDidChangeInlayHints: changed.event,
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
  return vscode.Disposable.from(
    changed,
    onDidChangeSeen(() => changed.fire()),
    onDidChangeSettings(() => changed.fire()),
    templates.register((selector) => vscode.languages.registerInlayHintsProvider(selector, provider)),
  );
}
