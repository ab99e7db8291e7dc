import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { visibleLines } from '../../profile/visible';
import { LightElement } from '../lightElement';
import { moved } from '../roving';
import type { Mark } from './annotated';
import { FrameClick } from './messageFrame';

/** Characters of a message that are put into the page. */
const SHOWN = 200_000;

/** Joins emoji to one. It stays, because a message is shown as it reads. */
const EMOJI_JOINER = /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D(?=\p{Extended_Pictographic})/u;

/** What screen readers say of a message with values. */
const KEYS = 'Alt+Down Arrow and Alt+Up Arrow move between values, Enter goes to the expression.';

/** Renders the note below a message that is cut. */
export function cutNote(shown: number, length: number): TemplateResult {
  return html`<p class="unsaid">The first ${shown.toLocaleString('en')} of ${length.toLocaleString('en')} characters</p>`;
}

/** A message as plain text, with clickable values and marked differences. */
@customElement('message-text')
export class MessageText extends LightElement {
  @property() message = '';
  @property() label = 'Message';
  /** The length of the whole message if `message` is only its beginning. */
  @property({ attribute: false }) length: number | undefined;
  @property({ attribute: false }) marks: readonly Mark[] = [];
  /** The values to highlight. One of them is scrolled into view. */
  @property({ attribute: false, hasChanged: (values, before) => String(values) !== String(before) })
  values: readonly number[] = [];

  override render(): TemplateResult {
    const { length = this.message.length } = this;
    const shown = Math.min(this.message.length, SHOWN);
    const hint = this.marks.some(({ value }) => value !== undefined) ? KEYS : nothing;
    return html`<pre class="message-text" tabindex="0" role="region" aria-label=${this.label} aria-description=${hint} @keydown=${this.onKeydown}>${this.pieces()}</pre>
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
      pieces.push(readable(this.message.slice(at, mark.from)), this.marked(mark, targets));
      at = mark.to;
    }
    pieces.push(readable(this.message.slice(at, SHOWN)));
    return pieces;
  }

  private marked({ from, to, value }: Mark, targets: ReadonlySet<number>): TemplateResult {
    const text = readable(this.message.slice(from, to));
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

  /** The text is a single tab stop. Alt with an arrow key moves between values. */
  private readonly onKeydown = (event: KeyboardEvent): void => {
    const values = [...this.querySelectorAll<HTMLElement>('.value')];
    const current = values.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Enter' && current >= 0) values[current]?.click();
    const isMove = event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp');
    const next = isMove ? moved(event.key, current, values.length) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    values[next]?.focus();
  };
}

function readable(text: string): string {
  return text.split(EMOJI_JOINER).map(visibleLines).join('\u200D');
}
