/// <reference lib="dom" />
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { LightElement } from '../lightElement';
import { anchorOf, annotated, clickedValue, type Mark } from './annotated';

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
  /** The value to bring into view. */
  @property({ attribute: false }) target: number | undefined;

  @query('iframe') private readonly frame!: HTMLIFrameElement;

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
    if (changed.has('message') || changed.has('marks')) this.load();
    else if (changed.has('target')) this.aim();
  }

  private load(): void {
    this.isNew = true;
    this.frame.srcdoc = annotated(this.message, this.marks);
  }

  private readonly onLoad = (): void => {
    if (this.isNew) this.aim();
    this.isNew = false;
  };

  /** The frame's address is all that a page can reach of it. Going there loads the message once more. */
  private aim(): void {
    if (this.target === undefined) return;
    this.frame.contentWindow?.location.replace(`about:srcdoc#${anchorOf(this.target)}`);
  }

  /** One event for all frames of the page: the one that was clicked has the focus. */
  private readonly onRefused = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective !== 'frame-src' || document.activeElement !== this.frame) return;
    this.load();
    this.dispatchEvent(new FrameClick(clickedValue(blockedURI)));
  };
}
