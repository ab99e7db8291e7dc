import type { Severity } from '../../problems/rule';
import { type Range, rangeOf } from '../places';
import { printableJson } from '../printable';
import type { Format } from '../report';
import type { Totals } from '../totals';

/** What `--format json` prints. Members may be added, none is removed or changes its meaning while `version` is 1. */
export interface JsonOutput {
  readonly version: 1;
  readonly templates: number;
  readonly problems: readonly JsonProblem[];
  /** The files that were rewritten. */
  readonly fixed: readonly string[];
  /** What could not be read or written. */
  readonly failures: readonly { readonly file: string; readonly message: string }[];
}

/** Lines and columns begin with 1, columns count UTF-16 units, and the end is the first place behind it. */
export interface JsonProblem extends Range {
  readonly file: string;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly fixes: readonly {
    readonly title: string;
    /** Whether `--fix` makes it. */
    readonly safe: boolean;
    readonly edits: readonly (Range & { readonly newText: string })[];
  }[];
}

export function createJson(totals: Totals): Format {
  const problems: JsonProblem[] = [];
  const fixed: string[] = [];
  const failures: { file: string; message: string }[] = [];
  return {
    add(report) {
      const { name, lines, isFixed } = report;
      if (isFixed) fixed.push(name);
      for (const problem of report.problems) {
        const { severity, code, message, fixes } = problem;
        problems.push({
          file: name,
          ...rangeOf(lines, problem),
          severity,
          code,
          message,
          fixes: fixes.map(({ title, safe, edits }) => ({
            title,
            safe,
            edits: edits.map((edit) => ({ ...rangeOf(lines, edit), newText: edit.newText })),
          })),
        });
      }
      return '';
    },
    fail({ file, message }) {
      failures.push({ file, message });
      return '';
    },
    end() {
      const output: JsonOutput = { version: 1, templates: totals.templates, problems, fixed, failures };
      return `${printableJson(output)}\n`;
    },
  };
}
