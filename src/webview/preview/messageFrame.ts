/// <reference lib="dom" />
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { LightElement } from '../lightElement';
import { annotated, clickedValue, type Mark, NOWHERE, type Sight, START } from './annotated';

/** Somebody clicked a value, or a link of the message. */
export class FrameClick extends Event {
  static readonly type = 'frame-click';

  constructor(readonly value: number | undefined) {
    super(FrameClick.type, { bubbles: true });
  }
}

/** How long the next message stays out of sight at most, when images of it are on their way. */
const LONGEST_WAIT_MS = 250;

/** A message with its marks, as a document. */
interface Sheet {
  readonly html: string;
}

/** Each rendering brings marks of its own: where they are as before they are no reason to load the message anew. */
function areOthers(some: readonly Mark[], before: readonly Mark[] = []): boolean {
  const isSame = ({ from, to, value }: Mark, other: Mark | undefined) =>
    from === other?.from && to === other.to && value === other.value;
  return some.length !== before.length || !some.every((mark, index) => isSame(mark, before[index]));
}

/**
 * A message as HTML, in a frame with an empty sandbox: no script of it runs, and the page's policy lets it load and navigate nowhere.
 * A click on a link is such a navigation: it is refused, told as `FrameClick`, and the message put back. Another message is loaded
 * behind the one in sight and then takes its place, so that nobody sees an empty frame in between.
 */
@customElement('message-frame')
export class MessageFrame extends LightElement {
  @property() message = '';
  @property() label = 'Message';
  @property({ attribute: false, hasChanged: areOthers }) marks: readonly Mark[] = [];
  @property({ attribute: false }) sight: Sight = NOWHERE;

  /** Two places that take turns: in one is what is in sight, in the other what waits behind it. Frames cannot move: they would load anew. */
  @state() private sheets: readonly (Sheet | undefined)[] = [];
  @state() private shown = 0;

  @query('iframe:not(.waiting)') private readonly frame!: HTMLIFrameElement;
  @query('.waiting') private readonly waiting!: HTMLIFrameElement | null;

  /** The value that was clicked last. */
  private clicked: number | undefined;
  private loading: Sheet | undefined;
  /** There when something changed while a sheet is loading: what is loaded is shown first, however much is typed. */
  private next: Sight | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('securitypolicyviolation', this.onRefused);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('securitypolicyviolation', this.onRefused);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    return html`${this.place(0)}${this.place(1)}`;
  }

  private place(index: number): unknown {
    const sheet = this.sheets[index];
    if (!sheet) return nothing;
    return keyed(
      sheet,
      html`<iframe sandbox class=${index === this.shown ? '' : 'waiting'} title=${this.label} .srcdoc=${sheet.html} @load=${() => this.show(sheet)}></iframe>`,
    );
  }

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get('sight') as Sight | undefined;
    const isMarkedOtherwise = before && String(before.values) !== String(this.sight.values);
    if (changed.has('message') || changed.has('marks') || isMarkedOtherwise) this.load(this.sight);
  }

  private load(sight: Sight): void {
    if (this.loading) {
      this.next = sight;
      return;
    }
    const { clicked } = this;
    const { values, near } = sight;
    const sheet = {
      html: annotated(this.message, this.marks, {
        values,
        ...(near === undefined ? {} : { near }),
        ...(clicked === undefined ? {} : { first: clicked }),
      }),
    };
    this.loading = sheet;
    const isFirst = this.sheets[this.shown] === undefined;
    this.sheets = [0, 1].map((index) => ((index === this.shown) === isFirst ? sheet : this.sheets[index]));
    setTimeout(() => this.show(sheet), LONGEST_WAIT_MS);
  }

  /**
   * Where style sheets cannot say where a page begins, the frame's address can: it is all that a page can reach of it. Going there
   * loads the message once more, so this is done for values alone.
   */
  private show(sheet: Sheet): void {
    if (sheet !== this.loading) return;
    this.loading = undefined;
    const frame = this.waiting ?? this.frame;
    const isWorkedIn = document.hasFocus() && document.activeElement === this.frame;
    this.shown = this.sheets.indexOf(sheet);
    this.sheets = this.sheets.map((one) => (one === sheet ? one : undefined));
    if (isWorkedIn) void this.updateComplete.then(() => frame.focus());
    const isToBeMoved = this.sight.values.length > 0 && !CSS.supports('scroll-initial-target', 'nearest');
    if (isToBeMoved) frame.contentWindow?.location.replace(`about:srcdoc#${START}`);
    const { next } = this;
    this.next = undefined;
    if (next) this.load(next);
  }

  /** One event for all frames of the page: the one that was clicked has the focus. */
  private readonly onRefused = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective !== 'frame-src' || document.activeElement !== this.frame) return;
    this.clicked = clickedValue(blockedURI);
    this.load(this.clicked === undefined ? this.sight : { values: [this.clicked] });
    this.dispatchEvent(new FrameClick(this.clicked));
  };
}
