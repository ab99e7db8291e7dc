import * as vscode from 'vscode';
import type { Rendering } from '../../preview/rendering';
import type { Person } from '../../profile/profile';
import { shortened, visible } from '../../profile/visible';
import { isFromPreview } from '../../webview/preview/guards';
import type { AnswerPlace, FromPreview, ToPreview } from '../../webview/preview/protocol';
import { type CommandRegistry, Refusal } from '../commands';
import { rangeOf } from '../templates/templates';
import { prepare } from '../webviewHtml';
import { besideColumn, editorColumn } from './editorColumn';
import { keepAnswers, keepFixture } from './fixtures';
import { fixtureUri } from './fixtureUri';
import { watchFixture } from './fixtureWatcher';
import { Keys } from './keys';
import { LatestRuns } from './latestRuns';
import type { OtherHosts } from './otherHosts';
import type { PreviewAnswers } from './previewAnswers';
import { previewHtml } from './previewHtml';
import type { PreviewPeople } from './previewPeople';
import { isWaiting, type PreviewSession, type Reason } from './previewSession';
import { TemplateCursor } from './templateCursor';
import { ToldModel } from './toldModel';

/** Milliseconds. The first key is rendered at once; further keys within this time are rendered together. */
const PAUSE_MS = 25;
/** Milliseconds after which the page shows that rendering is under way. */
const BUSY_MS = 200;

export interface PreviewParts {
  readonly extensionUri: vscode.Uri;
  readonly commands: CommandRegistry;
  readonly log: vscode.LogOutputChannel;
  readonly otherHosts: OtherHosts;
  readonly previewPeople: PreviewPeople;
  readonly previewAnswers: PreviewAnswers;
  /** Called when a preview has run its calls, whose answers others may wait for. */
  ranCalls(by: Preview): void;
}

/** The preview page of a template. Shows the renderings of its session; only the latest one counts. */
export class Preview {
  private rendering: Rendering | undefined;
  private readonly told = new ToldModel();
  /** Renderings under way: of the message, the matrix and the messages of several people. */
  private readonly runs = new LatestRuns();
  private readonly keys = new Keys(PAUSE_MS);
  private readonly cursor: TemplateCursor;
  private watching: vscode.Disposable;
  private isClosed = false;
  private images = false;

  constructor(
    readonly panel: vscode.WebviewPanel,
    private readonly session: PreviewSession,
    private readonly parts: PreviewParts,
  ) {
    const { extensionUri, commands } = parts;
    this.cursor = new TemplateCursor(session.version);
    this.setTitle();
    this.watching = this.watch();
    prepare(panel, extensionUri);
    panel.webview.onDidReceiveMessage((message: unknown) => commands.shown(async () => this.receive(message)));
    panel.onDidDispose(() => this.close());
    this.setHtml();
  }

  get document(): vscode.TextDocument {
    return this.session.template;
  }

  get template(): vscode.Uri {
    return this.document.uri;
  }

  /** Shows another document from now on, with the same person, attributes and what-if. Not if the panel was closed. */
  async follow(document: vscode.TextDocument): Promise<void> {
    if (this.isClosed) return;
    this.keys.stop();
    this.cursor.edited(document.version);
    this.session.edited(document);
    this.setTitle();
    this.watching.dispose();
    this.watching = this.watch();
    await this.fixtureChanged();
  }

  edited(document: vscode.TextDocument): void {
    this.cursor.edited(document.version);
    this.keys.typed(() => {
      this.session.edited(document);
      this.renderSoon('typing');
    });
  }

  /** Called when calls, or just those that ask the Profile API about a person, may be answered differently now. */
  changed(person?: Person): void {
    if (this.session.forget(person)) this.renderSoon('change');
  }

  /** Called when another preview has run its calls. */
  othersRanCalls(): void {
    if (this.calls.some(isWaiting)) this.renderSoon('change');
  }

  /** `reason` is `typing` while the fixture is being edited. */
  async fixtureChanged(reason: Reason = 'change'): Promise<void> {
    await this.session.load();
    this.renderSoon(reason);
  }

  /** Called when the cursor moves. If an edit is pending, the next rendering sends its position instead. */
  moved(offset: number): void {
    this.cursor.moved(offset);
    const { seen } = this.cursor;
    if (seen) this.post({ type: 'cursor', ...seen });
  }

  private async receive(message: unknown): Promise<void> {
    if (isFromPreview(message)) await this.act(message);
    else this.parts.log.warn('A message that the preview does not send was ignored.');
  }

