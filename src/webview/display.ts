import { html, type TemplateResult } from 'lit';
import { shortened, visible } from '../profile/visible';

/** On one line, with nothing hidden in it, and not longer than anybody reads. */
export function display(text: string, length = 300): string {
  return visible(shortened(text, length));
}

/** The same, with words where there is nothing to read. */
export function displayed(text: string, what: 'text' | 'name' | 'id', length = 300): TemplateResult | string {
  return text === '' ? html`<span class="unsaid">(empty ${what})</span>` : display(text, length);
}

/** Over several lines, with nothing hidden in them. */
export function displayLines(text: string): string {
  return text.split(/\r?\n/).map(visible).join('\n');
}
