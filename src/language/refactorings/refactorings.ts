import type { Seen } from '../../profile/seen';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { controlGuard } from './controlGuard';
import { extraction } from './extraction';
import { fallback } from './fallback';
import { idOfRecipient } from './idOfRecipient';
import { pasted } from './pasted';
import type { Refactorer, Refactoring } from './refactoring';
import { statusGuard } from './statusGuard';

const REFACTORERS: readonly Refactorer[] = [pasted, idOfRecipient, statusGuard, controlGuard, fallback, extraction];

/** All that can be changed about what is selected, or about what is around the cursor when the span is empty; likeliest first. */
export function refactoringsAt(facts: Facts, span: Span, seen: Seen): readonly Refactoring[] {
  return REFACTORERS.flatMap((refactorer) => refactorer(facts, span, seen));
}
