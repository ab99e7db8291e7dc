import * as vscode from 'vscode';
import type { registerAllCommands } from './allCommands';
import { Late, standIn } from './late';
import { PREVIEW, PROFILE_PAGE } from './panels';
import { ANSWER_SCHEME, EXPLANATION_SCHEME } from './schemes';
import { registerLanguageFeatures } from './templates/languageFeatures';
import { TemplateDocuments } from './templates/templateDocuments';

type Parts = Parameters<typeof registerAllCommands>[0];

/**
 * Registers commands, language features and previews, whose code is split into bundles that are loaded on first use. VS
 * Code knows of all of them at once. Language features are loaded when a template is open.
 */
export function registerLateParts(
  { extension, workspaceState }: Pick<vscode.ExtensionContext, 'extension' | 'workspaceState'>,
  parts: Parts,
): vscode.Disposable {
  const { commands, seenPeople } = parts;
  const documents = new TemplateDocuments();
  const tell = (error: unknown) => void commands.shown(() => Promise.reject(error));
  const actions = new Late(async () => (await import('./allCommands')).registerAllCommands(parts), tell);
  const templates = new Late(
    async () => (await import('./templates/templateFeatures')).registerTemplateFeatures(parts, documents),
    tell,
  );
  const workspaceCheck = new Late(async () => {
    const [{ registerWorkspaceCommands }, { problems }] = await Promise.all([
      import('./problems/workspaceCommands'),
      templates.get(),
    ]);
    return registerWorkspaceCommands(parts, problems);
  }, tell);
  const previews = new Late(async () => {
    const [{ registerPreviews }, features] = await Promise.all([import('./preview/previews'), templates.get()]);
    return registerPreviews(parts, features.templates, workspaceState);
  }, tell);
  /** The part that each command belongs to. All others belong to `actions`. */
  const commandsOfParts: { readonly [command: string]: Late<vscode.Disposable> } = {
    'amplitudeProfile.explainProblem': templates,
    'amplitudeProfile.newTemplate': templates,
    'amplitudeProfile.checkWorkspace': workspaceCheck,
    'amplitudeProfile.clearProblems': workspaceCheck,
    'amplitudeProfile.openPreview': previews,
    'amplitudeProfile.renderTemplate': previews,
  };

  const pages = standIn(async () => (await actions.need()).pages, 'deserializeWebviewPanel');
  const panels = standIn(async () => (await previews.need()).panels, 'deserializeWebviewPanel');
  const explanations = standIn(async () => (await templates.need()).explanations, 'provideTextDocumentContent');
  const answers = standIn(async () => (await previews.need()).answers, 'provideTextDocumentContent');
  return vscode.Disposable.from(
    documents,
    ...[actions, templates, workspaceCheck, previews],
    commands.offer(namesOf(extension), (command) => (commandsOfParts[command] ?? actions).get()),
    vscode.window.registerWebviewPanelSerializer(PROFILE_PAGE, pages),
    vscode.window.registerWebviewPanelSerializer(PREVIEW, panels),
    vscode.workspace.registerTextDocumentContentProvider(EXPLANATION_SCHEME, explanations),
    vscode.workspace.registerTextDocumentContentProvider(ANSWER_SCHEME, answers),
    documents.onceOpen(() => {
      // After activation, for which other extensions wait.
      const reading = setImmediate(() => templates.begin());
      return vscode.Disposable.from(
        registerLanguageFeatures(documents, seenPeople, async () => (await templates.need()).providers),
        { dispose: () => clearImmediate(reading) },
      );
    }),
  );
}

/** Returns the full names of the commands in the manifest. */
function namesOf({ packageJSON }: vscode.Extension<unknown>): string[] {
  const { contributes } = packageJSON as { contributes: { commands: { command: string }[] } };
  return contributes.commands.map(({ command }) => command);
}
