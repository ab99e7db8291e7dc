import type { Edit } from '../language/edit';
import type { Shapes } from '../language/inference/inference';
import type { Seen } from '../profile/seen';
import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';

/** Sorted from most to least severe. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** The input of a rule: a template and what is known of the profiles that were looked up. */
export interface Checked {
  readonly facts: Facts;
  readonly shapes: Shapes;
  readonly seen: Seen;
}

/** Detects one kind of mistake and offers fixes. Its code is a heading in `docs/problems.md`. */
export interface Rule {
  readonly code: string;
  /** The default severity. The settings, or a single finding, can override it. */
  readonly severity: Severity;
  /**
   * What it looks at: the template as it is written, or with foreign signs mended, or with the beginnings of its
   * tags mended as well; by default with the names of its tags mended, too.
   */
  readonly looksAt?: 'written' | 'plain' | 'tags';
  /** Yields findings in any order. Must not throw, whatever the template contains. */
  find(checked: Checked): Iterable<Finding>;
}

/** One violation of a rule. */
export interface Finding extends Span {
  /** One sentence that names the mistake and the remedy. */
  readonly message: string;
  /** Likeliest first. Applying one must remove the problem without causing another. */
  readonly fixes?: readonly Fix[];
  readonly severity?: Severity;
  /** Whether the text has no effect; editors fade it. */
  readonly unnecessary?: true;
}

export interface Fix {
  /** In the imperative: `Change to 300`. */
  readonly title: string;
  /** In document order; none overlaps another. */
  readonly edits: readonly Edit[];
  /** Whether it is correct without review, so that *Fix all* may apply it. */
  readonly safe: boolean;
}

/** A finding together with its rule, as editors and the command line show it. */
export interface Problem extends Span {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes: readonly Fix[];
  readonly unnecessary: boolean;
}
