import { html, nothing, type TemplateResult } from 'lit';
import { display } from '../display';
import { sends } from './host';
import type { FromPreview, PreviewModel } from './protocol';

/** Renders what is wrong with the fixture and with the rendering, each a link to its place. */
export function problemList(model: PreviewModel): TemplateResult {
  const { problems, fixture } = model;
  const where = 'The editor underlines the mistakes in the template itself.';
  if (problemCount(model) === 0) return html`<p class="note">Nothing went wrong in this message. ${where}</p>`;
  return html`<p class="note">What went wrong while this message was rendered. ${where}</p>
    <ul class="problems">
      ${fixture.fault === undefined ? nothing : problem(fixture.fault, display(fixture.name, 60), { type: 'openFixture' })}
      ${problems.map(({ message, line, column, start, end }) =>
        problem(message, `Line ${line}, column ${column}`, { type: 'goTo', place: { start, end } }),
      )}
    </ul>`;
}

export function problemCount({ problems, fixture }: PreviewModel): number {
  return problems.length + (fixture.fault === undefined ? 0 : 1);
}

function problem(message: string, place: string, follow: FromPreview): TemplateResult {
  return html`<li>
    <button class="problem" @click=${sends(follow)}>
      <span class="codicon codicon-warning" aria-hidden="true"></span>
      <span class="text">${display(message, 600)}</span>
      <span class="problem-place unsaid">${place}</span>
    </button>
  </li>`;
}
