import type { Seen } from '../../profile/seen';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Edit } from '../edit';

/** An optional change to a template; nothing needs to be wrong. */
export interface Refactoring {
  readonly kind: 'extract' | 'rewrite';
  /** In the imperative: `Extract to a variable`. */
  readonly title: string;
  /** In document order; none overlaps another. */
  readonly edits: readonly Edit[];
}

/** Returns the changes of one kind for the selection, or for what is around the cursor when the span is empty. */
export type Refactorer = (facts: Facts, span: Span, seen: Seen) => readonly Refactoring[];
