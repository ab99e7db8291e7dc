import * as v from 'valibot';
import * as vscode from 'vscode';
import { type Explanation, explanationsIn } from '../../problems/explaining';
import { CODES } from '../../problems/problems';
import type { Problem } from '../../problems/rule';
import { type CommandRegistry, Dismissed } from '../commands';
import { EXPLANATION_SCHEME } from '../schemes';

const PAGE = vscode.Uri.from({ scheme: EXPLANATION_SCHEME, path: '/Problems.md' });

type ProblemsOf = (document: vscode.TextDocument) => readonly Problem[];

const code = v.pipe(
  v.string('expects the code of a problem'),
  v.check(
    (code) => CODES.has(code),
    ({ input }) => `There is no problem “${input}”.`,
  ),
);

/**
 * Returns the link that VS Code shows on a problem's code: a document with the section of `docs/problems.md`. A command
 * link would not do, because not all places that show codes run commands. The manifest makes VS Code open the document
 * as rendered Markdown.
 */
export function explanationOf(code: string): vscode.Uri {
  return vscode.Uri.from({ scheme: EXPLANATION_SCHEME, path: `/${code}.md` });
}

/** Provides the text of explanation documents to VS Code. */
export interface Explanations extends vscode.Disposable, vscode.TextDocumentContentProvider {}

/**
 * Registers *Explain Problem*, which opens the page about problems beside the editor at the section of one problem,
 * rendered if the Markdown extension is available.
 */
export function registerExplanations(
  commands: CommandRegistry,
  extensionUri: vscode.Uri,
  problemsOf: ProblemsOf,
): Explanations {
  const file = vscode.Uri.joinPath(extensionUri, 'docs/problems.md');
  const page = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const command = commands.register('explainProblem', {
    argument: code,
    run: async (code) => open(code, await page()),
    ask: async () => {
      const text = await page();
      await open(await chosen(explanationsIn(text), problemsOf), text);
    },
  });
  return {
    provideTextDocumentContent: async ({ path }) => {
      const text = await page();
      return explanationsIn(text).find(({ code }) => path === explanationOf(code).path)?.text ?? text;
    },
    dispose: () => command.dispose(),
  };
}

async function open(code: string, page: string): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', PAGE.with({ fragment: code }));
  } catch {
    const line = explanationsIn(page).find((explanation) => explanation.code === code)?.line ?? 0;
    const selection = new vscode.Range(line, 0, line, 0);
    const document = await vscode.workspace.openTextDocument(PAGE);
    const { Beside } = vscode.ViewColumn;
    const editor = await vscode.window.showTextDocument(document, { viewColumn: Beside, selection });
    editor.revealRange(selection, vscode.TextEditorRevealType.AtTop);
  }
}

/** Asks for a problem, listing those in the active template first. Rejects with `Dismissed`. */
async function chosen(explanations: readonly Explanation[], problemsOf: ProblemsOf): Promise<string> {
  const document = vscode.window.activeTextEditor?.document;
  const here = new Set(document ? problemsOf(document).map(({ code }) => code) : []);
  const items = explanations.map(({ code, summary }) => ({ label: code, detail: plain(summary) }));
  const [inTemplate, others] = [
    items.filter(({ label }) => here.has(label)),
    items.filter(({ label }) => !here.has(label)),
  ];
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const listed =
    inTemplate.length > 0 ? [separator('In this template'), ...inTemplate, separator('Others'), ...others] : others;
  const pick = await vscode.window.showQuickPick(listed, {
    placeHolder: 'Choose a problem',
    matchOnDetail: true,
  });
  if (!pick) throw new Dismissed();
  return pick.label;
}

/** Strips Markdown emphasis and code marks. */
function plain(markdown: string): string {
  return markdown.replaceAll(/[`*]/g, '');
}
