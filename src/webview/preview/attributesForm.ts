import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-textarea/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { display } from '../display';
import { SendEvent } from '../host';
import { sends } from './host';
import type { Attribute, FromPreview, PreviewModel } from './protocol';
import { saveButton } from './saveButton';

/** Renders a form with the attributes of the recipient that the template reads. */
export function attributesForm(model: PreviewModel): TemplateResult {
  const { attributes, fixture, person = '' } = model;
  const groups = [...new Set(attributes.map(({ group }) => group))];
  return html`${
    attributes.length === 0
      ? html`<p class="note">This template uses no attributes of Braze.</p>`
      : html`<p class="note">What Braze would fill in. Empty means that the recipient has none.</p>`
  }
    ${repeat(
      groups,
      (group) => group,
      (group) =>
        html`<fieldset>
          <legend>${group === '' ? 'Default attributes' : display(group)}</legend>
          ${repeat(
            attributes.filter((attribute) => attribute.group === group),
            ({ name }) => name,
            (attribute) => field(attribute, isUserId(attribute) ? person : ''),
          )}
        </fieldset>`,
    )}
    <p class="actions">
      ${saveButton(model, 'Save', 'Person and attributes', { type: 'saveFixture' })}
      ${fixture.exists ? html`<vscode-button secondary icon="go-to-file" @click=${sends({ type: 'openFixture' })}>Open ${display(fixture.name, 60)}</vscode-button>` : nothing}
    </p>`;
}

/** Whether this is `${user_id}`, for which the person's id is the default. */
function isUserId({ group, name }: Attribute): boolean {
  return group === '' && name === 'user_id';
}

function field(attribute: Attribute, placeholder: string): TemplateResult {
  const { group, name, value = '' } = attribute;
  const change = (event: Event) => {
    const { value: text } = event.target as HTMLInputElement;
    const next = { group, name, ...(text === '' ? {} : { value: text }) };
    event.target?.dispatchEvent(new SendEvent<FromPreview>({ type: 'setAttribute', attribute: next }));
  };
  const label = display(name, 120);
  return html`<div class="attribute">
    <span class="attribute-name" aria-hidden="true">${label}</span>
    ${
      group === 'content_blocks' || value.length > 80 || /[\r\n]/.test(value)
        ? html`<vscode-textarea .label=${label} rows="4" .value=${value} @change=${change}></vscode-textarea>`
        : html`<vscode-textfield .label=${label} .placeholder=${placeholder} .value=${value} @change=${change}></vscode-textfield>`
    }
  </div>`;
}
