import { html, nothing, type TemplateResult } from 'lit';
import type { Group } from '../../profile/outline';
import type { Row } from '../../profile/row';
import { display, spoken } from '../display';
import { sends } from './host';
import type { RowAction } from './protocol';

/** Renders the buttons for a value: copy, copy as Liquid, insert Liquid. `part` is that of the table which it is in. */
export function rowActions(row: Row, tabIndex: 0 | -1, part?: Group['part']): TemplateResult {
  const { path, liquid } = row;
  const label = spoken(row.name ?? row.label, 80);
  const button = (type: RowAction, icon: string, title: string, hint = title) =>
    html`<button
      type="button"
      class="action codicon codicon-${icon}"
      tabindex=${tabIndex}
      title=${hint}
      aria-label="${title}: ${label}"
      @click=${sends(part ? { type, path, part } : { type, path })}
    ></button>`;
  return html`<span class="actions">
    ${button('copyValue', 'copy', 'Copy Value')}
    ${
      liquid === undefined
        ? nothing
        : html`${button('copyLiquid', 'code', 'Copy as Liquid', `Copy as Liquid: ${display(liquid)}`)}
          ${button('insertLiquid', 'insert', 'Insert Liquid', `Insert Liquid into the editor: ${display(liquid)}`)}`
    }
  </span>`;
}
