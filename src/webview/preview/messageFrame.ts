/// <reference lib="dom" />
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { LightElement } from '../lightElement';
import { annotated, clickedValue, type Mark, NOWHERE, type Sight, START } from './annotated';

/** Somebody clicked a value, or a link of the message. */
export class FrameClick extends Event {
  static readonly type = 'frame-click';

  constructor(readonly value: number | undefined) {
    super(FrameClick.type, { bubbles: true });
  }
}

/**
 * A message as HTML, in a frame with an empty sandbox: no script of it runs, and the page's policy lets it load and navigate nowhere.
 * A click on a link is such a navigation: it is refused, told as `FrameClick`, and the message put back.
 */
@customElement('message-frame')
export class MessageFrame extends LightElement {
  @property() message = '';
  @property() label = 'Message';
  @property({ attribute: false }) marks: readonly Mark[] = [];
  @property({ attribute: false }) sight: Sight = NOWHERE;

  @query('iframe') private readonly frame!: HTMLIFrameElement;

  /** The value that was clicked last. */
  private clicked: number | undefined;
  /** Whether the message was not looked at yet. */
  private isNew = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('securitypolicyviolation', this.onRefused);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('securitypolicyviolation', this.onRefused);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    return html`<iframe sandbox title=${this.label} @load=${this.onLoad}></iframe>`;
  }

  override updated(changed: PropertyValues): void {
    const before = changed.get('sight') as Sight | undefined;
    const isMarkedOtherwise = before && String(before.values) !== String(this.sight.values);
    if (changed.has('message') || changed.has('marks') || isMarkedOtherwise) this.load();
  }

  private load({ values, near } = this.sight): void {
    this.isNew = true;
    const { clicked } = this;
    this.frame.srcdoc = annotated(this.message, this.marks, {
      values,
      ...(near === undefined ? {} : { near }),
      ...(clicked === undefined ? {} : { first: clicked }),
    });
  }

  /**
   * Where style sheets cannot say where a page begins, the frame's address can: it is all that a page can reach of it. Going there
   * loads the message once more, so this is done for values alone.
   */
  private readonly onLoad = (): void => {
    const isToBeMoved = this.isNew && this.sight.values.length > 0 && !CSS.supports('scroll-initial-target', 'nearest');
    this.isNew = false;
    if (isToBeMoved) this.frame.contentWindow?.location.replace(`about:srcdoc#${START}`);
  };

  /** One event for all frames of the page: the one that was clicked has the focus. */
  private readonly onRefused = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective !== 'frame-src' || document.activeElement !== this.frame) return;
    this.clicked = clickedValue(blockedURI);
    this.load(this.clicked === undefined ? this.sight : { values: [this.clicked] });
    this.dispatchEvent(new FrameClick(this.clicked));
  };
}
