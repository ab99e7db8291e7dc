import type { Lines } from '../language/lines';
import type { Problem } from '../problems/rule';
import type { Failure } from './fileFailure';

/** The problems of one template. */
export interface Report {
  /** The name of the file that is shown to people. */
  readonly name: string;
  /** The absolute path; nothing for standard input. */
  readonly path: string | undefined;
  readonly lines: Lines;
  /** In document order, without those that were fixed. */
  readonly problems: readonly Problem[];
  readonly isFixed: boolean;
}

/** An output format. What `add`, `fail` and `end` return is printed at once. */
export interface Format<Part = unknown> {
  /** Returns the part of the output about one template, as plain data. May be called in any thread. */
  partOf(report: Report): Part;
  add(part: Part): string;
  /** For every format, the message is also printed on standard error. */
  fail(failure: Failure): string;
  end(): string;
}
