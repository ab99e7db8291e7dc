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

/** A language for templates as well, so that VS Code does the same with it: colours, snippets, pairs of brackets. */
const OTHER_LANGUAGE = 'handlebars';
const ROUNDS = 50;
const WARM_UP = 12;

/** VS Code calls it in the extension host. */
export async function run(): Promise<void> {
  for (const userId of ['testUser', 'treated-user', 'control-user']) {
    await vscode.commands.executeCommand('amplitudeProfile.lookUpUser', { userId });
  }
  // Drawing text is not what is measured: what is edited lies in tabs behind this one.
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'plaintext' }));
  const letter = unfinishedLetter(LETTER_LINES);
  vscode.languages.registerCompletionItemProvider(OTHER_LANGUAGE, {
    provideCompletionItems: () => [new vscode.CompletionItem('city')],
  });
  const typing = [await typingIn(letter, 'liquid'), await typingIn(letter, OTHER_LANGUAGE)];
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
async function typingIn({ text, offset }: Unfinished, language: string): Promise<() => Promise<void>> {
  const document = await vscode.workspace.openTextDocument({ language, content: text });
  const before = document.positionAt(offset);
  const after = document.positionAt(offset + 1);
  let isTyped = false;
  return async () => {
    const edit = new vscode.WorkspaceEdit();
    if (isTyped) edit.delete(document.uri, new vscode.Range(before, after));
    else edit.insert(document.uri, before, 'c');
    const edited = await vscode.workspace.applyEdit(edit);
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
