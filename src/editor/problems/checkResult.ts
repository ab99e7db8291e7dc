import { type Problem, SEVERITIES } from '../../problems/rule';

/** The result of checking the templates of a workspace. */
export interface CheckResult {
  /** The number of templates that were read. */
  readonly templates: number;
  readonly withProblems: number;
  readonly problems: number;
  readonly errors: number;
  readonly warnings: number;
  readonly informations: number;
  readonly hints: number;
  /** The number of files and folders that could not be read or are too large. */
  readonly skipped: number;
  /** Whether the check was cancelled before all templates were read. */
  readonly cancelled: boolean;
}

interface Skipped {
  readonly name: string;
  /** A phrase that follows the name: `is larger than 2 MB`. */
  readonly reason: string;
}

/** Collects the counts of a check. */
export class CheckTotals {
  private readonly ofSeverities = new Map(SEVERITIES.map((severity) => [severity, 0]));
  private templateCount = 0;
  private countWithProblems = 0;
  private readonly allSkipped: Skipped[] = [];

  add(problems: readonly Problem[]): void {
    this.templateCount++;
    if (problems.length > 0) this.countWithProblems++;
    for (const { severity } of problems) this.ofSeverities.set(severity, (this.ofSeverities.get(severity) ?? 0) + 1);
  }

  skip(name: string, reason: string): void {
    this.allSkipped.push({ name, reason });
  }

  result(cancelled: boolean): CheckResult {
    const [errors = 0, warnings = 0, informations = 0, hints = 0] = this.ofSeverities.values();
    return {
      templates: this.templateCount,
      withProblems: this.countWithProblems,
      problems: errors + warnings + informations + hints,
      errors,
      warnings,
      informations,
      hints,
      skipped: this.allSkipped.length,
      cancelled,
    };
  }

  /** Returns the result as sentences: what was read, found and skipped. */
  report(cancelled: boolean): string {
    const { templates } = this.result(cancelled);
    const read = `${cancelled ? 'Cancelled after' : 'Checked'} ${counted(templates, 'template')}: ${this.found()}.`;
    const isEmpty = templates === 0 && this.allSkipped.length === 0 && !cancelled;
    return isEmpty ? 'There are no templates in this workspace.' : [read, ...this.skippedReport()].join(' ');
  }

  /** Counts hints apart, because the Problems panel does not list them. */
  private found(): string {
    const { templates, withProblems, problems, hints } = this.result(false);
    if (problems === 0) return 'no problems';
    const listed = problems - hints;
    const found = [listed > 0 ? counted(listed, 'problem') : '', hints > 0 ? counted(hints, 'hint') : ''];
    const where = templates > 1 ? ` in ${withProblems.toLocaleString('en')} of them` : '';
    return found.filter(Boolean).join(' and ') + where;
  }

  private skippedReport(): readonly string[] {
    const [first, ...others] = this.allSkipped;
    if (!first) return [];
    if (others.length === 0) return [`“${first.name}” was skipped: it ${first.reason}.`];
    return [`“${first.name}” and ${counted(others.length, 'other')} were skipped: the log says why.`];
  }
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
