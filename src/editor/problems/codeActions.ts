import * as vscode from 'vscode';
import type { Refactoring } from '../../language/refactorings/refactoring';
import { refactoringsAt } from '../../language/refactorings/refactorings';
import type { Seen } from '../../profile/seen';
import { editOf, spanOf, type Templates } from '../templates/templates';
import { FIX_ALL } from './codeActionKinds';
import { ProblemActions } from './problemActions';
import type { TemplateProblems } from './templateProblems';

const { QuickFix, RefactorExtract, RefactorRewrite } = vscode.CodeActionKind;

const REFACTORINGS: { readonly [kind in Refactoring['kind']]: vscode.CodeActionKind } = {
  extract: RefactorExtract,
  rewrite: RefactorRewrite,
};

/**
 * Provides fixes for the current problems, even if diagnostics of an earlier version are still shown, and refactorings.
 * `seen` returns what is known of people now.
 */
export function createCodeActions(
  templates: Templates,
  problems: TemplateProblems,
  seen: (document: vscode.TextDocument) => Seen,
): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, range, { only, triggerKind }) {
      if (!templates.has(document)) return undefined;
      const isWanted = (kind: vscode.CodeActionKind) => !only || only.contains(kind);
      const isAsked = only !== undefined || triggerKind === vscode.CodeActionTriggerKind.Invoke;
      const facts = templates.factsOf(document);
      const actions = new ProblemActions(document, facts, problems);
      // Otherwise the light bulb would appear at every value.
      const isRefactored = isAsked || !range.isEmpty;
      const refactorings = isRefactored ? refactoringsAt(facts, spanOf(document, range), seen(document)) : [];
      return [
        ...(isWanted(QuickFix) ? actions.quickFixes(range) : []),
        ...refactorings
          .filter(({ kind }) => isWanted(REFACTORINGS[kind]))
          .map((refactoring) => toAction(document, refactoring)),
        ...(isWanted(FIX_ALL) && isAsked ? actions.fixAll() : []),
      ];
    },
  };
}

function toAction(document: vscode.TextDocument, { kind, title, edits }: Refactoring): vscode.CodeAction {
  const action = new vscode.CodeAction(title, REFACTORINGS[kind]);
  action.edit = editOf(document, edits);
  return action;
}
