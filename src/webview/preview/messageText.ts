import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { displayLines } from '../display';
import { LightElement } from '../lightElement';
import { moved } from '../roving';
import type { Mark } from './annotated';
import { FrameClick } from './messageFrame';

/** How much of a message is put into the page. */
const SHOWN = 200_000;

/** Said below a message of which only the beginning is shown. */
export function cutNote(shown: number, length: number): TemplateResult {
  return html`<p class="unsaid">The first ${shown.toLocaleString('en')} of ${length.toLocaleString('en')} characters</p>`;
}

/** A message as text: its values can be clicked, its differences are marked. */
@customElement('message-text')
export class MessageText extends LightElement {
  @property() message = '';
  @property() label = 'Message';
  /** How long all of it is, when `message` is its beginning. */
  @property({ attribute: false }) length: number | undefined;
  @property({ attribute: false }) marks: readonly Mark[] = [];
  /** The values that stand out, one of them in view. */
  @property({ attribute: false, hasChanged: (values, before) => String(values) !== String(before) })
  values: readonly number[] = [];

  override render(): TemplateResult {
    const { length = this.message.length } = this;
    const shown = Math.min(this.message.length, SHOWN);
    return html`<pre class="message-text" tabindex="0" role="region" aria-label=${this.label} @keydown=${this.onKeydown}>${this.pieces()}</pre>
      ${shown < length ? cutNote(shown, length) : nothing}`;
  }

  override updated(): void {
    const target = this.querySelector('.target:focus') ?? this.querySelector('.target');
    target?.scrollIntoView({ block: 'nearest' });
  }

  private pieces(): unknown[] {
    const pieces: unknown[] = [];
    const targets = new Set(this.values);
    let at = 0;
    for (const mark of this.marks) {
      if (mark.to > SHOWN) break;
      pieces.push(displayLines(this.message.slice(at, mark.from)), this.marked(mark, targets));
      at = mark.to;
    }
    pieces.push(displayLines(this.message.slice(at, SHOWN)));
    return pieces;
  }

  private marked({ from, to, value }: Mark, targets: ReadonlySet<number>): TemplateResult {
    const text = displayLines(this.message.slice(from, to));
    if (value === undefined) return html`<mark class="change">${text}</mark>`;
    const isTarget = targets.has(value);
    return html`<span
      class="value ${isTarget ? 'target' : ''}"
      role="link"
      tabindex="-1"
      data-value=${value}
      @click=${() => this.dispatchEvent(new FrameClick(value))}
      >${text}</span
    >`;
  }

  /** The text is one stop of the Tab key; arrows with Alt move from value to value. */
  private readonly onKeydown = (event: KeyboardEvent): void => {
    const values = [...this.querySelectorAll<HTMLElement>('.value')];
    const current = values.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Enter' && current >= 0) values[current]?.click();
    const next = event.altKey ? moved(event.key, current, values.length) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    values[next]?.focus();
  };
}
