import * as vscode from 'vscode';

const { QuickFix, RefactorExtract, RefactorRewrite, SourceFixAll } = vscode.CodeActionKind;

/** What `editor.codeActionsOnSave` names. */
export const FIX_ALL = SourceFixAll.append('amplitudeProfile');

/** All that is offered. */
export const CODE_ACTION_KINDS = [QuickFix, RefactorExtract, RefactorRewrite, FIX_ALL];
