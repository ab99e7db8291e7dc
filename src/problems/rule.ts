import type { Edit } from '../language/edit';
import type { Shapes } from '../language/inference';
import type { Seen } from '../profile/seen';
import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';

/** The worst first. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** What rules ask: a template, and what is known of the people who were looked up. */
export interface Checked {
  readonly facts: Facts;
  readonly shapes: Shapes;
  readonly seen: Seen;
}

/** One kind of mistake, and how it is mended. Its code is a heading of `docs/problems.md`. */
export interface Rule {
  readonly code: string;
  /** How bad it is unless the settings, or the finding itself, say otherwise. */
  readonly severity: Severity;
  /** In any order. Never throws because of what somebody typed. */
  find(checked: Checked): Iterable<Finding>;
}

/** One place where a rule is broken. */
export interface Finding extends Span {
  /** One sentence that names the thing and the remedy. */
  readonly message: string;
  /** The likeliest first. Afterwards the problem is gone, and no new one has come. */
  readonly fixes?: readonly Fix[];
  readonly severity?: Severity;
  /** What stands there does nothing: editors show it faded. */
  readonly unnecessary?: true;
}

export interface Fix {
  /** In the imperative: `Change to 300`. */
  readonly title: string;
  /** In document order; none overlaps another. */
  readonly edits: readonly Edit[];
  /** Is it right without a person looking at it? Then *Fix all* makes it too. */
  readonly safe: boolean;
}

/** A finding of a rule, as editors and the shell show it. */
export interface Problem extends Span {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes: readonly Fix[];
  readonly unnecessary: boolean;
}
