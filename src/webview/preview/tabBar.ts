import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from '../lightElement';
import { hasModifier, moved } from '../roving';

export interface TabItem {
  readonly id: string;
  readonly title: string;
  /** Shown beside the title if it is not 0. */
  readonly count?: number;
}

/** Another tab was chosen. */
export class TabEvent extends Event {
  static readonly type = 'tab';

  constructor(readonly id: string) {
    super(TabEvent.type, { bubbles: true });
  }
}

/**
 * A list of tabs, which wraps. It is a single tab stop, in which arrow keys choose. The panel must have the id
 * `tab-panel`.
 */
@customElement('tab-bar')
export class TabBar extends LightElement {
  @property({ attribute: false }) items: readonly TabItem[] = [];
  @property() selected = '';

  override render(): TemplateResult {
    return html`<div class="tabs" role="tablist" aria-label="Views" @keydown=${this.onKeydown}>
      ${this.items.map((item) => this.tab(item))}
    </div>`;
  }

  private tab({ id, title, count = 0 }: TabItem): TemplateResult {
    const isSelected = id === this.selected;
    return html`<button
      role="tab"
      id="tab-${id}"
      aria-selected=${isSelected}
      aria-controls="tab-panel"
      tabindex=${isSelected ? 0 : -1}
      @click=${() => this.choose(id)}
    >
      ${title}${count > 0 ? html` <span class="count">${count}</span>` : nothing}
    </button>`;
  }

  private readonly onKeydown = (event: KeyboardEvent): void => {
    if (hasModifier(event)) return;
    const from = this.items.findIndex(({ id }) => id === this.selected);
    const to = moved(event.key, from, this.items.length);
    const next = to === undefined ? undefined : this.items[to];
    if (!next) return;
    event.preventDefault();
    this.choose(next.id);
    this.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };

  private choose(id: string): void {
    if (id !== this.selected) this.dispatchEvent(new TabEvent(id));
  }
}
