import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Row } from '../../profile/row';
import { display, displayed } from '../display';
import { LightElement } from '../lightElement';
import { filterBox } from './filterBox';
import { createFilter } from './tableLines';
import './valueList';

/** Up to this many chips need no filter, unless there is one already. */
const FEW = 24;
const FIRST = 120;

@customElement('cohort-chips')
export class CohortChips extends LightElement {
  @property({ attribute: false }) rows: readonly Row[] = [];
  @state() private filter = '';

  private readonly rowsWith = createFilter();

  override render(): TemplateResult {
    const found = this.rowsWith(this.rows, this.filter);
    return html`
      ${this.rows.length > FEW || this.filter !== '' ? this.filterBox(found.length) : nothing}
      <value-list class="chips" label="Cohorts" .rows=${found} .limit=${FIRST} .content=${chip}></value-list>
      ${found.length === 0 ? html`<p class="note">Nothing matches.</p>` : nothing}
    `;
  }

  private filterBox(found: number): TemplateResult {
    return filterBox({
      label: 'Filter Cohorts',
      placeholder: 'Filter by ID or name',
      text: this.filter,
      found,
      all: this.rows.length,
      change: (filter) => {
        this.filter = filter;
      },
      enter: () => this.querySelector('li')?.focus(),
    });
  }
}

function chip({ label, name }: Row): TemplateResult {
  return name === undefined
    ? html`<span class="text">${displayed(label, 'ID', 120)}</span>`
    : html`<span class="text">${display(name, 120)} <span class="id">${display(label, 120)}</span></span>`;
}
