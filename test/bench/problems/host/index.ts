import { writeFileSync } from 'node:fs';
import { setImmediate as nextTurn, setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import { letter, PAUSE } from '../../language/letter';

/** Milliseconds, one for each edit; written to BENCH_RESULT as JSON. */
export interface ProblemFigures {
  /** How long all turns of the event loop took together in which something was done, between the edit and the new problems. */
  readonly worked: readonly number[];
  /** The longest of them: nothing else could run in the extension host. */
  readonly blocked: readonly number[];
  /** From the edit until the window has the new problems, with the pause that is made in case somebody types on. */
  readonly shown: readonly number[];
  readonly problems: number;
}

const LINES = 10_000;
const MISTAKE = '{% connected_content https://x.io/a :cache_max_age 20 :save wrong %}{{ wrong.b }}';
/** Milliseconds: shorter turns of the event loop are those in which nothing was done. */
const IDLE = 1;
const ROUNDS = 50;
const WARM_UP = 12;

/** VS Code calls it in the extension host. */
export async function run(): Promise<void> {
  for (const userId of ['testUser', 'treated-user', 'control-user']) {
    await vscode.commands.executeCommand('amplitudeProfile.lookUpUser', { userId });
  }
  // Drawing text is not what is measured: what is edited lies in a tab behind this one.
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'plaintext' }));
  const document = await vscode.workspace.openTextDocument({ language: 'liquid', content: letter(LINES) });
  const middle = document.positionAt(document.getText().indexOf('<b style', document.getText().length / 2));
  const worked: number[] = [];
  const blocked: number[] = [];
  const shown: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, middle, MISTAKE);
    const begun = performance.now();
    const diagnosed = nextDiagnostics(document.uri);
    const turns = turnsUntil(diagnosed);
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error('The template could not be edited.');
    await diagnosed;
    await windowHasAll();
    if (round >= 0) {
      shown.push(performance.now() - begun);
      worked.push((await turns).reduce((sum, turn) => sum + turn, 0));
      blocked.push(Math.max(...(await turns)));
    }
    await setTimeout(PAUSE);
  }
  const problems = vscode.languages.getDiagnostics(document.uri).length;
  const figures: ProblemFigures = { worked, blocked, shown, problems };
  writeFileSync(process.env.BENCH_RESULT ?? '', JSON.stringify(figures));
}

/** Until there are new problems of the document. VS Code tells extensions of them 50 ms later, so its event says nothing of when. */
async function nextDiagnostics(uri: vscode.Uri): Promise<void> {
  const [before] = vscode.languages.getDiagnostics(uri);
  for (const end = performance.now() + 10_000; performance.now() < end; await nextTurn()) {
    if (vscode.languages.getDiagnostics(uri)[0] !== before) return;
  }
  throw new Error('No problems were shown.');
}

/** The window does one thing after the other: once it has done this, it has what it was sent before. */
async function windowHasAll(): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'amplitudeProfile.measured', true);
}

/** How long each turn of the event loop takes in which something is done, until the promise is kept. */
async function turnsUntil(until: Promise<void>): Promise<readonly number[]> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  until.then(over, over);
  const turns: number[] = [];
  for (let last = performance.now(); !isOver; ) {
    await nextTurn();
    const now = performance.now();
    if (now - last > IDLE) turns.push(now - last);
    last = now;
  }
  return turns;
}
