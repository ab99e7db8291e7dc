import type { Format, Report } from '../../../src/cli/report';
import { Lines } from '../../../src/language/lines';
import type { Problem } from '../../../src/problems/rule';
import { marked } from '../template/marks';

/** A report on a template in which each `«…»` has the problem. */
export function reportOn(name: string, template: string, problem: Partial<Problem> = {}): Report {
  const { text, spans } = marked(template);
  const usual = {
    code: 'no-user',
    severity: 'error',
    message: 'Nobody is asked for.',
    fixes: [],
    unnecessary: false,
  } as const;
  const problems = spans.map(({ start, end }): Problem => ({ ...usual, start, end, ...problem }));
  return { name, path: `/repo/${name}`, lines: new Lines(text), problems, isFixed: false };
}

/** All that a format prints of some reports. */
export function printed(format: Format, ...reports: readonly Report[]): string {
  return reports.map((report) => format.add(format.partOf(report))).join('') + format.end();
}
