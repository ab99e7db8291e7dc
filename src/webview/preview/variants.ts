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

/** Renders the messages under each what-if side by side. A click applies that what-if to the whole page. */
export function whatIfView(model: PreviewModel, matrix: readonly Variant[] = []): TemplateResult {
  const [first] = matrix;
  const variantOf = (scenario: WhatIfModel) => matrix.find(({ title }) => title === scenario.title);
  return html`<div class="variants">
    ${first === undefined ? nothing : card(first, first, model.isHtml)}
    ${repeat(
      model.whatIfs,
      ({ id }) => id,
      (scenario) => scenarioCard(scenario, model, variantOf(scenario), first),
    )}
  </div>`;
}

/** Renders the messages to several people side by side. */
export function peopleView(model: PreviewModel, people: readonly Variant[] | undefined): TemplateResult {
  return html`<p class="actions">
      <vscode-button icon="organization" @click=${sends({ type: 'comparePeople' })}>Choose People…</vscode-button>
      <span class="note">Differences from the first message are marked.</span>
    </p>
    ${people === undefined ? nothing : sideBySide(people, model.isHtml)}`;
}

function scenarioCard(
  { id, title, about }: WhatIfModel,
  { whatIf, isHtml }: PreviewModel,
  variant: Variant | undefined,
  first: Variant | undefined,
): TemplateResult {
  const isActive = id === whatIf;
  const rehearse = sends({ type: 'whatIf', ...(isActive ? {} : { whatIf: id }) });
  return html`<article class="variant" aria-label=${title} aria-busy=${variant === undefined}>
    <h2>
      <vscode-button
        icon="beaker"
        ?secondary=${!isActive}
        aria-pressed=${isActive}
        title=${isActive ? 'End What If' : 'Preview the whole message like this'}
        @click=${rehearse}
        >${title}</vscode-button
      >
      ${variant === undefined ? nothing : verdict(variant, first)}
    </h2>
    <p class="unsaid">${about}</p>
    ${variant === undefined ? nothing : content(variant, first, isHtml, title)}
  </article>`;
}

function sideBySide(variants: readonly Variant[], isHtml: boolean): TemplateResult {
  const [first] = variants;
  return html`<div class="variants">
    ${repeat(
      variants,
      (_, index) => index,
      (variant) => card(variant, first, isHtml),
    )}
  </div>`;
}

function card(variant: Variant, first: Variant | undefined, isHtml: boolean): TemplateResult {
  const label = display(variant.title, 120);
  return html`<article class="variant" aria-label=${label}>
    <h2>${label} ${verdict(variant, first)}</h2>
    ${content(variant, first, isHtml, label)}
  </article>`;
}

function verdict(variant: Variant, first: Variant | undefined): unknown {
  const { message, same } = variant;
  if (message.aborted || variant === first) return nothing;
  return same ? html`<span class="unsaid">reads the same</span>` : html`<vscode-badge>differs</vscode-badge>`;
}

const known = new WeakMap<Message, { readonly first: Message; readonly marks: readonly Mark[] }>();

/** Caches the differences between two messages. */
function differencesOf(message: Message, first: Message): readonly Mark[] {
  const before = known.get(message);
  if (before?.first === first) return before.marks;
  const marks = differences(message.output, first.output);
  known.set(message, { first, marks });
  return marks;
}

function content({ message }: Variant, first: Variant | undefined, isHtml: boolean, label: string): TemplateResult {
  if (message.aborted) return aborted(message.aborted);
  const marks = first ? differencesOf(message, first.message) : [];
  if (message.output.trim() === '') return html`<p class="note">An empty message.</p>`;
  return isHtml
    ? html`<message-frame .label=${label} .message=${message.output} .marks=${marks}></message-frame>`
    : html`<message-text .label=${label} .message=${message.output} .length=${message.length} .marks=${marks}></message-text>`;
}
