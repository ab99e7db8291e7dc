import type { Lines } from '../language/lines';
import type { Problem } from '../problems/rule';
import type { Failure } from './fileFailure';

/** What was found in one template. */
export interface Report {
  /** What people call the file. */
  readonly name: string;
  /** From the root; nothing for standard input. */
  readonly path: string | undefined;
  readonly lines: Lines;
  /** In document order. What was fixed is not among them. */
  readonly problems: readonly Problem[];
  readonly isFixed: boolean;
}

/** Writes reports in one way. What `add`, `fail` and `end` return is printed at once. */
export interface Format<Part = unknown> {
  /** What is to be said of one template. Plain data: any thread may find it out. */
  partOf(report: Report): Part;
  add(part: Part): string;
  /** Also said on standard error, in every format. */
  fail(failure: Failure): string;
  end(): string;
}
