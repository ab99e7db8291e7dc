import type { Seen } from '../../profile/seen';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { controlGuard } from './controlGuard';
import { extraction } from './extraction';
import { fallback } from './fallback';
import { idOfRecipient } from './idOfRecipient';
import { otherwise } from './otherwise';
import { pasted } from './pasted';
import type { Refactorer, Refactoring } from './refactoring';
import { statusGuard } from './statusGuard';

const REFACTORERS: readonly Refactorer[] = [
  pasted,
  idOfRecipient,
  statusGuard,
  controlGuard,
  fallback,
  otherwise,
  extraction,
];

/**
 * Returns the changes for the selection, or for what is around the cursor when the span is empty; likeliest first.
 * White space around selected lines is ignored.
 */
export function refactoringsAt(facts: Facts, span: Span, seen: Seen): readonly Refactoring[] {
  const selected = trimmed(facts, span);
  return REFACTORERS.flatMap((refactorer) => refactorer(facts, selected, seen));
}

function trimmed({ template: { text } }: Facts, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}
