import type { Problem, Severity } from '../../problems/rule';
import type { Failure } from '../fileFailure';
import { type Range, rangeOf } from '../places';
import { printableJson } from '../printable';
import type { Format, Report } from '../report';
import type { Totals } from '../totals';

/** What `--format json` prints. Members may be added, none is removed or changes its meaning while `version` is 1. */
export interface JsonOutput {
  readonly version: 1;
  readonly templates: number;
  readonly problems: readonly JsonProblem[];
  /** The files that were rewritten. */
  readonly fixed: readonly string[];
  /** What could not be read or written. */
  readonly failures: readonly Failure[];
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

type Part = Pick<JsonOutput, 'problems' | 'fixed'>;

export function createJson(totals: Totals): Format<Part> {
  const problems: JsonProblem[] = [];
  const fixed: string[] = [];
  const failures: Failure[] = [];
  return {
    partOf: (report) => ({
      problems: report.problems.map((problem) => toJson(problem, report)),
      fixed: report.isFixed ? [report.name] : [],
    }),
    add(part) {
      for (const problem of part.problems) problems.push(problem);
      fixed.push(...part.fixed);
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

function toJson(problem: Problem, { name, lines }: Report): JsonProblem {
  const { severity, code, message, fixes } = problem;
  return {
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
  };
}
