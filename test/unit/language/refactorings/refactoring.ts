import assert from 'node:assert/strict';
import { refactoringsAt } from '../../../../src/language/refactorings/refactorings';
import { NOTHING_SEEN, type Seen } from '../../../../src/profile/seen';
import { asked } from '../asking';
import { applied } from '../editing';

/** What is offered at the `█`, or for the `«…»`, by title: the text after each. */
export function offeredIn(template: string, seen: Seen = NOTHING_SEEN): { readonly [title: string]: string } {
  const { text, facts, offset, spans } = asked(template);
  const span = spans[0] ?? { start: offset, end: offset };
  const offered = refactoringsAt(facts, span, seen);
  return Object.fromEntries(offered.map(({ title, edits }) => [title, applied(text, edits)]));
}

/** The text after the one refactoring whose title begins so. */
export function refactored(title: string, template: string, seen: Seen = NOTHING_SEEN): string {
  const found = Object.entries(offeredIn(template, seen)).filter(([one]) => one.startsWith(title));
  assert.equal(found.length, 1, `${title} in ${template}: ${Object.keys(offeredIn(template, seen)).join(', ')}`);
  return found[0]?.[1] ?? '';
}

/** No refactoring is offered whose title begins so. */
export function notOffered(title: string, template: string, seen: Seen = NOTHING_SEEN): void {
  const titles = Object.keys(offeredIn(template, seen)).filter((one) => one.startsWith(title));
  assert.deepEqual(titles, [], template);
}
