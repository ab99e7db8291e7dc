import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import { LETTER_LINES, PAUSE, type Unfinished, unfinishedLetter } from '../letter';

/** Milliseconds from the begin of an edit to the answer, one for each round; written to BENCH_RESULT as JSON. */
export interface TypingFigures {
  readonly ours: readonly number[];
  /** The same text in a language whose only provider answers at once. */
  readonly atOnce: readonly number[];
}

const ROUNDS = 60;
const WARM_UP = 15;

/** VS Code calls it in the extension host. */
export async function run(): Promise<void> {
  for (const userId of ['testUser', 'treated-user', 'awkward-user']) {
    await vscode.commands.executeCommand('amplitudeProfile.lookUpUser', { userId });
  }
  const letter = unfinishedLetter(LETTER_LINES);
  vscode.languages.registerCompletionItemProvider('plaintext', {
    provideCompletionItems: () => [new vscode.CompletionItem('city')],
  });
  const typing = [
    await typingIn(letter, 'liquid', vscode.ViewColumn.One),
    await typingIn(letter, 'plaintext', vscode.ViewColumn.Two),
  ];
  const times: number[][] = [[], []];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [index, type] of typing.entries()) {
      const begun = performance.now();
      await type();
      if (round >= 0) times[index]?.push(performance.now() - begun);
      await setTimeout(PAUSE);
    }
  }
  const [ours = [], atOnce = []] = times;
  const figures: TypingFigures = { ours, atOnce };
  writeFileSync(process.env.BENCH_RESULT ?? '', JSON.stringify(figures));
}

/** Opens the letter; then types the first character of a field, or takes it away again, and asks what can stand there. */
async function typingIn(
  { text, offset }: Unfinished,
  language: string,
  viewColumn: vscode.ViewColumn,
): Promise<() => Promise<void>> {
  const document = await vscode.workspace.openTextDocument({ language, content: text });
  const editor = await vscode.window.showTextDocument(document, { viewColumn, preview: false });
  const before = document.positionAt(offset);
  const after = document.positionAt(offset + 1);
  editor.revealRange(new vscode.Range(before, after), vscode.TextEditorRevealType.InCenter);
  let isTyped = false;
  return async () => {
    const edited = await editor.edit((edit) =>
      isTyped ? edit.delete(new vscode.Range(before, after)) : edit.insert(before, 'c'),
    );
    isTyped = !isTyped;
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      isTyped ? after : before,
    );
    const isOffered = list.items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'city');
    if (!edited || !isOffered) throw new Error(`No fields were offered in ${language}.`);
  };
}
