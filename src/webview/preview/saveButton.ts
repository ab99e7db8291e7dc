import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, type TemplateResult } from 'lit';
import { display } from '../display';
import { sends } from './host';
import type { FromPreview, PreviewModel } from './protocol';

/** Renders a button that saves to the fixture. An untitled template has no folder yet in which the fixture could be. */
export function saveButton(
  { template, fixture }: PreviewModel,
  label: string,
  title: string,
  save: FromPreview,
): TemplateResult {
  return template.startsWith('untitled:')
    ? html`<span class="note">Once the template is saved, this can be saved in a fixture beside it.</span>`
    : html`<vscode-button secondary icon="save" title=${title} @click=${sends(save)}>${label} to ${display(fixture.name, 60)}</vscode-button>`;
}
