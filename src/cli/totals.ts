import { SEVERITIES, type Severity } from '../problems/rule';
import type { Report } from './report';

const NOUNS: { readonly [severity in Severity]: (count: number) => string } = {
  error: (count) => counted(count, 'error'),
  warning: (count) => counted(count, 'warning'),
  information: (count) => `${count} information`,
  hint: (count) => counted(count, 'hint'),
};

/** The counts of one report. */
export interface Tally {
  readonly isFixed: boolean;
  /** The number of problems of each severity. */
  readonly severities: { readonly [severity in Severity]: number };
  readonly fixable: number;
}

export function tallyOf({ problems, isFixed }: Report): Tally {
  const severities = { error: 0, warning: 0, information: 0, hint: 0 };
  let fixable = 0;
  for (const { severity, fixes } of problems) {
    severities[severity]++;
    if (fixes.some(({ safe }) => safe)) fixable++;
  }
  return { isFixed, severities, fixable };
}

/** Adds up what was found in all templates. */
export class Totals {
  templates = 0;
  fixed = 0;
  private affected = 0;
  private fixable = 0;
  private readonly counts = { error: 0, warning: 0, information: 0, hint: 0 };

  add({ isFixed, severities, fixable }: Tally): void {
    const before = this.problems;
    for (const severity of SEVERITIES) this.counts[severity] += severities[severity];
    this.templates++;
    if (isFixed) this.fixed++;
    if (this.problems > before) this.affected++;
    this.fixable += fixable;
  }

  get problems(): number {
    return SEVERITIES.reduce((sum, severity) => sum + this.counts[severity], 0);
  }

  /** `2 errors, 1 hint in 2 of 14 templates. --fix can fix 1 of them.` */
  get sentences(): string {
    const fixed = this.fixed > 0 ? ` ${counted(this.fixed, 'template')} changed.` : '';
    if (this.problems === 0) return `No problems in ${counted(this.templates, 'template')}.${fixed}`;
    const kinds = SEVERITIES.filter((severity) => this.counts[severity] > 0).map((severity) =>
      NOUNS[severity](this.counts[severity]),
    );
    const where = `${this.affected} of ${counted(this.templates, 'template')}`;
    const hint = this.fixable > 0 ? ` --fix can fix ${this.fixable} of them.` : '';
    return `${kinds.join(', ')} in ${where}.${fixed}${hint}`;
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
