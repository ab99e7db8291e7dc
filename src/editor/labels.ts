import { shortened, visible } from '../profile/visible';

/** Makes foreign text safe as a label: shortened, on one line, with control characters visible and without icons. */
export function plainLabel(text: string): string {
  return withoutIcons(shortened(visible(text), 80));
}

/** `$(trash)` → `\$(trash)`. VS Code draws unescaped icons in labels and titles. */
export function withoutIcons(label: string): string {
  return label.replaceAll(/\$\([a-z0-9-]+(~[a-z]+)?\)/gi, '\\$&');
}

/**
 * `[Mend it](command:…)` → `[Mend it] (command:…)`. VS Code renders links in messages, and ours may quote foreign text.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
