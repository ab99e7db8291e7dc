import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ExactNumber, entriesOf, isObject, type Json } from '../../profile/json';
import { parseJson } from '../../profile/parseJson';
import { visibleLines } from '../../profile/visible';
import { display } from '../display';
import { LightElement } from '../lightElement';

/**
 * Limits on what is put into the page: characters of an answer that is not JSON, characters of one text, and members of
 * one value.
 */
const SHOWN = 100_000;
const SHOWN_OF_TEXT = 2_000;
const MOST_MEMBERS = 500;
/** Values above this depth are expanded at first. */
const OPEN_DEPTH = 4;

/** Renders an answer as a foldable tree, with all digits as received, or as text if it is not JSON. */
export function jsonTree(text: string): TemplateResult {
  const parsed = parsedOrNothing(text);
  if (!parsed) {
    return html`<pre class="answer" tabindex="0" role="region" aria-label="Answer">${visibleLines(text.slice(0, SHOWN))}</pre>`;
  }
  return html`<div class="json-tree"><json-node .json=${parsed.json}></json-node></div>`;
}

function parsedOrNothing(text: string): { readonly json: Json } | undefined {
  try {
    return { json: parseJson(text) };
  } catch {
    // Anything may be answered. What is not JSON is shown as text.
    return undefined;
  }
}

/** A named value, whose members are rendered once it is expanded. */
@customElement('json-node')
export class JsonNode extends LightElement {
  @property({ attribute: false }) name: string | undefined;
  @property({ attribute: false }) json: Json = null;
  @property({ attribute: false }) depth = 0;

  @state() private isOpen: boolean | undefined;

  override render(): TemplateResult {
    const label = this.name === undefined ? nothing : html`<span class="json-name">${display(this.name, 200)}</span>: `;
    const members = membersOf(this.json);
    if (!members) return html`<div>${label}<span class="json-value">${leaf(this.json)}</span></div>`;
    const [open, close] = Array.isArray(this.json) ? ['[', ']'] : ['{', '}'];
    if (members.length === 0) return html`<div>${label}${open}${close}</div>`;
    const isOpen = this.isOpen ?? this.depth < OPEN_DEPTH;
    return html`<details ?open=${isOpen} @toggle=${this.onToggle}>
      <summary>${label}${open}<span class="unsaid"> ${members.length} </span>${close}</summary>
      ${isOpen ? html`<div class="json-members">${this.some(members)}</div>` : nothing}
    </details>`;
  }

  private some(members: readonly (readonly [name: string, value: Json])[]): unknown {
    const more = members.length - MOST_MEMBERS;
    return [
      ...members
        .slice(0, MOST_MEMBERS)
        .map(([name, json]) => html`<json-node .name=${name} .json=${json} .depth=${this.depth + 1}></json-node>`),
      more > 0 ? html`<p class="unsaid">and ${more.toLocaleString('en')} more: open the answer as JSON</p>` : nothing,
    ];
  }

  private readonly onToggle = (event: Event): void => {
    event.stopPropagation();
    this.isOpen = (event.target as HTMLDetailsElement).open;
  };
}

/** Returns the members of a list or object; nothing for other values. */
function membersOf(json: Json): readonly (readonly [name: string, value: Json])[] | undefined {
  if (Array.isArray(json)) return json.map((value, index) => [String(index), value]);
  return isObject(json) ? entriesOf(json) : undefined;
}

function leaf(json: Json): string {
  return json instanceof ExactNumber ? json.digits : display(JSON.stringify(json), SHOWN_OF_TEXT);
}
