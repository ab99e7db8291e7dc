import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { KIND_NAMES } from '../../profile/kindNames';
import type { Group } from '../../profile/outline';
import type { ValueKind } from '../../profile/row';
import { visibleLines } from '../../profile/visible';
import { display, displayed } from '../display';
import { rowActions } from './rowActions';
import type { Line } from './tableLines';

/** The icons that VS Code uses for such values. */
const ICONS: { readonly [kind in ValueKind]: string } = {
  text: 'symbol-string',
  number: 'symbol-numeric',
  flag: 'symbol-boolean',
  nothing: 'circle-slash',
  list: 'symbol-array',
  object: 'symbol-object',
};

/** Characters of a long text that are shown. Copying gives all of it. */
const WHOLE = 20_000;

export interface RowPosition {
  readonly index: number;
  /** Pixels from the top of the rows. */
  readonly start: number;
  readonly height: number;
  readonly tabIndex: 0 | -1;
}

export function tableRow(
  line: Line,
  part: Group['part'],
  place: RowPosition,
  onClick: (event: Event) => void,
): TemplateResult {
  const { row, level, isOpen, isWhole } = line;
  return html`<div
    class="line"
    role="row"
    tabindex=${place.tabIndex}
    data-index=${place.index}
    aria-rowindex=${place.index + 2}
    aria-level=${level}
    aria-expanded=${ifDefined(isOpen)}
    .style=${`transform: translateY(${place.start}px); height: ${place.height}px; --level: ${level - 1}`}
    @click=${isOpen === undefined ? nothing : onClick}
  >
    ${isWhole ? wholeText(row.value, place.tabIndex) : cells(line, part, place.tabIndex)}
  </div>`;
}

function cells({ row, isOpen }: Line, part: Group['part'], tabIndex: 0 | -1): TemplateResult {
  const twistie = isOpen === undefined ? '' : `codicon codicon-chevron-${isOpen ? 'down' : 'right'}`;
  return html`<span class="kind" role="gridcell"
      ><span class="codicon codicon-${ICONS[row.kind]} kind-${row.kind}" role="img" aria-label=${KIND_NAMES[row.kind]} title=${KIND_NAMES[row.kind]}></span
    ></span>
    <span class="name" role="gridcell" title=${display(row.label)}
      ><span class="twistie ${twistie}" aria-hidden="true"></span>${displayed(row.label, 'name')}${
        row.name === undefined ? nothing : html` <span class="friendly">${display(row.name)}</span>`
      }${isOpen && row.left ? html` <span class="unsaid">(${row.left.toLocaleString('en')} more are in the JSON)</span>` : nothing}</span
    >
    <span class="value value-${row.kind}" role="gridcell" title=${display(row.value)}>${displayed(row.value, 'text')}</span>
    <span class="does" role="gridcell">${rowActions(row, tabIndex, part)}</span>`;
}

function wholeText(value: string, tabIndex: 0 | -1): TemplateResult {
  return html`<span class="whole" role="gridcell" aria-colspan="4"
    ><pre tabindex=${tabIndex}>${visibleLines(value.slice(0, WHOLE))}</pre>
    ${
      value.length > WHOLE
        ? html`<span class="unsaid">The first ${WHOLE.toLocaleString('en')} of ${value.length.toLocaleString('en')} characters. Copy Value copies all.</span>`
        : nothing
    }</span
  >`;
}
