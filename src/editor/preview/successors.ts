import type * as vscode from 'vscode';
import { hasTab } from '../openDocuments';
import { isSame } from '../uris';
import type { Preview } from './preview';

/**
 * Finds templates that are saved under another name, or for the first time: another document is saved with the same
 * text but for white space, which VS Code may trim or add.
 */
export class Successors {
  /** Open documents that got the text of a previewed template, as when it is saved over them. */
  private readonly copies = new Map<Preview, vscode.TextDocument>();
  private readonly saved = new Map<Preview, vscode.TextDocument>();

  constructor(private readonly previews: Iterable<Preview>) {}

  /** Called for each change of a document. */
  edited(document: vscode.TextDocument): void {
    for (const preview of this.previews) {
      const { document: template } = preview;
      if (document === template) continue;
      const isCopy = document.lineCount === template.lineCount && document.getText() === template.getText();
      if (isCopy) this.copies.set(preview, document);
      else if (this.copies.get(preview) === document && !readsAlike(document, template)) this.copies.delete(preview);
    }
  }

  /**
   * A document that has a tab already counts only if its text was replaced before. A template without a tab was not
   * saved under another name.
   */
  wasSaved(document: vscode.TextDocument): void {
    const isNew = !hasTab(document.uri);
    for (const preview of this.previews) {
      const { document: template } = preview;
      const mayReplace = (isNew || this.copies.get(preview) === document) && !isSame(template.uri, document.uri);
      if (mayReplace && hasTab(template.uri) && readsAlike(document, template)) this.saved.set(preview, document);
    }
  }

  /** A document takes the place of one template only. */
  wasTaken(document: vscode.TextDocument): void {
    for (const [preview, saved] of this.saved) if (saved === document) this.forget(preview);
  }

  /** Returns the document that was saved with the text of a preview's template. */
  of(preview: Preview): vscode.TextDocument | undefined {
    return this.saved.get(preview);
  }

  forget(preview: Preview): void {
    this.copies.delete(preview);
    this.saved.delete(preview);
  }
}

function readsAlike(one: vscode.TextDocument, other: vscode.TextDocument): boolean {
  return withoutBlanks(one.getText()) === withoutBlanks(other.getText());
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}
