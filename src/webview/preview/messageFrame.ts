/// <reference lib="dom" />
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { LightElement } from '../lightElement';
import { annotated, clickedValue, type Mark, NOWHERE, type Sight, START } from './annotated';

/** A value, or a link of the message, was clicked. */
export class FrameClick extends Event {
  static readonly type = 'frame-click';

  constructor(readonly value: number | undefined) {
    super(FrameClick.type, { bubbles: true });
  }
}

/** Milliseconds after which the next message is shown even if its images are still loading. */
const LONGEST_WAIT_MS = 250;

/** A message with its marks, as a complete document. */
interface Sheet {
  readonly html: string;
}

/** Compares marks by position, because each rendering creates new ones and equal marks are no reason to reload. */
function areOthers(some: readonly Mark[], before: readonly Mark[] = []): boolean {
  const isSame = ({ from, to, value }: Mark, other: Mark | undefined) =>
    from === other?.from && to === other.to && value === other.value;
  return some.length !== before.length || !some.every((mark, index) => isSame(mark, before[index]));
}

/**
 * Shows a message as HTML in a frame with an empty sandbox: its scripts do not run, and the page's policy blocks all
 * loading and navigation. A click on a link is such a navigation, so it is blocked, reported as `FrameClick`, and the
 * message is restored. A new message is loaded behind the visible one and then replaces it, so that the frame is never
 * blank.
 */
@customElement('message-frame')
export class MessageFrame extends LightElement {
  @property() message = '';
  @property() label = 'Message';
  @property({ attribute: false, hasChanged: areOthers }) marks: readonly Mark[] = [];
  @property({ attribute: false }) sight: Sight = NOWHERE;

  /**
   * Two slots that alternate: one holds the visible frame, the other one loads behind it. A frame cannot move between
   * slots, because it would reload.
   */
  @state() private sheets: readonly (Sheet | undefined)[] = [];
  @state() private shown = 0;

  @query('iframe:not(.waiting)') private readonly frame!: HTMLIFrameElement;
  @query('.waiting') private readonly waiting!: HTMLIFrameElement | null;

  /** The value that was clicked last. */
  private clicked: number | undefined;
  private loading: Sheet | undefined;
  /**
   * Present if something changed while a sheet was loading. That sheet is shown first, so that the view keeps up while
   * somebody types.
   */
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
   * Shows a loaded sheet. Browsers that do not support `scroll-initial-target` are scrolled by the frame's URL, the
   * only access to a sandboxed frame. As that reloads the message, it is done for highlighted values only.
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

  /** The event is the same for all frames of the page, so the frame that was clicked is told by its focus. */
  private readonly onRefused = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective !== 'frame-src' || document.activeElement !== this.frame) return;
    this.clicked = clickedValue(blockedURI);
    this.load(this.clicked === undefined ? this.sight : { values: [this.clicked] });
    this.dispatchEvent(new FrameClick(this.clicked));
  };
}
