import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LightElement } from '../lightElement';
import type { ConfirmedAction } from './protocol';

const SHOWN_FOR = 1500;

/** Confirms an action beside the button that was pressed, and to screen readers. */
@customElement('done-note')
export class DoneNote extends LightElement {
  @state() private text = '';
  @state() private place = '';

  private timer: ReturnType<typeof setTimeout> | undefined;

  override render(): TemplateResult {
    return html`<div role="status" class="done ${this.text && 'shown'}" .style=${this.place}>${this.text}</div>`;
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  show(action: ConfirmedAction, beside: Element): void {
    const { left, right, top, bottom } = beside.getBoundingClientRect();
    const y = top > 40 ? `bottom: ${innerHeight - top + 4}px` : `top: ${bottom + 4}px`;
    const x = left > innerWidth / 2 ? `right: ${innerWidth - right}px` : `left: ${left}px`;
    this.place = `${x}; ${y}`;
    this.text = action === 'insertLiquid' ? 'Inserted' : 'Copied';
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.text = '';
    }, SHOWN_FOR);
  }
}
