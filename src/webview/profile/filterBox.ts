import '@vscode-elements/elements/dist/vscode-icon/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { html, type TemplateResult } from 'lit';

/** A filter of a list, and what it does. */
export interface Filtering {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  /** How many rows match, of how many. */
  readonly found: number;
  readonly all: number;
  change(text: string): void;
  /** Moves the focus to the first match. */
  enter(): void;
}

/** Renders the box of a filter. Escape empties it, and Down Arrow leads to what it found. */
export function filterBox({ label, placeholder, text, found, all, change, enter }: Filtering): TemplateResult {
  const onKeydown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && text !== '') change('');
    else if (event.key === 'ArrowDown') enter();
    else return;
    event.preventDefault();
  };
  return html`<div class="filter">
    <vscode-textfield
      .label=${label}
      placeholder=${placeholder}
      .value=${text}
      @input=${(event: InputEvent) => change((event.target as HTMLInputElement).value)}
      @keydown=${onKeydown}
      ><vscode-icon slot="content-before" name="search"></vscode-icon
    ></vscode-textfield>
    <span class="found" role="status"
      >${found === all ? '' : `${found.toLocaleString('en')} of ${all.toLocaleString('en')}`}</span
    >
  </div>`;
}
