import * as vscode from 'vscode';
import type { Edit } from '../../language/edit';
import { editsOfAll, editsOfEach } from '../../problems/fixing';
import type { Problem } from '../../problems/rule';
import { suppressionsOf } from '../../problems/suppressing';
import { problemsAt } from '../../problems/touched';
import type { Facts } from '../../template/facts';
import { editOf, rangeOf, spanOf } from '../templates/templates';
import { FIX_ALL } from './codeActionKinds';
import { toDiagnostic } from './diagnostics';
import type { TemplateProblems } from './templateProblems';

const { QuickFix } = vscode.CodeActionKind;

/** Creates code actions for the problems of one version of a document. */
export class ProblemActions {
  private readonly all: readonly Problem[];

  constructor(
    private readonly document: vscode.TextDocument,
    private readonly facts: Facts,
    private readonly problems: TemplateProblems,
  ) {
    this.all = problems.of(document);
  }

  /**
   * Returns actions for the problems that touch the range, in the order of `problemsAt`: fixes, then fixes for all problems
   * of a code, then suppressing comments, then explanations.
   */
  quickFixes(range: vscode.Range): vscode.CodeAction[] {
    const touched = problemsAt(this.all, spanOf(this.document, range));
    const ofCodes = firstOfEachCode(touched);
    return [
      ...touched.flatMap((problem) => this.fixes(problem)),
      ...ofCodes.flatMap((problem) => this.fixAllOf(problem)),
      ...ofCodes.flatMap((problem) => this.suppressions(problem)),
      ...ofCodes.map((problem) => this.explanation(problem)),
    ];
  }

  /** Returns one action that applies every safe fix, if there are any. */
  fixAll(): vscode.CodeAction[] {
    const check = (text: string) => this.problems.inText(text, this.document);
    const edits = editsOfAll(this.document.getText(), this.all, check);
    if (edits.length === 0) return [];
    const action = new vscode.CodeAction('Fix all problems that have one right answer', FIX_ALL);
    action.edit = editOf(this.document, edits);
    return [action];
  }

  private fixes(problem: Problem): vscode.CodeAction[] {
    return problem.fixes.map(({ title, edits }, index) => {
      const action = this.quickFix(title, problem, edits);
      action.isPreferred = index === 0;
      return action;
    });
  }

  /** Returns an action that fixes all problems of the same code, if at least two can be fixed. */
  private fixAllOf(problem: Problem): vscode.CodeAction[] {
    const such = ({ code }: Problem) => code === problem.code;
    const fixable = this.all.filter((one) => such(one) && one.fixes.some(({ safe }) => safe));
    if (fixable.length < 2) return [];
    const check = (text: string) => this.problems.inText(text, this.document).filter(such);
    const edits = editsOfEach(fixable) ?? editsOfAll(this.document.getText(), fixable, check);
    return [this.quickFix(`Fix all “${problem.code}” problems in this template`, problem, edits)];
  }

  private suppressions(problem: Problem): vscode.CodeAction[] {
    return suppressionsOf(this.facts, problem).map(({ title, edits }) => this.quickFix(title, problem, edits));
  }

  private explanation(problem: Problem): vscode.CodeAction {
    const title = `Explain “${problem.code}”`;
    const action = this.quickFix(title, problem);
    action.command = { title, command: 'amplitudeProfile.explainProblem', arguments: [problem.code] };
    return action;
  }

  private quickFix(title: string, problem: Problem, edits: readonly Edit[] = []): vscode.CodeAction {
    const action = new vscode.CodeAction(title, QuickFix);
    action.diagnostics = [toDiagnostic(problem, rangeOf(this.document, problem))];
    if (edits.length > 0) action.edit = editOf(this.document, edits);
    return action;
  }
}

function firstOfEachCode(problems: readonly Problem[]): readonly Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems) if (!first.has(problem.code)) first.set(problem.code, problem);
  return [...first.values()];
}
