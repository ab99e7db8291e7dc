import { SEVERITIES, type Severity } from '../problems/rule';
import type { Report } from './report';

const NOUNS: { readonly [severity in Severity]: (count: number) => string } = {
  error: (count) => counted(count, 'error'),
  warning: (count) => counted(count, 'warning'),
  information: (count) => `${count} information`,
  hint: (count) => counted(count, 'hint'),
};

/** What was found in all templates. */
export class Totals {
  templates = 0;
  fixed = 0;
  private affected = 0;
  private fixable = 0;
  private readonly counts = new Map<Severity, number>();

  add({ problems, isFixed }: Report): void {
    this.templates++;
    if (isFixed) this.fixed++;
    if (problems.length > 0) this.affected++;
    for (const { severity, fixes } of problems) {
      this.counts.set(severity, this.of(severity) + 1);
      if (fixes.some(({ safe }) => safe)) this.fixable++;
    }
  }

  of(severity: Severity): number {
    return this.counts.get(severity) ?? 0;
  }

  get problems(): number {
    return SEVERITIES.reduce((sum, severity) => sum + this.of(severity), 0);
  }

  /** `2 errors, 1 hint in 2 of 14 templates. --fix mends 1 of them.` */
  get sentences(): string {
    const fixed = this.fixed > 0 ? ` ${counted(this.fixed, 'template')} fixed.` : '';
    if (this.problems === 0) return `No problems in ${counted(this.templates, 'template')}.${fixed}`;
    const kinds = SEVERITIES.filter((severity) => this.of(severity) > 0).map((severity) =>
      NOUNS[severity](this.of(severity)),
    );
    const where = `${this.affected} of ${counted(this.templates, 'template')}`;
    const hint = this.fixable > 0 ? ` --fix mends ${this.fixable} of them.` : '';
    return `${kinds.join(', ')} in ${where}.${fixed}${hint}`;
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
