import { shortened, visible } from '../profile/visible';

/** Text of others as a label: on one line, nothing hidden in it, none of it an icon. */
export function plainLabel(text: string): string {
  return withoutIcons(shortened(visible(text), 80));
}

/** `$(trash)` → `\$(trash)`: VS Code draws icons in labels and titles, unless they are escaped. */
export function withoutIcons(label: string): string {
  return label.replaceAll(/\$\([a-z0-9-]+(~[a-z]+)?\)/gi, '\\$&');
}

/** `[Mend it](command:…)` → `[Mend it] (command:…)`: VS Code makes links of what it says, and others have a word in that. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
