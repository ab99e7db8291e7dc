import * as vscode from 'vscode';
import type { Problem, Severity } from '../problems/rule';
import { explanationOf } from './explanations';
import { afterPause } from './pause';
import type { TemplateProblems } from './templateProblems';
import { rangeOf } from './templates';

/** Milliseconds in which nothing was typed, before problems are looked for. They are to be shown 150 after the last key. */
const PAUSE = 25;

/** Milliseconds for which problems are looked for at a stretch: whoever types meanwhile notices nothing. */
const STRETCH = 10;

const SEVERITIES: { readonly [severity in Severity]: vscode.DiagnosticSeverity } = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Shows what is wrong with every open template, as it stands. */
export class Diagnostics implements vscode.Disposable {
  readonly #shown = vscode.languages.createDiagnosticCollection('amplitudeProfile');
  /** What ends each. */
  readonly #pauses = new Map<vscode.TextDocument, () => void>();
  /** To be looked at, for a stretch in each turn of the event loop, so that nothing else has to wait for all. */
  #waiting = new Set<vscode.TextDocument>();
  #turn: NodeJS.Immediate | undefined;
  readonly #listeners: vscode.Disposable;

  constructor(private readonly problems: TemplateProblems) {
    const { workspace } = vscode;
    this.#listeners = vscode.Disposable.from(
      workspace.onDidOpenTextDocument((document) => this.#update(document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#updateAfterPause(document);
      }),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      problems.onDidChange(() => this.#updateAll()),
    );
    this.#updateAll();
  }

  /** Those in sight first. */
  #updateAll(): void {
    for (const { document } of vscode.window.visibleTextEditors) this.#update(document);
    for (const document of vscode.workspace.textDocuments) this.#update(document);
  }

  #updateAfterPause(document: vscode.TextDocument): void {
    this.#waiting.delete(document);
    this.#endPause(document);
    this.#pauses.set(
      document,
      afterPause(PAUSE, () => this.#update(document)),
    );
  }

  #endPause(document: vscode.TextDocument): void {
    this.#pauses.get(document)?.();
    this.#pauses.delete(document);
  }

  #update(document: vscode.TextDocument): void {
    this.#endPause(document);
    this.#waiting.add(document);
    this.#turn ??= setImmediate(() => this.#takeTurn());
  }

  #takeTurn(): void {
    const [document] = this.#waiting;
    this.#turn = undefined;
    if (!document) return;
    this.#waiting.delete(document);
    const isOver = this.problems.lookInto(document, STRETCH);
    if (!isOver) this.#waiting = new Set([document, ...this.#waiting]);
    if (this.#waiting.size > 0) this.#turn = setImmediate(() => this.#takeTurn());
    if (isOver) this.#show(document);
  }

  #show(document: vscode.TextDocument): void {
    const diagnostics = toDiagnostics(this.problems.of(document), (problem) => rangeOf(document, problem));
    if (diagnostics.length > 0) this.#shown.set(document.uri, diagnostics);
    else if (this.#shown.has(document.uri)) this.#shown.delete(document.uri);
  }

  #forget(document: vscode.TextDocument): void {
    this.#endPause(document);
    this.#waiting.delete(document);
    this.#shown.delete(document.uri);
  }

  dispose(): void {
    this.#listeners.dispose();
    clearImmediate(this.#turn);
    for (const end of this.#pauses.values()) end();
    this.#shown.dispose();
  }
}

/** Each with its range. Those of one code lead to the same explanation, which is made once. */
export function toDiagnostics(
  problems: readonly Problem[],
  rangeOf: (problem: Problem) => vscode.Range,
): vscode.Diagnostic[] {
  const explanations = new Map<string, vscode.Uri>();
  return problems.map((problem) => {
    const explanation = explanations.get(problem.code) ?? explanationOf(problem.code);
    explanations.set(problem.code, explanation);
    return toDiagnostic(problem, rangeOf(problem), explanation);
  });
}

export function toDiagnostic(
  { code, severity, message, unnecessary }: Problem,
  range: vscode.Range,
  explanation = explanationOf(code),
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = 'Amplitude';
  diagnostic.code = { value: code, target: explanation };
  if (unnecessary) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}
