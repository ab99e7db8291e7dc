import * as vscode from 'vscode';

const { QuickFix, RefactorExtract, RefactorRewrite, SourceFixAll } = vscode.CodeActionKind;

/** The kind to be named in `editor.codeActionsOnSave`. */
export const FIX_ALL = SourceFixAll.append('amplitudeProfile');

/** Every kind of code action that we offer. */
export const CODE_ACTION_KINDS = [QuickFix, RefactorExtract, RefactorRewrite, FIX_ALL];
