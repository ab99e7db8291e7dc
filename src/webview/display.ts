import { html, type TemplateResult } from 'lit';
import { shortened, visible } from '../profile/visible';

/** Returns the text shortened and on one line, with control characters made visible. */
export function display(text: string, length = 300): string {
  return visible(shortened(text, length));
}

/** Like `display`, but shows an empty text as `(empty name)`. */
export function displayed(text: string, what: 'text' | 'name' | 'ID', length = 300): TemplateResult | string {
  return text === '' ? html`<span class="unsaid">(empty ${what})</span>` : display(text, length);
}

/** Returns the text with its line breaks, and other control characters made visible. */
export function displayLines(text: string): string {
  return text.split(/\r?\n/).map(visible).join('\n');
}
