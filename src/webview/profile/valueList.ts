import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Row } from '../../profile/row';
import { LightElement } from '../lightElement';
import { Roving } from '../roving';
import { rowActions } from './rowActions';
import { keyOf } from './tableLines';

/** The most values that are added at a time, because all of them could be too many for the page. */
const STEP = 1000;

/** A list of values with their actions. Shows the first `limit`, and the others on demand. */
@customElement('value-list')
export class ValueList extends LightElement {
  @property() label = '';
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) limit = 100;
  @property({ type: Boolean }) ranked = false;
  @property({ attribute: false }) content: (row: Row, index: number) => unknown = ({ label }) => label;

  @state() private more = 0;

  private readonly roving = new Roving(this, () => this.shown.length);

  private get shown(): readonly Row[] {
    return this.rows.slice(0, this.limit + this.more);
  }

  override render(): TemplateResult {
    const items = repeat(this.shown, keyOf, (row, index) => {
      const tabIndex = this.roving.tabIndex(index);
      return html`<li tabindex=${tabIndex} data-index=${index}>${this.content(row, index)}${rowActions(row, tabIndex)}</li>`;
    });
    return html`${
      this.ranked
        ? html`<ol role="list" aria-label=${this.label} @keydown=${this.roving.onKeydown}>${items}</ol>`
        : html`<ul role="list" aria-label=${this.label} @keydown=${this.roving.onKeydown}>${items}</ul>`
    }${this.shown.length < this.rows.length ? this.showMore() : nothing}`;
  }

  private showMore(): TemplateResult {
    const isLast = this.rows.length - this.shown.length <= STEP;
    const words = isLast
      ? `Show all ${count(this.rows.length)}`
      : `Show ${count(STEP)} more of ${count(this.rows.length)}`;
    return html`<button type="button" class="link" @click=${this.onShowMore}>${words}</button>`;
  }

  private readonly onShowMore = (): void => {
    const next = this.shown.length;
    this.more += STEP;
    void this.roving.focus(next);
  };
}

function count(number: number): string {
  return number.toLocaleString('en');
}
