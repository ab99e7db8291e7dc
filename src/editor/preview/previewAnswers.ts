import * as vscode from 'vscode';
import { type FixtureAnswer, writeFixture } from '../../preview/fixture';
import { formsOf } from '../../preview/keptAnswers';
import type { CallRecord } from '../../preview/rendering';
import { Refusal } from '../commands';
import { extensionOf, readable } from '../profiles/responses';
import { ANSWER_SCHEME } from '../schemes';

/** Shows answers to the calls of previews in editors. They are kept in memory until their documents are closed. */
export class PreviewAnswers implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
    if (uri.scheme === ANSWER_SCHEME) this.texts.delete(uri.path);
  });
  private count = 0;

  provideTextDocumentContent({ path }: vscode.Uri): string {
    return this.texts.get(path) ?? 'This answer is no longer in memory.';
  }

  async open(call: CallRecord | undefined, viewColumn: vscode.ViewColumn): Promise<void> {
    if (call?.body === undefined) throw new Refusal('There is no answer to this call.');
    const text = readable(call.body);
    await vscode.window.showTextDocument(this.document(call.variable, text, extensionOf(text)), {
      preview: false,
      viewColumn,
    });
  }

  /** Opens a diff of the kept answers and today's, both without their values, so that it shows only changes of form. */
  async compare(
    calls: readonly CallRecord[],
    kept: readonly FixtureAnswer[],
    viewColumn: vscode.ViewColumn,
  ): Promise<void> {
    const forms = formsOf(calls, kept);
    if (forms.length === 0) throw new Refusal('None of the saved answers belongs to a call that was answered now.');
    const [before, today] = [
      writeFixture({ answers: forms.map((form) => form.kept) }),
      writeFixture({ answers: forms.map((form) => form.today) }),
    ];
    if (before === today) {
      void vscode.window.showInformationMessage('Today’s answers have the same form as the saved ones.');
      return;
    }
    await vscode.commands.executeCommand(
      'vscode.diff',
      this.document('kept', before, 'json'),
      this.document('today', today, 'json'),
      'Saved Answers ↔ Today’s Answers',
      { viewColumn },
    );
  }

  private document(name: string, text: string, extension: string): vscode.Uri {
    const path = `/${++this.count}/${name}.${extension}`;
    this.texts.set(path, text);
    return vscode.Uri.from({ scheme: ANSWER_SCHEME, path });
  }

  dispose(): void {
    this.closing.dispose();
    this.texts.clear();
  }
}
