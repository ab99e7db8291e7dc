import { html, nothing, type TemplateResult } from 'lit';
import { display } from '../display';
import type { Message } from './protocol';

/** Renders an aborted message and the reason. */
export function aborted({ reason, cause }: NonNullable<Message['aborted']>): TemplateResult {
  return html`<div class="aborted" role="status">
    <p class="verdict"><span class="codicon codicon-circle-slash" aria-hidden="true"></span> Aborted: nothing is sent.</p>
    <p>${reason === '' ? html`<span class="unsaid">Without a reason</span>` : display(reason, 600)}</p>
    ${cause === undefined ? nothing : html`<p class="unsaid">${display(cause, 600)}</p>`}
  </div>`;
}
