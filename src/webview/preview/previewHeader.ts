import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { display } from '../display';
import { progress, sampleBadge } from '../status';
import { sends } from './host';
import type { PreviewModel } from './protocol';

/** What is under way while a page of a preview is busy. */
export const RENDERING = 'Rendering';

/** Renders the recipient, the source of the data and the what-if. */
export function previewHeader(model: PreviewModel): TemplateResult {
  const { person, connection, sample, busy, fixture } = model;
  return html`<header class="preview-header" aria-busy=${busy}>
      <h1 class="unseen">Preview of ${display(fixture.name.replace(/\.fixture\.json$/, ''), 120)}</h1>
      <div class="who">
        <vscode-button secondary icon="account" title="Choose who reads the message" aria-label=${person === undefined ? nothing : `Preview as ${display(person, 36)}`} @click=${sends({ type: 'choosePerson' })}>
          ${person === undefined ? 'Choose a Person…' : display(person, 36)}
        </vscode-button>
        ${sample ? sampleBadge() : html`<span class="unsaid">${display(connection)}</span>`}
        ${waiting(model)}
      </div>
      ${rehearsed(model)} ${restricted(model)}
    </header>
    ${progress(busy, RENDERING)}`;
}

/** Renders the button that runs calls for recommendations. They count as exposures, so the user decides when. */
function waiting({ waiting: isWaiting }: PreviewModel): unknown {
  if (!isWaiting) return nothing;
  return html`<vscode-button icon="play" title="Asking for recommendations is logged as an exposure of the person" @click=${sends({ type: 'runCalls' })}>
      Run Calls
    </vscode-button>
    <span class="note">Recommendations were not asked for: each call is counted as an exposure of the person.</span>`;
}

function rehearsed({ whatIf, whatIfs }: PreviewModel): unknown {
  const scenario = whatIfs.find(({ id }) => id === whatIf);
  if (!scenario) return nothing;
  return html`<p class="notice" role="status">
    <span class="codicon codicon-beaker" aria-hidden="true"></span>
    <span>What if: <strong>${scenario.title}</strong>. ${scenario.about}</span>
    <vscode-button secondary @click=${sends({ type: 'whatIf' })}>End What If</vscode-button>
  </p>`;
}

function restricted({ restricted: isRestricted }: PreviewModel): unknown {
  if (!isRestricted) return nothing;
  return html`<p class="notice" role="status">
    <span class="codicon codicon-shield" aria-hidden="true"></span>
    <span>Restricted Mode: no call is made. Trust this workspace to preview with answers.</span>
  </p>`;
}
