import { html, type TemplateResult } from 'lit';
import { display } from '../display';
import { sends } from './host';
import type { ProblemModel } from './protocol';

/** Renders the problems of a rendering, each a link to its place in the template. */
export function problemList(problems: readonly ProblemModel[]): TemplateResult {
  if (problems.length === 0) return html`<p class="note">Nothing went wrong in this message.</p>`;
  return html`<ul class="problems">
    ${problems.map(
      ({ message, line, column, start, end }) =>
        html`<li>
          <button class="problem" @click=${sends({ type: 'goTo', place: { start, end } })}>
            <span class="codicon codicon-warning" aria-hidden="true"></span>
            <span class="text">${display(message, 600)}</span>
            <span class="unsaid">Line ${line}, column ${column}</span>
          </button>
        </li>`,
    )}
  </ul>`;
}
