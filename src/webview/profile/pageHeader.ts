import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { absoluteTime, duration, relativeTime } from '../../profile/times';
import { display } from '../display';
import { failed, progress, sampleBadge } from '../status';
import { sends } from './host';
import type { FromPage, PageModel } from './protocol';

/** The id of the heading that names the person. */
export const PERSON = 'person';

const KEYS = ['userId', 'deviceId'] as const;
const LABELS = { userId: 'User ID', deviceId: 'Device ID' };

/** Renders who the person is, where the answer came from, and the buttons for the whole profile. */
export function pageHeader(model: PageModel, now: number): TemplateResult {
  const { person, busy, failure } = model;
  const isUser = person.userId !== undefined;
  return html`<header class="page-header" aria-busy=${busy}>
      <div class="title">
        <span class="codicon codicon-${isUser ? 'account' : 'device-mobile'}" aria-hidden="true"></span>
        <h1 id=${PERSON} tabindex="-1" title=${isUser ? LABELS.userId : LABELS.deviceId}>
          <span class="unseen">${isUser ? LABELS.userId : LABELS.deviceId}</span> ${display(person.userId ?? person.deviceId ?? '', 600)}
        </h1>
        ${model.sample ? sampleBadge() : nothing} ${toolbar(model)}
      </div>
      <dl>${ids(model)}${told('Connection', display(model.connection))}</dl>
      ${model.fetchedAt === undefined ? nothing : answerFacts(model, model.fetchedAt, now)}
    </header>
    ${progress(busy, 'Looking up')}
    <div role="alert">${failure === undefined ? nothing : failed(display(failure, 2000))}</div>`;
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

/** Renders the ids that are not in the title: a second requested id, and ids in the answer that differ. */
function ids({ person, answered }: PageModel): unknown {
  const { userId, deviceId } = person;
  return [
    userId !== undefined && deviceId !== undefined ? told(LABELS.deviceId, display(deviceId, 600)) : nothing,
    ...KEYS.filter((key) => answered[key] !== undefined && answered[key] !== person[key]).map((key) =>
      told(person[key] === undefined ? LABELS[key] : `${LABELS[key]} in the answer`, display(answered[key] ?? '', 600)),
    ),
  ];
}

function answerFacts(
  { durationMs, fromCache, status, sample }: PageModel,
  fetchedAt: number,
  now: number,
): TemplateResult {
  const source = sample ? 'from the sample' : 'from the API';
  const facts = [
    html`<span title=${absoluteTime(fetchedAt) ?? nothing}>Fetched ${relativeTime(fetchedAt, now)}</span>`,
    fromCache === undefined ? undefined : html`<span>${fromCache ? 'from memory' : source}</span>`,
    durationMs === undefined ? undefined : html`<span>took ${duration(durationMs)}</span>`,
    status === undefined ? undefined : html`<span>HTTP ${status}</span>`,
  ];
  return html`<p class="facts">${facts.map((fact) => fact && html`<span class="fact">${fact}</span>`)}</p>`;
}

function told(label: string, value: string): TemplateResult {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}
