import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { html, nothing, type TemplateResult } from 'lit';

/** Renders the sign of data that is made up. */
export function sampleBadge(): TemplateResult {
  return html`<vscode-badge title="Answers of the built-in sample connection: no real person, no network">Sample data</vscode-badge>`;
}

/** Renders the bar that shows whether something is under way; `label` says what. */
export function progress(busy: boolean, label: string): TemplateResult {
  return html`<div class="progress">
    ${busy ? html`<vscode-progress-bar indeterminate aria-label=${label}></vscode-progress-bar>` : nothing}
  </div>`;
}

/** Renders why something failed. */
export function failed(why: string): TemplateResult {
  return html`<p class="failure"><span class="codicon codicon-error" aria-hidden="true"></span><span>${why}</span></p>`;
}
