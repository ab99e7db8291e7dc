import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { SendEvent } from '../host';
import { LightElement } from '../lightElement';
import { sends } from './host';
import { jsonTree } from './jsonTree';
import type { FromPreview } from './protocol';

/** The answer to a call. Requested when it is opened, and again for each revision of the model. */
@customElement('call-answer')
export class CallAnswer extends LightElement {
  @property({ attribute: false }) revision = 0;
  @property({ attribute: false }) index = 0;
  @property({ attribute: false }) text: string | undefined;
  @property() label = '';

  @state() private isOpen = false;

  override updated(changed: PropertyValues): void {
    const mayLack = changed.has('isOpen') || changed.has('text') || changed.has('revision');
    if (mayLack && this.isOpen && this.text === undefined) {
      this.dispatchEvent(new SendEvent<FromPreview>({ type: 'getAnswer', revision: this.revision, index: this.index }));
    }
  }

  override render(): TemplateResult {
    return html`<details
      @toggle=${(event: Event) => {
        if (event.target instanceof HTMLDetailsElement && event.target === this.firstElementChild)
          this.isOpen = event.target.open;
      }}
    >
      <summary>${this.label}</summary>
      ${this.isOpen ? this.body() : nothing}
    </details>`;
  }

  private body(): TemplateResult {
    if (this.text === undefined) return html`<p class="note">Reading the answer…</p>`;
    return html`${jsonTree(this.text)}
      <p><vscode-button secondary @click=${sends({ type: 'openAnswer', revision: this.revision, index: this.index })}>Open as JSON</vscode-button></p>`;
  }
}
