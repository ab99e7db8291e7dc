import * as vscode from 'vscode';
import { standIn } from '../late';
import { CODE_ACTION_KINDS } from '../problems/codeActionKinds';
import type { SeenPeople } from '../profiles/seenPeople';
import { onDidChangeSettings } from '../settings';
import type { LanguageProviders } from './languageProviders';
import type { TemplateDocuments } from './templateDocuments';

/** Characters that open the completion list. Letters and digits always do. */
const CHOICE_SIGNS = ['.', '[', "'", '"', '|', ':', '$', '{', '%', ' ', '?', '&', '=', ',', '-'];

/**
 * Registers all language features for templates. They use the profiles in memory and never call the network. Registered
 * at once, but `providers` is only loaded when VS Code asks for an answer.
 */
export function registerLanguageFeatures(
  documents: TemplateDocuments,
  seenPeople: SeenPeople,
  providers: () => Promise<LanguageProviders>,
): vscode.Disposable {
  const hintsChanged = new vscode.EventEmitter<void>();
  const lensesChanged = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    hintsChanged,
    lensesChanged,
    seenPeople.onDidChange(() => hintsChanged.fire()),
    onDidChangeSettings(() => {
      hintsChanged.fire();
      lensesChanged.fire();
    }),
    documents.register((selector) => registerAll(selector, providers, hintsChanged.event, lensesChanged.event)),
  );
}

function registerAll(
  selector: vscode.DocumentSelector,
  providers: () => Promise<LanguageProviders>,
  onDidChangeInlayHints: vscode.Event<void>,
  onDidChangeCodeLenses: vscode.Event<void>,
): vscode.Disposable {
  const late = <Name extends keyof LanguageProviders, Method extends keyof LanguageProviders[Name] & string>(
    name: Name,
    ...methods: readonly Method[]
  ) => standIn<LanguageProviders[Name], Method>(async () => (await providers())[name], ...methods);

  const completions = late('completions', 'provideCompletionItems', 'resolveCompletionItem');
  const hints = { ...late('inlayHints', 'provideInlayHints'), onDidChangeInlayHints };
  const lenses = { ...late('lenses', 'provideCodeLenses'), onDidChangeCodeLenses };
  const actions = { providedCodeActionKinds: CODE_ACTION_KINDS };
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerCompletionItemProvider(selector, completions, ...CHOICE_SIGNS),
    languages.registerHoverProvider(selector, late('hovers', 'provideHover')),
    languages.registerInlayHintsProvider(selector, hints),
    languages.registerDefinitionProvider(selector, late('definition', 'provideDefinition')),
    languages.registerReferenceProvider(selector, late('references', 'provideReferences')),
    languages.registerDocumentHighlightProvider(selector, late('highlights', 'provideDocumentHighlights')),
    languages.registerRenameProvider(selector, late('rename', 'prepareRename', 'provideRenameEdits')),
    languages.registerDocumentSymbolProvider(selector, late('symbols', 'provideDocumentSymbols')),
    languages.registerFoldingRangeProvider(selector, late('folding', 'provideFoldingRanges')),
    languages.registerSelectionRangeProvider(selector, late('selections', 'provideSelectionRanges')),
    languages.registerSignatureHelpProvider(selector, late('signatures', 'provideSignatureHelp'), ':', ','),
    languages.registerCodeLensProvider(selector, lenses),
    languages.registerDocumentLinkProvider(selector, late('links', 'provideDocumentLinks')),
    languages.registerCodeActionsProvider(selector, late('actions', 'provideCodeActions'), actions),
  );
}
