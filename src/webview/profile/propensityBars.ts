import { html, nothing, type TemplateResult } from 'lit';
import type { PropensityFacts, Row } from '../../profile/row';
import { display, displayed, spoken } from '../display';
import './valueList';

const TYPES: { readonly [type in PropensityFacts['type']]: { readonly name: string; readonly meaning: string } } = {
  score: { name: 'score', meaning: 'A score from 0 to 1' },
  pct: { name: 'percentile', meaning: 'A percentile from 0 to 100' },
};

/** Renders propensities with their value and a bar. */
export function propensityBars(rows: readonly Row[]): TemplateResult {
  return html`<value-list class="propensities" label="Propensities" .rows=${rows} .content=${bar}></value-list>`;
}

function bar({ label, name, value, propensity }: Row): TemplateResult {
  return html`<span class="text" title=${display(label)}
      >${displayed(name ?? label, 'ID')}${name === undefined ? nothing : html` <span class="id">${display(label)}</span>`}</span
    >
    ${propensity ? meter(propensity, spoken(name ?? label), display(value)) : nothing}
    <span class="score" title=${propensity ? TYPES[propensity.type].meaning : nothing}
      >${display(value)}${propensity ? html` <span class="type">${TYPES[propensity.type].name}</span>` : nothing}</span
    >`;
}

function meter({ share, type }: PropensityFacts, label: string, value: string): TemplateResult {
  return html`<span
    class="meter"
    role="meter"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax="1"
    aria-valuenow=${share}
    aria-valuetext="${TYPES[type].name} ${value}"
    ><span .style=${`width: ${share * 100}%`}></span
  ></span>`;
}
