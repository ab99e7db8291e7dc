import * as vscode from 'vscode';
import type { Problem, Severity } from '../../problems/rule';
import { afterPause } from '../pause';
import { rangeOf } from '../templates/templates';
import { explanationOf } from './explanations';
import type { TemplateProblems } from './templateProblems';

/** Milliseconds without a key before problems are looked for. They have to be shown 150 ms after the last key. */
const PAUSE = 25;

/** Milliseconds of checking at a stretch, short enough not to be noticed while typing. */
const STRETCH = 10;

const SEVERITIES: { readonly [severity in Severity]: vscode.DiagnosticSeverity } = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Shows the problems of all open templates. */
export class Diagnostics implements vscode.Disposable {
  private readonly shown = vscode.languages.createDiagnosticCollection('amplitudeProfile');
  /** For each document whose update waits for a pause in typing, a function that cancels it. */
  private readonly pauses = new Map<vscode.TextDocument, () => void>();
  /**
   * Documents to be checked. Each turn of the event loop checks for one stretch, so that other work need not wait for
   * all of them.
   */
  private waiting = new Set<vscode.TextDocument>();
  private turn: NodeJS.Immediate | undefined;
  private readonly listeners: vscode.Disposable;

  constructor(private readonly problems: TemplateProblems) {
    const { workspace } = vscode;
    this.listeners = vscode.Disposable.from(
      workspace.onDidOpenTextDocument((document) => this.update(document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.updateAfterPause(document);
      }),
      workspace.onDidCloseTextDocument((document) => this.forget(document)),
      problems.onDidChange(() => this.updateAll()),
    );
    this.updateAll();
  }

  /** Updates all documents, visible ones first. */
  private updateAll(): void {
    for (const { document } of vscode.window.visibleTextEditors) this.update(document);
    for (const document of vscode.workspace.textDocuments) this.update(document);
  }

  private updateAfterPause(document: vscode.TextDocument): void {
    this.waiting.delete(document);
    this.endPause(document);
    this.pauses.set(
      document,
      afterPause(PAUSE, () => this.update(document)),
    );
  }

  private endPause(document: vscode.TextDocument): void {
    this.pauses.get(document)?.();
    this.pauses.delete(document);
  }

  private update(document: vscode.TextDocument): void {
    this.endPause(document);
    this.waiting.add(document);
    this.turn ??= setImmediate(() => this.takeTurn());
  }

  private takeTurn(): void {
    const [document] = this.waiting;
    this.turn = undefined;
    if (!document) return;
    this.waiting.delete(document);
    const isOver = this.problems.lookInto(document, STRETCH);
    if (!isOver) this.waiting = new Set([document, ...this.waiting]);
    if (this.waiting.size > 0) this.turn = setImmediate(() => this.takeTurn());
    if (isOver) this.show(document);
  }

  private show(document: vscode.TextDocument): void {
    const diagnostics = toDiagnostics(this.problems.of(document), (problem) => rangeOf(document, problem));
    if (diagnostics.length > 0) this.shown.set(document.uri, diagnostics);
    else if (this.shown.has(document.uri)) this.shown.delete(document.uri);
  }

  private forget(document: vscode.TextDocument): void {
    this.endPause(document);
    this.waiting.delete(document);
    this.shown.delete(document.uri);
  }

  dispose(): void {
    this.listeners.dispose();
    clearImmediate(this.turn);
    for (const end of this.pauses.values()) end();
    this.shown.dispose();
  }
}

/**
 * Converts problems to diagnostics. Creates one explanation link per code and shares it, because there can be thousands
 * of problems.
 */
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
