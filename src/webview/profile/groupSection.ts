import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Group } from '../../profile/outline';
import './cohortChips';
import { absoluteTime, relativeTime } from '../../profile/times';
import { display } from '../display';
import { sends } from './host';
import { propensityBars } from './propensityBars';
import type { PageModel, TableView } from './protocol';
import { recommendationCard } from './recommendationCard';
import { AS_SENT } from './valueTable';

/** Parts that are requested by id, so that there may be more of them to request. */
const BY_ID: ReadonlySet<Group['part']> = new Set(['recommendations', 'propensities']);

const EXPOSURE = 'Each request is counted as an exposure of this person.';

/** Renders links to the sections, with their counts. */
export function sectionLinks(groups: readonly Group[]): TemplateResult {
  return html`<nav aria-label="Sections">
    ${groups.map(
      ({ part, label, state, rows }) =>
        html`<a href="#${part}" @click=${() => document.getElementById(part)?.focus({ preventScroll: true })}
          >${label}${state === 'values' || state === 'empty' ? html` <span class="count">${count(rows.length)}</span>` : nothing}</a
        >`,
    )}
  </nav>`;
}

/** Renders one part of the profile. `view` is how the user left its table; `now` is in milliseconds since 1970. */
export function groupSection(group: Group, model: PageModel, view: TableView | undefined, now: number): TemplateResult {
  const { part, label, state, rows, note } = group;
  const asks = part !== 'other' && BY_ID.has(part) && state !== 'not-asked';
  return html`<section aria-labelledby=${part}>
    <header>
      <h2 id=${part} tabindex="-1">${label}</h2>
      ${state === 'values' ? html`<span class="count">${count(rows.length)}</span>` : nothing} ${ownTime(group, model, now)}
      ${
        asks
          ? html`<button
              type="button"
              class="action codicon codicon-add"
              title="Ask for others by their ID"
              aria-label="Ask for other ${label.toLowerCase()}"
              @click=${sends({ type: 'askFor', part })}
            ></button>`
          : nothing
      }
    </header>
    ${note === undefined ? nothing : notice(group, display(note, 1000))}
    ${rows.length === 0 ? nothing : body(group, view, now)}
  </section>`;
}

function notice({ part, label, state }: Group, note: string): TemplateResult {
  const isAskable = part !== 'other' && (state === 'not-asked' || state === 'mixed');
  const words = state === 'mixed' ? 'Ask for Computations Alone' : `Ask for ${label}`;
  return html`<div class="note">
    <p>${note}${part === 'recommendations' && state === 'not-asked' ? ` ${EXPOSURE}` : nothing}</p>
    ${
      isAskable
        ? html`<vscode-button secondary @click=${sends({ type: 'askFor', part })}>${words}</vscode-button>`
        : nothing
    }
  </div>`;
}

function body({ part, label, rows }: Group, view: TableView | undefined, now: number): unknown {
  if (part === 'recommendations')
    return html`<div class="cards">${rows.map((row) => recommendationCard(row, now))}</div>`;
  if (part === 'cohorts') return html`<cohort-chips .rows=${rows}></cohort-chips>`;
  if (part === 'propensities') return propensityBars(rows);
  return html`<value-table name=${part} label=${label} .rows=${rows} .initial=${view ?? AS_SENT}></value-table>`;
}

/** Renders when the part was fetched, if it is older than the last answer. */
function ownTime({ fetchedAt }: Group, model: PageModel, now: number): unknown {
  if (fetchedAt === undefined || fetchedAt === model.fetchedAt) return nothing;
  return html`<span class="own-time" title=${absoluteTime(fetchedAt) ?? nothing}>fetched ${relativeTime(fetchedAt, now)}</span>`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
