import * as v from 'valibot';
import * as vscode from 'vscode';
import { shortened, visible } from '../../profile/visible';
import { isPreviewState } from '../../webview/preview/guards';
import { type CommandRegistry, NEW_TEMPLATE_COMMAND, Refusal } from '../commands';
import { PREVIEW } from '../panels';
import { People } from '../profiles/people';
import type { SeenPeople } from '../profiles/seenPeople';
import * as settings from '../settings';
import { factsIn, type Templates } from '../templates/templates';
import { fixtureUri } from './fixtures';
import { OtherHosts } from './otherHosts';
import { isSame, Preview, type PreviewParts } from './preview';
import { PreviewAnswers } from './previewAnswers';
import type { CallParts } from './previewCalls';
import { PreviewPeople } from './previewPeople';
import { PreviewSession } from './previewSession';
import { registerRenderTemplate } from './renderTemplate';

export interface PreviewsParts extends CallParts {
  readonly extensionUri: vscode.Uri;
  readonly commands: CommandRegistry;
  readonly seenPeople: SeenPeople;
  readonly log: vscode.LogOutputChannel;
}

/** The providers that VS Code calls to restore panels and to read answer documents. */
export interface RegisteredPreviews extends vscode.Disposable {
  readonly panels: vscode.WebviewPanelSerializer;
  readonly answers: vscode.TextDocumentContentProvider;
}

/**
 * Registers *Open Template Preview* and `renderTemplate`. `memory` stores the hosts that are allowed in this workspace.
 */
export function registerPreviews(
  parts: PreviewsParts,
  templates: Templates,
  memory: vscode.Memento,
): RegisteredPreviews {
  const { commands, connections, profiles } = parts;
  const otherHosts = new OtherHosts(memory);
  const previewAnswers = new PreviewAnswers();
  const previewPeople = new PreviewPeople(connections, new People(connections, profiles));
  const previews = new Previews({ ...parts, templates, otherHosts, previewAnswers, previewPeople });
  const disposable = vscode.Disposable.from(
    previewAnswers,
    previews,
    registerRenderTemplate(commands, parts, otherHosts),
  );
  return { panels: previews, answers: previewAnswers, dispose: () => disposable.dispose() };
}

/** The editor's title button passes the URI of its document. */
const expected = v.pipe(
  v.unknown(),
  v.transform((argument) => (argument instanceof vscode.Uri ? { template: argument.toString() } : argument)),
  v.object({ template: v.string('must be the address of a template') }, 'expects { template }'),
);

