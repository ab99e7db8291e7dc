import '@vscode-elements/elements/dist/vscode-tab-header/index.js';
import '@vscode-elements/elements/dist/vscode-tab-panel/index.js';
import '@vscode-elements/elements/dist/vscode-tabs/index.js';
import type { VscTabsSelectEvent } from '@vscode-elements/elements/dist/vscode-tabs/vscode-tabs.js';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { acquireHost, SendEvent } from '../host';
import { LightElement } from '../lightElement';
import { MinuteClock } from '../times';
import { attributesForm } from './attributesForm';
import { callList } from './callList';
import { isPreviewState, isToPreview } from './guards';
import { messageView } from './messageView';
import './preview.css';
import { previewHeader } from './previewHeader';
import { problemList } from './problemList';
import type { FromPreview, Place, PreviewModel, PreviewState, Tab, ToPreview, Variant } from './protocol';
import { sourceView } from './sourceView';
import { peopleView, whatIfView } from './variants';

const TABS: readonly { readonly tab: Tab; readonly title: string }[] = [
  { tab: 'message', title: 'Message' },
  { tab: 'source', title: 'Source' },
  { tab: 'calls', title: 'Calls' },
  { tab: 'problems', title: 'Problems' },
  { tab: 'attributes', title: 'Attributes' },
  { tab: 'whatIf', title: 'What If' },
  { tab: 'people', title: 'People' },
];

const NEW: PreviewState = { template: '', tab: 'message', narrow: false, plain: false };

/** The preview of one template: shows what the extension rendered, and sends what people ask for. */
@customElement('preview-page')
export class PreviewPage extends LightElement {
  @state() private model: PreviewModel | undefined;
  @state() private view: PreviewState = NEW;
  @state() private cursor: Place | undefined;
  @state() private matrix: readonly Variant[] | undefined;
  @state() private people: readonly Variant[] | undefined;
  /** By the position of the call. */
  @state() private answers: ReadonlyMap<number, string> = new Map();

  private readonly host = acquireHost<FromPreview, PreviewState>();

  constructor() {
    super();
    new MinuteClock(this);
    this.addEventListener(SendEvent.type, (event) => {
      this.host.postMessage((event as SendEvent<FromPreview>).message);
    });
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
    if (!model) return html`<main aria-busy="true"></main>`;
    const selected = TABS.findIndex(({ tab }) => tab === this.view.tab);
    return html`<main>
      ${previewHeader(model)}
      <vscode-tabs .selectedIndex=${selected} @vsc-tabs-select=${this.onSelect}>
        ${TABS.map(
          ({ tab, title }) =>
            html`<vscode-tab-header slot="header" data-tab=${tab}>${title}${this.badge(tab, model)}</vscode-tab-header>
              <vscode-tab-panel>${tab === this.view.tab ? this.panel(tab, model) : nothing}</vscode-tab-panel>`,
        )}
      </vscode-tabs>
    </main>`;
  }

  private badge(tab: Tab, { calls, problems }: PreviewModel): unknown {
    const count = tab === 'calls' ? calls.length : tab === 'problems' ? problems.length : 0;
    return count === 0 ? nothing : html` <span class="count">${count}</span>`;
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
        return problemList(model.problems);
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
        this.answers = new Map();
        this.model = message.model;
        this.look({ template: message.model.template });
        if (this.view.tab === 'whatIf' && !message.model.busy) this.host.postMessage({ type: 'runMatrix' });
        return;
      case 'cursor':
        this.cursor = message.place;
        return;
      case 'answer':
        this.answers = new Map([...this.answers, [message.index, message.text]]);
        return;
      case 'matrix':
        this.matrix = message.variants;
        return;
      case 'people':
        this.people = message.variants;
        return;
    }
  }

  private readonly onSelect = ({ detail }: VscTabsSelectEvent): void => {
    const tab = TABS[detail.selectedIndex]?.tab;
    if (tab) this.look({ tab });
    if (tab === 'whatIf') this.host.postMessage({ type: 'runMatrix' });
  };

  private look(view: Partial<PreviewState>): void {
    const next = { ...this.view, ...view };
    if (JSON.stringify(next) === JSON.stringify(this.view)) return;
    this.view = next;
    this.host.setState(next);
  }
}
