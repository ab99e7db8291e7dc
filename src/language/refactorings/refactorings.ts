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
 * All that can be changed about what is selected, or about what is around the cursor when the span is empty; likeliest first.
 * Whoever selects whole lines means what stands on them.
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
