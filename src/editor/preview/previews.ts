import * as v from 'valibot';
import * as vscode from 'vscode';
import { isPreviewState } from '../../webview/preview/guards';
import type { CommandRegistry } from '../commands';
import { hasTab } from '../openDocuments';
import { PREVIEW } from '../panels';
import { People } from '../profiles/people';
import type { SeenPeople } from '../profiles/seenPeople';
import * as settings from '../settings';
import { factsIn, type Templates } from '../templates/templates';
import { isAtOrIn, isSame } from '../uris';
import { fixtureUri } from './fixtureUri';
import { OtherHosts } from './otherHosts';
import { Preview, type PreviewParts } from './preview';
import { PreviewAnswers } from './previewAnswers';
import type { CallParts } from './previewCalls';
import { PreviewPeople } from './previewPeople';
import { PreviewSession, type Reason } from './previewSession';
import { registerRenderTemplate } from './renderTemplate';
import { Successors } from './successors';
import { activeTemplate, documentAt, documentToShow } from './templateToShow';

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
    otherHosts,
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
  private readonly successors = new Successors(this.previews);
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly parts: PreviewsParts & Omit<PreviewParts, 'ranCalls'> & { readonly templates: Templates },
  ) {
    const { commands, connections, lookUps, otherHosts } = parts;
    const changed = () => this.each((preview) => preview.changed());
    const settle = () => void commands.shown(() => this.settle());
    this.subscriptions = vscode.Disposable.from(
      commands.register('openPreview', {
        argument: expected,
        run: async ({ template }) => this.open(await documentToShow(template)),
        ask: async () => this.open(activeTemplate((document) => this.parts.templates.has(document))),
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // VS Code also tells that a document was saved.
        if (contentChanges.length === 0) return;
        this.of(document.uri)?.edited(document);
        this.successors.edited(document);
        this.fixtureChanged(document.uri, 'typing');
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        this.successors.wasSaved(document);
        this.fixtureChanged(document.uri, 'change');
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.of(document.uri)?.edited(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        settle();
        this.fixtureChanged(uri, 'change');
      }),
      vscode.window.tabGroups.onDidChangeTabs(settle),
      vscode.workspace.onDidRenameFiles(({ files }) => commands.shown(() => this.renamed(files))),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections: [selection] }) => {
        if (selection) this.of(document.uri)?.moved(document.offsetAt(selection.active));
      }),
      connections.onDidChange(changed),
      otherHosts.onDidChange(changed),
      lookUps.onDidLookUp((person) => this.each((preview) => preview.changed(person))),
      vscode.workspace.onDidGrantWorkspaceTrust(changed),
      settings.onDidChangeSettings(changed),
    );
  }

  private open(document: vscode.TextDocument): void {
    const preview = this.of(document.uri);
    if (preview) preview.panel.reveal(undefined, true);
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

  private add(panel: vscode.WebviewPanel, document: vscode.TextDocument): void {
    const ranCalls = (by: Preview) => this.each((one) => one !== by && one.othersRanCalls());
    const preview = new Preview(panel, this.sessionOf(document), { ...this.parts, ranCalls });
    this.previews.add(preview);
    panel.onDidDispose(() => {
      this.previews.delete(preview);
      this.successors.forget(preview);
    });
    showCursor(preview, document);
  }

  /** Follows templates whose tab was replaced by that of their successor. Closes previews of discarded drafts. */
  private async settle(): Promise<void> {
    for (const preview of [...this.previews]) {
      const { isUntitled, isClosed, uri } = preview.document;
      const successor = this.successors.of(preview);
      if (successor && hasTab(successor.uri) && !hasTab(uri)) {
        this.successors.wasTaken(successor);
        await this.follow(preview, successor);
      } else if (!successor && isUntitled && isClosed) preview.panel.dispose();
    }
  }

  /** Follows renamed templates, and templates in renamed folders. */
  private async renamed(files: vscode.FileRenameEvent['files']): Promise<void> {
    for (const { oldUri, newUri } of files) {
      for (const preview of [...this.previews]) {
        const { template } = preview;
        if (!isAtOrIn(template, oldUri)) continue;
        const renamed = newUri.with({ path: newUri.path + template.path.slice(oldUri.path.length) });
        const document = await documentAt(renamed.toString());
        if (document) await this.follow(preview, document);
      }
    }
  }

  /** Moves a preview to another document, unless that has a preview already. */
  private async follow(preview: Preview, document: vscode.TextDocument): Promise<void> {
    if (this.of(document.uri)) preview.panel.dispose();
    else {
      await preview.follow(document);
      showCursor(preview, document);
    }
  }

  private of(template: vscode.Uri): Preview | undefined {
    return [...this.previews].find((preview) => isSame(preview.template, template));
  }

  private fixtureChanged(uri: vscode.Uri, reason: Reason): void {
    this.each((preview) => {
      const fixture = fixtureUri(preview.template);
      if (fixture && isSame(fixture, uri)) void this.parts.commands.shown(() => preview.fixtureChanged(reason));
    });
  }

  private each(act: (preview: Preview) => unknown): void {
    for (const preview of this.previews) act(preview);
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}

/** Tells a preview where the cursor is in an editor of its template. */
function showCursor(preview: Preview, document: vscode.TextDocument): void {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  if (editor) preview.moved(document.offsetAt(editor.selection.active));
}
