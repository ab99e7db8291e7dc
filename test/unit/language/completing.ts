import type { Completion } from '../../../src/language/completion';
import { completionsAt } from '../../../src/language/completions';
import { NOTHING_SEEN, type Seen } from '../../../src/profile/seen';
import { asked } from './asking';
import { applied } from './editing';

/** What is offered at the `█`. */
export function completionsIn(template: string, seen: Seen = NOTHING_SEEN): readonly Completion[] {
  const { facts, offset } = asked(template);
  return completionsAt(facts, offset, seen);
}

export function labelsAt(template: string, seen?: Seen): string[] {
  return completionsIn(template, seen).map(({ label }) => label);
}

export function completionNamed(template: string, label: string, seen?: Seen): Completion {
  const found = completionsIn(template, seen).find((completion) => completion.label === label);
  if (!found) throw new Error(`${label} is not offered.`);
  return found;
}

/** The template once the completion of that label was accepted; the first `█` of a snippet is where the cursor goes. */
export function accepted(template: string, label: string, seen?: Seen): string {
  return acceptedIn(asked(template).text, completionNamed(template, label, seen));
}

export function acceptedIn(text: string, { start, end, newText, isSnippet, edits = [] }: Completion): string {
  const inserted = isSnippet
    ? newText.replace(/(\\)?\$(\d)?/g, (_, escaped, stop) => (escaped ? `$${stop ?? ''}` : '█'))
    : newText;
  return applied(text, [{ start, end, newText: inserted }, ...edits]);
}