/** The open previews, at most one per template. An open one is revealed instead of being opened again. */
class Previews implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly previews = new Set<Preview>();
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly parts: PreviewsParts & PreviewParts & { readonly templates: Templates }) {
    const { commands, connections } = parts;
    const changed = () => this.each((preview) => preview.changed());
    const fixtureChanged = (uri: vscode.Uri) => this.fixtureChanged(uri);
    const fixtures = vscode.workspace.createFileSystemWatcher('**/*.fixture.json');
    this.subscriptions = vscode.Disposable.from(
      ...[fixtures, fixtures.onDidChange(fixtureChanged), fixtures.onDidCreate(fixtureChanged)],
      fixtures.onDidDelete(fixtureChanged),
      commands.register('openPreview', {
        argument: expected,
        run: async ({ template }) => this.open(await documentToShow(template)),
        ask: async () => this.open(activeTemplate((document) => this.parts.templates.has(document))),
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.of(document.uri)?.edited(document);
        if (document.uri.path.endsWith('.fixture.json')) fixtureChanged(document.uri);
      }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => fixtureChanged(uri)),
      vscode.workspace.onDidOpenTextDocument((document) => this.of(document.uri)?.edited(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.saved();
        fixtureChanged(uri);
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.saved()),
      vscode.workspace.onDidRenameFiles(({ files }) => commands.shown(() => this.renamed(files))),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections: [selection] }) => {
        if (selection) this.of(document.uri)?.moved(document.offsetAt(selection.active));
      }),
      connections.onDidChange(changed),
      vscode.workspace.onDidGrantWorkspaceTrust(changed),
      settings.onDidChangeSettings(changed),
    );
  }

  private open(document: vscode.TextDocument): void {
    const preview = this.of(document.uri);
    if (preview) preview.panel.reveal();
    else {
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.add(vscode.window.createWebviewPanel(PREVIEW, '', column), document);
    }
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const document = isPreviewState(state) ? await documentAt(state.template) : undefined;
    if (document && !this.of(document.uri)) this.add(panel, document);
    else panel.dispose();
  }

  private sessionOf(document: vscode.TextDocument): PreviewSession {
    const { seenPeople, otherHosts, templates } = this.parts;
    // A command can ask for a preview of a document whose language is not a template language.
    const factsOf = (one: vscode.TextDocument) =>
      templates.has(one) ? templates.factsOf(one) : factsIn(one.getText());
    return new PreviewSession(document, seenPeople.of(document).active?.person, this.parts, otherHosts, factsOf);
  }

  private add(panel: vscode.WebviewPanel, document: vscode.TextDocument, session = this.sessionOf(document)): void {
    const preview = new Preview(panel, document.uri, session, this.parts);
    this.previews.add(preview);
    panel.onDidDispose(() => this.previews.delete(preview));
    const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
    if (editor) preview.moved(document.offsetAt(editor.selection.active));
  }

  /**
   * Called after saving. An untitled template that is saved closes, and another document opens. Its text is the same
   * but for white space, which VS Code may trim or add.
   */
  private saved(): void {
    for (const preview of this.previews) {
      const text = preview.leftBehind;
      if (text === undefined) continue;
      const left = withoutBlanks(text);
      const saved = vscode.window.visibleTextEditors.find(({ document }) => withoutBlanks(document.getText()) === left);
      if (saved) this.follow(preview, saved.document);
    }
  }

  /** Follows renamed templates, and templates in renamed folders. */
  private async renamed(files: vscode.FileRenameEvent['files']): Promise<void> {
    for (const { oldUri, newUri } of files) {
      for (const preview of [...this.previews]) {
        const { scheme, path } = preview.template;
        const isMeant = scheme === oldUri.scheme && `${path}/`.startsWith(`${oldUri.path}/`);
        const renamed = isMeant && newUri.with({ path: newUri.path + path.slice(oldUri.path.length) });
        const document = renamed && (await documentAt(renamed.toString()));
        if (document) this.follow(preview, document);
      }
    }
  }

  /**
   * Moves a preview to another document: closes the page and, if it was visible, opens a new one in its place, with the
   * same person, attributes and what-if.
   */
  private follow({ panel, session }: Preview, document: vscode.TextDocument): void {
    const { visible, viewColumn = vscode.ViewColumn.Beside } = panel;
    if (visible && !this.of(document.uri)) {
      session.edited(document);
      this.add(vscode.window.createWebviewPanel(PREVIEW, '', { viewColumn, preserveFocus: true }), document, session);
    }
    panel.dispose();
  }

  private of(template: vscode.Uri): Preview | undefined {
    return [...this.previews].find((preview) => isSame(preview.template, template));
  }

  private fixtureChanged(uri: vscode.Uri): void {
    this.each((preview) => {
      const fixture = fixtureUri(preview.template);
      if (fixture && isSame(fixture, uri)) void this.parts.commands.shown(() => preview.fixtureChanged());
    });
  }

  private each(act: (preview: Preview) => void): void {
    for (const preview of this.previews) act(preview);
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Returns the template in the active editor, or else the only one that is visible, or else the only one in a tab. */
function activeTemplate(isTemplate: (document: vscode.TextDocument) => boolean): vscode.TextDocument {
  const { activeTextEditor, visibleTextEditors, tabGroups } = vscode.window;
  const active = activeTextEditor ? [activeTextEditor.document] : [];
  const beside = visibleTextEditors.map(({ document }) => document);
  const tabs = tabGroups.all.flatMap((group) => group.tabs.map(({ input }) => input));
  const inTabs = vscode.workspace.textDocuments.filter(({ uri }) =>
    tabs.some((input) => input instanceof vscode.TabInputText && isSame(input.uri, uri)),
  );
  for (const documents of [active, beside, inTabs]) {
    const [template, ...others] = new Set(documents.filter(isTemplate));
    if (others.length > 0) throw new Refusal('Select the editor of a template first.');
    if (template) return template;
  }
  throw new Refusal('Open a template first: a .liquid or .html file.', NEW_TEMPLATE_COMMAND);
}

async function documentToShow(address: string): Promise<vscode.TextDocument> {
  const document = await documentAt(address);
  if (!document) throw new Refusal(`There is no template at “${shortened(visible(address), 200)}”.`);
  return document;
}

/** Opens the document of a URI. Resolves to nothing if it does not exist. */
async function documentAt(address: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true));
  } catch {
    return undefined;
  }
}
