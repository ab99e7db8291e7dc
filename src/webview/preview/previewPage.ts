import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { FocusKeeper } from '../focusKeeper';
import { acquireHost, SendEvent } from '../host';
import { LightElement } from '../lightElement';
import { MinuteClock } from '../minuteClock';
import { progress } from '../status';
import { attributesForm } from './attributesForm';
import { type Answers, callList } from './callList';
import { isModel, isPreviewState, isToPreview } from './guards';
import { messageView } from './messageView';
import { patched } from './modelPatch';
import './preview.css';
import { previewHeader, RENDERING } from './previewHeader';
import { problemCount, problemList } from './problemList';
import type { Cursor, FromPreview, ModelPatch, PreviewModel, PreviewState, Tab, ToPreview, Variant } from './protocol';
import { sourceView } from './sourceView';
import './tabBar';
import { TabEvent, type TabItem } from './tabBar';
import { peopleView, whatIfView } from './variants';

const TABS: readonly { readonly id: Tab; readonly title: string }[] = [
  { id: 'message', title: 'Message' },
  { id: 'source', title: 'Source' },
  { id: 'calls', title: 'Calls' },
  { id: 'problems', title: 'Problems' },
  { id: 'attributes', title: 'Attributes' },
  { id: 'whatIf', title: 'What If' },
  { id: 'people', title: 'People' },
];

const NEW: PreviewState = { template: '', tab: 'message', narrow: false, plain: false };

/** The preview page. Shows what the extension has rendered, and sends back what the user asks for. */
@customElement('preview-page')
export class PreviewPage extends LightElement {
  @state() private model: PreviewModel | undefined;
  @state() private view: PreviewState = NEW;
  @state() private cursor: Cursor = {};
  @state() private matrix: readonly Variant[] | undefined;
  @state() private people: readonly Variant[] | undefined;
  /** Answers to calls of the model, with its revision. */
  @state() private answers: Answers = { revision: 0, texts: new Map() };

  private readonly host = acquireHost<FromPreview, PreviewState>();

  constructor() {
    super();
    new MinuteClock(this);
    new FocusKeeper(this, () => () => this.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus());
    this.addEventListener(SendEvent.type, (event) => {
      this.host.postMessage((event as SendEvent<FromPreview>).message);
    });
    this.addEventListener(TabEvent.type, this.onTab);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const kept = this.host.getState();
    if (isPreviewState(kept)) this.view = kept;
    addEventListener('message', this.onMessage);
    this.host.postMessage({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    removeEventListener('message', this.onMessage);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { model } = this;
    if (!model) return html`<main aria-busy="true">${progress(true, RENDERING)}</main>`;
    const { tab } = this.view;
    return html`<main>
      ${previewHeader(model)}
      <tab-bar .items=${tabsOf(model)} .selected=${tab}></tab-bar>
      <div id="tab-panel" role="tabpanel" aria-labelledby="tab-${tab}">${this.panel(tab, model)}</div>
    </main>`;
  }

  private panel(tab: Tab, model: PreviewModel): unknown {
    switch (tab) {
      case 'message':
        return messageView(model, this.view, this.cursor, (view) => this.look(view));
      case 'source':
        return sourceView(model.message, this.cursor);
      case 'calls':
        return callList(model, this.answers);
      case 'problems':
        return problemList(model);
      case 'attributes':
        return attributesForm(model);
      case 'whatIf':
        return whatIfView(model, this.matrix);
      case 'people':
        return peopleView(model, this.people);
    }
  }

  private readonly onMessage = ({ data, origin }: MessageEvent<unknown>): void => {
    if (origin === window.origin && isToPreview(data)) this.take(data);
  };

  private take(message: ToPreview): void {
    switch (message.type) {
      case 'show':
        this.show(message.model, message.revision);
        return;
      case 'change':
        this.change(message.patch, message.revision);
        return;
      case 'cursor':
        this.cursor = message;
        return;
      case 'answer':
        this.receive(message);
        return;
      case 'matrix':
        this.matrix = message.variants;
        return;
      case 'people':
        this.people = message.variants;
        return;
    }
  }

  private show(model: PreviewModel, revision: number): void {
    this.answers = { revision, texts: new Map() };
    this.model = model;
    this.cursor = model.cursor ?? this.cursor;
    this.look({ template: model.template });
    if (this.view.tab === 'whatIf' && !model.busy) this.host.postMessage({ type: 'runMatrix' });
  }

  /** Ignores an answer to a call of another revision, which may be another call. */
  private receive({ revision, index, text }: Extract<ToPreview, { type: 'answer' }>): void {
    const { texts } = this.answers;
    if (revision === this.answers.revision) this.answers = { revision, texts: new Map([...texts, [index, text]]) };
  }

  private change(patch: ModelPatch, revision: number): void {
    const model = this.model && revision === this.answers.revision + 1 ? patched(this.model, patch) : undefined;
    if (isModel(model)) this.show(model, revision);
    else this.host.postMessage({ type: 'ready' });
  }

  private readonly onTab = (event: Event): void => {
    const tab = TABS.find(({ id }) => id === (event as TabEvent).id)?.id;
    if (!tab) return;
    this.look({ tab });
    if (tab === 'whatIf') this.host.postMessage({ type: 'runMatrix' });
  };

  private look(view: Partial<PreviewState>): void {
    const next = { ...this.view, ...view };
    if (JSON.stringify(next) === JSON.stringify(this.view)) return;
    this.view = next;
    this.host.setState(next);
  }
}

function tabsOf(model: PreviewModel): readonly TabItem[] {
  const counts: { readonly [tab in Tab]?: number } = { calls: model.calls.length, problems: problemCount(model) };
  return TABS.map(({ id, title }) => ({ id, title, count: counts[id] ?? 0 }));
}
