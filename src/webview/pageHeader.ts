import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { sends } from './host';
import type { FromPage, PageModel } from './protocol';
import { display } from './rowActions';
import { absoluteTime, duration, relativeTime } from './times';

/** Who it is, how the answer came, and what can be done with all of it. */
export function pageHeader(model: PageModel, now: number): TemplateResult {
  const { person, busy, failure } = model;
  return html`<header class="page-header" aria-busy=${busy}>
      <div class="title">
        <h1>${display(person.userId ?? person.deviceId ?? '', 600)}</h1>
        ${
          model.sample
            ? html`<vscode-badge class="sample" title="Answers of the built-in sample connection: no real person, no network">Sample data</vscode-badge>`
            : nothing
        }
        ${toolbar(model)}
      </div>
      <dl>${ids(model)}${told('Connection', display(model.connection))}</dl>
      ${model.fetchedAt === undefined ? nothing : answerFacts(model, model.fetchedAt, now)}
    </header>
    <div class="progress">
      ${busy ? html`<vscode-progress-bar indeterminate aria-label="Looking up"></vscode-progress-bar>` : nothing}
    </div>
    <div role="alert">
      ${
        failure === undefined
          ? nothing
          : html`<p class="failure"><span class="codicon codicon-error" aria-hidden="true"></span><span>${display(failure, 2000)}</span></p>`
      }
    </div>`;
}

function toolbar({ busy, fetchedAt }: PageModel): TemplateResult {
  const button = (icon: string, label: string, message: FromPage) =>
    html`<vscode-toolbar-button icon=${icon} label=${label} title=${label} @click=${sends(message)}></vscode-toolbar-button>`;
  return html`<div class="toolbar" role="toolbar" aria-label="Profile">
    ${busy ? button('debug-stop', 'Cancel', { type: 'cancel' }) : button('refresh', 'Refresh', { type: 'refresh' })}
    ${fetchedAt === undefined ? nothing : button('json', 'Open JSON', { type: 'openJson' })}
    ${button('terminal', 'Copy as cURL', { type: 'copyAsCurl' })}
  </div>`;
}

/** The ids that were asked for, and those of the answer where they are others. */
function ids({ person, answered }: PageModel): unknown {
  return (['userId', 'deviceId'] as const).map((key) => {
    const label = key === 'userId' ? 'User id' : 'Device id';
    const [asked, got] = [person[key], answered[key]];
    return [
      asked === undefined ? nothing : told(label, display(asked, 600)),
      got === undefined || got === asked
        ? nothing
        : told(asked === undefined ? label : `${label} in the answer`, display(got, 600)),
    ];
  });
}

function answerFacts({ durationMs, fromCache, status }: PageModel, fetchedAt: number, now: number): TemplateResult {
  const facts = [
    html`<span title=${absoluteTime(fetchedAt) ?? nothing}>Fetched ${relativeTime(fetchedAt, now)}</span>`,
    fromCache === undefined ? undefined : html`<span>${fromCache ? 'from memory' : 'from the API'}</span>`,
    durationMs === undefined ? undefined : html`<span>took ${duration(durationMs)}</span>`,
    status === undefined ? undefined : html`<span>HTTP ${status}</span>`,
  ];
  return html`<p class="facts">${facts.map((fact) => fact && html`<span class="fact">${fact}</span>`)}</p>`;
}

function told(label: string, value: string): TemplateResult {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}
