import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { display } from '../display';
import { aborted } from './aborted';
import type { Mark } from './annotated';
import { differences } from './differences';
import { sends } from './host';
import './messageFrame';
import './messageText';
import type { Message, PreviewModel, Variant, WhatIfModel } from './protocol';

/** What would be read if something were otherwise: each can be rehearsed by one click, and all are shown side by side. */
export function whatIfView(model: PreviewModel, matrix: readonly Variant[] | undefined): TemplateResult {
  return html`<div class="what-ifs" role="group" aria-label="What if">
      ${model.whatIfs.map((scenario) => scenarioButton(scenario, model.whatIf))}
    </div>
    ${matrix === undefined ? html`<p class="note" role="status">Rendering each of them…</p>` : sideBySide(matrix, model.isHtml)}`;
}

/** The same message for several people. */
export function peopleView(model: PreviewModel, people: readonly Variant[] | undefined): TemplateResult {
  return html`<p class="actions">
      <vscode-button icon="organization" @click=${sends({ type: 'comparePeople' })}>Choose People…</vscode-button>
      <span class="note">What reads otherwise than for the first of them is marked.</span>
    </p>
    ${people === undefined ? nothing : sideBySide(people, model.isHtml)}`;
}

function scenarioButton({ id, title, about }: WhatIfModel, active: string | undefined): TemplateResult {
  const isActive = id === active;
  return html`<vscode-button
    ?secondary=${!isActive}
    aria-pressed=${isActive}
    title=${about}
    @click=${sends({ type: 'whatIf', ...(isActive ? {} : { whatIf: id }) })}
    >${title}</vscode-button
  >`;
}

function sideBySide(variants: readonly Variant[], isHtml: boolean): TemplateResult {
  const [first] = variants;
  return html`<div class="variants">
    ${repeat(
      variants,
      ({ title }) => title,
      (variant) => card(variant, first, isHtml),
    )}
  </div>`;
}

function card(variant: Variant, first: Variant | undefined, isHtml: boolean): TemplateResult {
  const { title, message } = variant;
  const label = display(title, 120);
  return html`<article class="variant" aria-label=${label}>
    <h2>${label} ${verdict(variant, first)}</h2>
    ${message.aborted ? aborted(message.aborted) : body(variant, first, isHtml, label)}
  </article>`;
}

function verdict(variant: Variant, first: Variant | undefined): unknown {
  const { message, same } = variant;
  if (message.aborted || variant === first) return nothing;
  return same ? html`<span class="unsaid">reads the same</span>` : html`<vscode-badge>differs</vscode-badge>`;
}

const known = new WeakMap<Message, { readonly first: Message; readonly marks: readonly Mark[] }>();

/** Looked for once, however often the page is drawn. */
function differencesOf(message: Message, first: Message): readonly Mark[] {
  const before = known.get(message);
  if (before?.first === first) return before.marks;
  const marks = differences(message.output, first.output);
  known.set(message, { first, marks });
  return marks;
}

function body({ message }: Variant, first: Variant | undefined, isHtml: boolean, label: string): TemplateResult {
  const marks = first ? differencesOf(message, first.message) : [];
  if (message.output.trim() === '') return html`<p class="note">An empty message.</p>`;
  return isHtml
    ? html`<message-frame .label=${label} .message=${message.output} .marks=${marks}></message-frame>`
    : html`<message-text .label=${label} .message=${message.output} .marks=${marks}></message-text>`;
}
