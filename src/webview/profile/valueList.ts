import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Row } from '../../profile/row';
import { LightElement } from '../lightElement';
import { Roving } from '../roving';
import { rowActions } from './rowActions';
import { keyOf } from './tableLines';

/** A short list of values with their actions. Shows the first `limit`, and the others on demand. */
@customElement('value-list')
export class ValueList extends LightElement {
  @property() label = '';
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) limit = Number.POSITIVE_INFINITY;
  @property({ type: Boolean }) ranked = false;
  @property({ attribute: false }) content: (row: Row, index: number) => unknown = ({ label }) => label;

  @state() private all = false;

  private readonly roving = new Roving(this, () => this.shown.length);

  private get shown(): readonly Row[] {
    return this.all ? this.rows : this.rows.slice(0, this.limit);
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
    }${this.shown.length < this.rows.length ? this.showAll() : nothing}`;
  }

  private showAll(): TemplateResult {
    return html`<button type="button" class="link" @click=${this.onShowAll}>Show all ${this.rows.length}</button>`;
  }

  private readonly onShowAll = (): void => {
    const next = this.shown.length;
    this.all = true;
    void this.roving.focus(next);
  };
}
