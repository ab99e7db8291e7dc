import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { visibleLines } from '../../profile/visible';
import { SendEvent } from '../host';
import { LightElement } from '../lightElement';
import { sends } from './host';
import type { FromPage } from './protocol';

/** Characters of the answer that are put into the page. */
const SHOWN = 100_000;

/** The last response as JSON. Requested while it is open and there is no text, as after each new response. */
@customElement('raw-json')
export class RawJson extends LightElement {
  @property() text: string | undefined;

  @state() private isOpen = false;

  override updated(changed: PropertyValues): void {
    const isMissing = this.isOpen && this.text === undefined;
    if (isMissing && (changed.has('text') || changed.has('isOpen')))
      this.dispatchEvent(new SendEvent<FromPage>({ type: 'getJson' }));
  }

  override render(): TemplateResult {
    return html`<details @toggle=${this.onToggle}>
      <summary>Raw JSON</summary>
      ${this.isOpen ? this.body() : nothing}
    </details>`;
  }

  private body(): TemplateResult {
    const { text } = this;
    if (text === undefined) return html`<p class="note">Reading the answer…</p>`;
    return html`<div class="json-actions">
        <vscode-button secondary @click=${sends({ type: 'copyJson' })}>Copy JSON</vscode-button>
        <vscode-button secondary @click=${sends({ type: 'openJson' })}>Open as JSON</vscode-button>
        ${
          text.length > SHOWN
            ? html`<span class="unsaid">The first ${SHOWN.toLocaleString('en')} of ${text.length.toLocaleString('en')} characters</span>`
            : nothing
        }
      </div>
      <pre tabindex="0" role="region" aria-label="Raw JSON">${visibleLines(text.slice(0, SHOWN))}</pre>`;
  }

  private readonly onToggle = (event: Event): void => {
    this.isOpen = (event.target as HTMLDetailsElement).open;
  };
}
