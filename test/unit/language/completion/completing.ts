import assert from 'node:assert/strict';
import type { Completion } from '../../../../src/language/completion/completion';
import { completionsAt } from '../../../../src/language/completion/completions';
import { NOTHING_SEEN, type Seen } from '../../../../src/profile/seen';
import { asked } from '../asking';
import { applied } from '../editing';

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

/** Labels, those that the request does not fill after a bar. */
export function offered(template: string, seen?: Seen): string {
  const all = completionsIn(template, seen);
  const isAsked = all.filter(({ description }) => description !== 'not asked for');
  const others = all.filter((one) => !isAsked.includes(one));
  assert.deepEqual([...isAsked, ...others], all, 'what is not asked for comes last');
  return [isAsked, others].map((part) => part.map(({ label }) => label).join(' ')).join(' | ');
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