  private async act(message: FromPreview): Promise<void> {
    const { session } = this;
    const { previewPeople, previewAnswers, otherHosts } = this.parts;
    switch (message.type) {
      case 'ready':
        this.told.forget();
        await session.load();
        return this.render('change');
      case 'choosePerson':
        session.readAs(await previewPeople.choose());
        return this.render('change');
      case 'comparePeople':
        session.compare(await previewPeople.chooseSeveral(session.comparedPeople));
        return this.compare();
      case 'runCalls':
        session.forget();
        await this.render('run');
        return this.parts.ranCalls(this);
      case 'runMatrix':
        return this.matrix();
      case 'whatIf':
        session.rehearse(message.whatIf);
        return this.render('change');
      case 'goTo':
        return this.open(this.template, rangeOf(this.document, message.place));
      case 'setAttribute':
        session.setAttribute(message.attribute);
        return this.render('change');
      case 'saveFixture':
        await keepFixture(this.template, (fixture) => session.kept(fixture));
        return this.fixtureChanged();
      case 'openFixture':
        return this.open(fixtureUri(this.template) ?? this.template);
      case 'saveAnswers':
        await keepAnswers(this.template, this.calls);
        return this.fixtureChanged();
      case 'compareAnswers':
        return previewAnswers.compare(this.calls, session.fixture?.answers ?? [], besideColumn(this.panel));
      case 'allowHost':
        return otherHosts.allow(message.host);
      case 'disallowHost':
        return otherHosts.disallow(message.host);
      case 'loadImages':
        this.images = true;
        return this.setHtml();
      case 'getAnswer':
        return this.answer(message);
      case 'openAnswer':
        if (this.told.isLatest(message.revision))
          return previewAnswers.open(this.calls[message.index], besideColumn(this.panel));
        throw new Refusal('The message was just rendered again. Open the answer once more.');
    }
  }

  private answer({ revision, index }: AnswerPlace): void {
    if (!this.told.isLatest(revision)) return;
    this.post({ type: 'answer', revision, index, text: this.calls[index]?.body ?? '' });
  }

  private get calls(): Rendering['calls'] {
    return this.rendering?.calls ?? [];
  }

  private setTitle(): void {
    this.panel.title = `Preview ${shortened(visible(this.template.path.split('/').at(-1) ?? ''), 60)}`;
  }

  private watch(): vscode.Disposable {
    return watchFixture(this.template, () => void this.parts.commands.shown(() => this.fixtureChanged()));
  }

  /** Replaces the page, as a changed policy requires. The new one sends `ready` when it has loaded. */
  private setHtml(): void {
    const { webview } = this.panel;
    webview.html = previewHtml(webview, this.parts.extensionUri, this.images);
  }

  private renderSoon(reason: Reason): void {
    if (!this.isClosed && this.panel.visible) void this.parts.commands.shown(() => this.render(reason));
  }

  private async render(reason: Reason): Promise<void> {
    const { version } = this.session;
    const rendering = await this.runs.start('message', (signal) => this.session.render(reason, signal), {
      afterMs: BUSY_MS,
      tell: () => this.show(true),
    });
    if (!rendering) return;
    this.rendering = rendering;
    this.cursor.rendered(rendering, version);
    this.show(false);
    if (this.session.compares) await this.compare();
  }

  private async matrix(): Promise<void> {
    const variants = await this.runs.start('matrix', (signal) => this.session.matrix(signal));
    if (variants) this.post({ type: 'matrix', variants });
  }

  private async compare(): Promise<void> {
    const variants = await this.runs.start('people', (signal) => this.session.ofPeople(signal));
    if (variants) this.post({ type: 'people', variants });
  }

  private show(busy: boolean): void {
    if (this.rendering) {
      const model = this.session.model(this.rendering, busy, this.images);
      const { seen } = this.cursor;
      this.post(this.told.messageFor({ ...model, ...(seen ? { cursor: seen } : {}) }));
    }
  }

  private async open(uri: vscode.Uri, selection?: vscode.Range): Promise<void> {
    const viewColumn = editorColumn(uri, this.panel);
    await vscode.window.showTextDocument(uri, { viewColumn, ...(selection ? { selection } : {}) });
  }

  private post(message: ToPreview): void {
    if (!this.isClosed) void this.panel.webview.postMessage(message);
  }

  private close(): void {
    this.isClosed = true;
    this.watching.dispose();
    this.keys.stop();
    this.runs.stop();
    this.session.close();
  }
}
