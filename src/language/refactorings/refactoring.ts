import type { Seen } from '../../profile/seen';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Edit } from '../edit';

/** A change to a template that somebody may want, though nothing is wrong. */
export interface Refactoring {
  readonly kind: 'extract' | 'rewrite';
  /** In the imperative: `Extract to a variable`. */
  readonly title: string;
  /** In document order; none overlaps another. */
  readonly edits: readonly Edit[];
}

/** What one kind of change can do with what is selected, or with what is around the cursor when the span is empty. */
export type Refactorer = (facts: Facts, span: Span, seen: Seen) => readonly Refactoring[];
