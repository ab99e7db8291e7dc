import '@vscode-elements/elements/dist/vscode-badge/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { RecommendationFacts, Row } from '../../profile/row';
import { absoluteTime, relativeTime } from '../../profile/times';
import { display, displayed, spoken } from '../display';
import { rowActions } from './rowActions';
import './valueList';

const FIRST = 10;

/** Source: Amplitude, User Profile API: `is_control`. */
const GROUPS = {
  control: {
    name: 'Control',
    meaning:
      'Serve your default experience: these items are a random selection, which Amplitude compares with the model’s.',
  },
  treatment: { name: 'Treatment', meaning: 'These items are the model’s selection for this person, best first.' },
};

/** Renders a recommendation: group, source, items and fields. `now` is in milliseconds since 1970. */
export function recommendationCard(row: Row, now: number): TemplateResult {
  const rows = row.rows ?? [];
  const items = rows.filter(isItem);
  const fields = rows.filter((member) => !isItem(member));
  const title = spoken(row.name ?? row.label);
  const left =
    row.left === undefined ? nothing : html`<p class="note">${row.left.toLocaleString('en')} more are in the JSON.</p>`;
  return html`<article class="card" aria-label=${title}>
    <header>
      <h3>${displayed(row.name ?? row.label, 'ID')}</h3>
      ${row.recommendation ? groupBadge(row.recommendation) : nothing} ${rowActions(row, 0)}
    </header>
    ${row.name === undefined ? nothing : html`<p class="id">${display(row.label)}</p>`}
    ${row.recommendation ? facts(row.recommendation, now) : html`<p class="value">${display(row.value)}</p>`}
    ${
      items.length > 0
        ? html`<value-list ranked class="items" label="Items of ${title}" .rows=${items} .limit=${FIRST} .content=${rankedItem}></value-list>`
        : nothing
    }
    ${
      fields.length > 0
        ? html`<details>
            <summary>Fields</summary>
            <value-list class="fields" label="Fields of ${title}" .rows=${fields} .content=${field}></value-list>
          </details>`
        : nothing
    }
    ${left}
  </article>`;
}

/**
 * Whether a row is an item of the recommendation: `recommendations`, 0, `items`, 3. Other members come after the items.
 */
function isItem({ path }: Row): boolean {
  return path.length === 4 && path[2] === 'items';
}

function groupBadge({ isControl }: RecommendationFacts): unknown {
  if (isControl === undefined) return nothing;
  const { name, meaning } = isControl ? GROUPS.control : GROUPS.treatment;
  return html`<vscode-badge class=${name.toLowerCase()} title=${meaning}>${name}</vscode-badge>`;
}

function facts({ isControl, source, lastUpdated }: RecommendationFacts, now: number): TemplateResult {
  const updated = lastUpdated === undefined ? undefined : relativeTime(lastUpdated, now);
  const told = [
    source === undefined
      ? undefined
      : html`<span class="fact"><span class="codicon codicon-beaker" aria-hidden="true"></span>${display(source)}</span>`,
    updated === undefined
      ? undefined
      : html`<span class="fact" title=${absoluteTime(lastUpdated ?? 0) ?? nothing}
          ><span class="codicon codicon-history" aria-hidden="true"></span>Updated ${updated}</span
        >`,
  ];
  return html`<p class="facts">${told}</p>
    ${isControl ? html`<p class="note warns"><span class="codicon codicon-info" aria-hidden="true"></span>${GROUPS.control.meaning}</p>` : nothing}`;
}

function rankedItem({ label }: Row, index: number): TemplateResult {
  return html`<span class="rank">${index + 1}</span><span class="text" title=${display(label)}>${displayed(label, 'text')}</span>`;
}

function field({ label, value }: Row): TemplateResult {
  return html`<span class="text"><span class="id">${displayed(label, 'name')}</span> ${displayed(value, 'text')}</span>`;
}
