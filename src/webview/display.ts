import { html, type TemplateResult } from 'lit';
import { shortened, visible } from '../profile/visible';

/** Returns the text shortened and on one line, with control characters made visible. */
export function display(text: string, length = 300): string {
  return visible(shortened(text, length));
}

/** Like `display`, but shows a text in which nothing can be seen as `(empty name)` or `(blank name)`. */
export function displayed(text: string, what: 'text' | 'name' | 'ID', length = 300): TemplateResult | string {
  const shown = display(text, length);
  return isBlank(shown) ? html`<span class="unsaid">(${kindOfBlank(text)} ${what})</span>` : shown;
}

/** Like `display`, for a name that is read aloud: `(empty)` or `(blank)` if there is nothing to read. */
export function spoken(text: string, length?: number): string {
  const shown = display(text, length);
  return isBlank(shown) ? `(${kindOfBlank(text)})` : shown;
}

function isBlank(shown: string): boolean {
  return shown.trim() === '';
}

function kindOfBlank(text: string): string {
  return text === '' ? 'empty' : 'blank';
}
