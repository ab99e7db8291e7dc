import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { duration } from '../../profile/times';
import { display } from '../display';
import { failed } from '../status';
import './callAnswer';
import { sends } from './host';
import type { CallModel, PreviewModel } from './protocol';
import { saveButton } from './saveButton';

/** The answers that the page has to calls of a revision of its model, by the index of the call. */
export interface Answers {
  readonly revision: number;
  readonly texts: ReadonlyMap<number, string>;
}

/** Renders the calls of the message, in order, with their outcomes. */
export function callList(model: PreviewModel, answers: Answers): TemplateResult {
  const { calls } = model;
  if (calls.length === 0) return html`<p class="note">This message makes no call.</p>`;
  return html`<ol class="calls">
    ${repeat(
      calls,
      (_, index) => index,
      (call, index) =>
        html`<li><article aria-label=${display(call.words, 120)}>${one(call, index, answers)}</article></li>`,
    )}
  </ol>
  ${keeping(model)}`;
}

/** Renders the buttons that save answers to the fixture. Not for a what-if, nor while its answers are still shown. */
function keeping(model: PreviewModel): unknown {
  const { calls, comparable, whatIf } = model;
  if (whatIf !== undefined || !calls.some(({ answered, simulated }) => answered && !simulated)) return nothing;
  return html`<p class="actions">
    ${saveButton(model, 'Save Answers', 'Every value is replaced; only names, kinds and lengths stay', { type: 'saveAnswers' })}
    ${comparable > 0 ? html`<vscode-button secondary icon="diff" @click=${sends({ type: 'compareAnswers' })}>Compare with Saved Answers</vscode-button>` : nothing}
  </p>`;
}

function one(call: CallModel, index: number, { revision, texts }: Answers): TemplateResult {
  const { words, url, method, variable, failure, answered, simulated } = call;
  return html`<h2>
      <button class="to-call" title="Go to the call" @click=${sends({ type: 'goTo', place: { start: call.start, end: call.end } })}>${display(words, 200)}</button>
      ${simulated ? html`<vscode-badge title="Not a real answer">What if</vscode-badge>` : nothing}
    </h2>
    <p class="id">${method} ${display(url, 2000)}</p>
    <p class="facts">${facts(call).map((fact) => html`<span class="fact">${fact}</span>`)}</p>
    ${failure === undefined ? nothing : failed(display(failure, 600))}
    ${consent(call)}
    ${answered ? html`<call-answer .revision=${revision} .index=${index} .text=${texts.get(index)} label=${`Answer saved as ${display(variable, 60)}`}></call-answer>` : nothing}`;
}

/** Renders the button that allows calls to a host, or takes that back. */
function consent({ host, allowed }: CallModel): unknown {
  if (host === undefined) return nothing;
  const name = display(host, 80);
  const [label, type] = allowed
    ? ([`Stop Calling ${name}`, 'disallowHost'] as const)
    : ([`Allow ${name} for This Workspace`, 'allowHost'] as const);
  return html`<p class="actions"><vscode-button secondary @click=${sends({ type, host })}>${label}</vscode-button></p>`;
}

/** `HTTP 200 · 143 ms · 1.2 KB · from memory`; without an answer, also the variable that it would be saved as. */
function facts({ status, durationMs, size, fromCache, retries, variable, answered }: CallModel): readonly string[] {
  return [
    ...(status === undefined ? [] : [`HTTP ${status}`, duration(durationMs)]),
    ...(size === undefined ? [] : [inBytes(size)]),
    ...(fromCache ? ['from memory'] : []),
    ...(retries > 0 ? [`${retries} ${retries === 1 ? 'retry' : 'retries'}`] : []),
    ...(answered ? [] : [`:save ${display(variable, 60)}`]),
  ];
}

/** `812 B`, `1.2 KB` */
function inBytes(size: number): string {
  if (size < 1000) return `${size} B`;
  return size < 1_000_000 ? `${(size / 1000).toFixed(1)} KB` : `${(size / 1_000_000).toFixed(1)} MB`;
}
