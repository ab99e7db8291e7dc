import type { Problem, Severity } from '../../problems/rule';
import type { Failure } from '../fileFailure';
import { type Range, rangeOf } from '../positions';
import { printableJson } from '../printable';
import type { Format, Report } from '../report';
import type { Totals } from '../totals';

/**
 * The output of `--format json`. While `version` is 1, members may be added, but none is removed or changes its
 * meaning.
 */
export interface JsonOutput {
  readonly version: 1;
  readonly templates: number;
  readonly problems: readonly JsonProblem[];
  /** Names of the files that were rewritten. */
  readonly fixed: readonly string[];
  /** Files and folders that could not be read, checked or written. */
  readonly failures: readonly Failure[];
}

/** Lines and columns start at 1, columns count UTF-16 units, and the end is exclusive. */
export interface JsonProblem extends Range {
  readonly file: string;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly fixes: readonly {
    readonly title: string;
    /** Whether `--fix` applies it. */
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
