import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Person, personKey } from '../../profile/profile';
import './doneNote';
import { FocusKeeper } from '../focusKeeper';
import { acquireHost, SendEvent } from '../host';
import { LightElement } from '../lightElement';
import type { DoneNote } from './doneNote';
import { groupSection, sectionLinks } from './groupSection';
import { isPageState, isToPage } from './guards';
import { sends } from './host';
import { PERSON, pageHeader } from './pageHeader';
import type { ConfirmedAction, FromPage, PageModel, PageState } from './protocol';
import './profilePage.css';
import './rawJson';
import { MinuteClock } from '../minuteClock';
import { ViewEvent } from './valueTable';

/** The profile page. Shows the model that the extension sends, and sends back what the user asks for. */
@customElement('profile-page')
export class ProfilePage extends LightElement {
  @state() private model: PageModel | undefined;
  @state() private json: string | undefined;

  private readonly host = acquireHost<FromPage, PageState>();
  private kept: PageState | undefined;
  /** The button last pressed for each type of message, beside which its answer is shown. */
  private readonly pressed = new Map<FromPage['type'], Element>();
  private readonly note = createRef<DoneNote>();

  constructor() {
    super();
    new MinuteClock(this);
    new FocusKeeper(this, (focused) => {
      const heading = focused.closest('section')?.getAttribute('aria-labelledby') ?? PERSON;
      return () => document.getElementById(heading)?.focus();
    });
    this.addEventListener(SendEvent.type, (event) => this.send(event as SendEvent<FromPage>));
    this.addEventListener(ViewEvent.type, (event) => this.keepTable(event as ViewEvent));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const kept = this.host.getState();
    this.kept = isPageState(kept) ? kept : undefined;
    addEventListener('message', this.onMessage);
    document.addEventListener('scrollend', this.keepScroll);
    this.host.postMessage({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    removeEventListener('message', this.onMessage);
    document.removeEventListener('scrollend', this.keepScroll);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { model } = this;
    if (!model) return html`<main aria-busy="true"></main>`;
    const now = Date.now();
    const key = `${model.connection}\n${personKey(model.person)}`;
    return html`<main>
        ${pageHeader(model, now)} ${repeat([key], String, () => (isKnown(model) ? this.answer(model, now) : nobodyYet(model)))}
      </main>
      <done-note ${ref(this.note)}></done-note>`;
  }

  private answer(model: PageModel, now: number): TemplateResult {
    return html`${sectionLinks(model.groups)}
      ${repeat(
        model.groups,
        ({ part }) => part,
        (group) => groupSection(group, model, this.kept?.tables?.[group.part], now),
      )}
      <raw-json .text=${this.json}></raw-json>`;
  }

  private readonly onMessage = ({ data, origin }: MessageEvent<unknown>): void => {
    if (origin !== window.origin || !isToPage(data)) return;
    if (data.type === 'show') void this.show(data.model);
    else if (data.type === 'json') this.json = data.text;
    else this.confirm(data.action);
  };

  private async show(model: PageModel): Promise<void> {
    const isFirst = !this.model;
    // A failed look-up brings a response too, which may be the reason.
    if (model.fetchedAt !== this.model?.fetchedAt || model.failure !== this.model?.failure) this.json = undefined;
    this.model = model;
    const isSame = this.kept?.connection === model.connection && samePerson(this.kept.person, model.person);
    this.keep({ ...(isSame ? this.kept : {}), connection: model.connection, person: model.person });
    await this.updateComplete;
    if (isFirst && isSame) scrollTo({ top: this.kept?.scrollTop ?? 0 });
  }

  private send({ message, target }: SendEvent<FromPage>): void {
    if (target instanceof Element) this.pressed.set(message.type, target);
    this.host.postMessage(message);
  }

  private confirm(action: ConfirmedAction): void {
    const beside = this.pressed.get(action);
    if (beside?.isConnected) this.note.value?.show(action, beside);
  }

  private keepTable({ part, view }: ViewEvent): void {
    if (this.kept) this.keep({ ...this.kept, tables: { ...this.kept.tables, [part]: view } });
  }

  private readonly keepScroll = (): void => {
    if (this.kept) this.keep({ ...this.kept, scrollTop: scrollY });
  };

  private keep(state: PageState): void {
    this.kept = state;
    this.host.setState(state);
  }
}

function samePerson(a: Person, b: Person): boolean {
  return personKey(a) === personKey(b);
}

/** Whether there is anything to show. After a restart there is not. */
function isKnown({ fetchedAt, groups }: PageModel): boolean {
  return fetchedAt !== undefined || groups.some(({ state }) => state !== 'not-asked');
}

function nobodyYet({ busy }: PageModel): unknown {
  if (busy) return nothing;
  return html`<div class="welcome">
    <p>No answer about this person is in memory. Answers are personal data and are not kept over a restart.</p>
    <vscode-button @click=${sends({ type: 'refresh' })}>Look Up Again</vscode-button>
  </div>`;
}
