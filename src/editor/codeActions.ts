import * as vscode from 'vscode';
import type { Edit } from '../language/edit';
import { editsOfAll } from '../problems/fixing';
import type { Problem } from '../problems/rule';
import { suppressionsOf } from '../problems/suppressing';
import type { Facts } from '../template/facts';
import { toDiagnostic } from './diagnostics';
import type { TemplateProblems } from './templateProblems';
import { rangeOf, type Templates } from './templates';

const { QuickFix, SourceFixAll } = vscode.CodeActionKind;
const FIX_ALL = SourceFixAll.append('amplitudeProfile');

/** Fixes of the problems of the document as it stands, whatever is still shown of an earlier version. */
export function registerCodeActions(templates: Templates, problems: TemplateProblems): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range, { only, triggerKind }) {
      if (!templates.has(document)) return undefined;
      const isWanted = (kind: vscode.CodeActionKind) => !only || only.contains(kind);
      const isAsked = only !== undefined || triggerKind === vscode.CodeActionTriggerKind.Invoke;
      const actions = new Actions(document, templates.factsOf(document), problems);
      return [
        ...(isWanted(QuickFix) ? actions.quickFixes(range) : []),
        ...(isWanted(FIX_ALL) && isAsked ? actions.fixAll() : []),
      ];
    },
  };
  const metadata = { providedCodeActionKinds: [QuickFix, FIX_ALL] };
  return templates.register((selector) => vscode.languages.registerCodeActionsProvider(selector, provider, metadata));
}

/** What can be done about the problems of one version of a document. */
class Actions {
  readonly #all: readonly Problem[];

  constructor(
    private readonly document: vscode.TextDocument,
    private readonly facts: Facts,
    private readonly problems: TemplateProblems,
  ) {
    this.#all = problems.of(document);
  }

  /** Of the problems that the range touches: fixes, then what concerns every problem of a code, then comments, then explanations. */
  quickFixes(range: vscode.Range): vscode.CodeAction[] {
    const [from, to] = [this.document.offsetAt(range.start), this.document.offsetAt(range.end)];
    const touched = this.#all.filter(({ start, end }) => start <= to && end >= from);
    const ofCodes = touched.filter(({ code }, index) => touched.findIndex((one) => one.code === code) === index);
    return [
      ...touched.flatMap((problem) => this.#fixes(problem)),
      ...ofCodes.flatMap((problem) => this.#fixAllOf(problem)),
      ...ofCodes.flatMap((problem) =>
        suppressionsOf(this.facts, problem).map(({ title, edits }) => this.#quickFix(title, problem, edits)),
      ),
      ...ofCodes.map((problem) => this.#explanation(problem)),
    ];
  }

  /** All that can be mended without a person looking at it. */
  fixAll(): vscode.CodeAction[] {
    const edits = this.#editsOfAll(() => true);
    if (edits.length === 0) return [];
    const action = new vscode.CodeAction('Fix all problems that have one right answer', FIX_ALL);
    action.edit = this.#edit(edits);
    return [action];
  }

  #fixes(problem: Problem): vscode.CodeAction[] {
    return (problem.fixes ?? []).map(({ title, edits }, index) => {
      const action = this.#quickFix(title, problem, edits);
      action.isPreferred = index === 0;
      return action;
    });
  }

  /** Where there is more than one to fix. */
  #fixAllOf(problem: Problem): vscode.CodeAction[] {
    const isSuch = ({ code }: Problem) => code === problem.code;
    const fixable = this.#all.filter((one) => isSuch(one) && one.fixes?.some(({ safe }) => safe));
    if (fixable.length < 2) return [];
    return [this.#quickFix(`Fix all “${problem.code}” problems in this template`, problem, this.#editsOfAll(isSuch))];
  }

  #explanation(problem: Problem): vscode.CodeAction {
    const title = `Explain “${problem.code}”`;
    const action = this.#quickFix(title, problem);
    action.command = { title, command: 'amplitudeProfile.explainProblem', arguments: [problem.code] };
    return action;
  }

  #quickFix(title: string, problem: Problem, edits: readonly Edit[] = []): vscode.CodeAction {
    const action = new vscode.CodeAction(title, QuickFix);
    action.diagnostics = [toDiagnostic(problem, rangeOf(this.document, problem))];
    if (edits.length > 0) action.edit = this.#edit(edits);
    return action;
  }

  #editsOfAll(isMeant: (problem: Problem) => boolean): readonly Edit[] {
    const check = (text: string) => this.problems.inText(text, this.document).filter(isMeant);
    return editsOfAll(this.document.getText(), this.#all.filter(isMeant), check);
  }

  #edit(edits: readonly Edit[]): vscode.WorkspaceEdit {
    const edit = new vscode.WorkspaceEdit();
    edit.set(
      this.document.uri,
      edits.map((one) => vscode.TextEdit.replace(rangeOf(this.document, one), one.newText)),
    );
    return edit;
  }
}
