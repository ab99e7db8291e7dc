import { createColors } from 'picocolors';
import type { Lines } from '../../language/lines';
import type { Problem, Severity } from '../../problems/rule';
import { positionOf } from '../positions';
import { printable, printableName } from '../printable';
import type { Format } from '../report';
import type { frameOf } from './frame';

export interface Style {
  readonly colours: boolean;
  /** Present if the lines in question are shown: on a terminal, of this many columns. */
  readonly frames?: { readonly columns: number; readonly frameOf: typeof frameOf };
}

/** Writes one line per problem, as compilers do: `emails/a.liquid:3:14: error: What is wrong. [its-code]` */
export function createText({ colours, frames }: Style): Format<string> {
  const { bold, dim, red, yellow, blue, cyan } = createColors(colours);
  const paint: { readonly [severity in Severity]: (text: string) => string } = {
    error: red,
    warning: yellow,
    information: blue,
    hint: cyan,
  };

  /** `name` is already printable. */
  function headline(name: string, lines: Lines, { start, severity, message, code }: Problem): string {
    const { line, column } = positionOf(lines, start);
    const place = bold(`${name}:${line}:${column}:`);
    return `${place} ${bold(paint[severity](`${severity}:`))} ${printable(message)} ${dim(`[${code}]`)}\n`;
  }

  function picture(lines: Lines, problem: Problem, { columns, frameOf }: NonNullable<Style['frames']>): string {
    const number = String(lines.at(problem.start) + 1);
    const margin = ' '.repeat(number.length);
    const { source, marks } = frameOf(lines, problem, columns - number.length - 5);
    const rows = [`${dim(` ${number} |`)} ${source}`, `${dim(` ${margin} |`)} ${paint[problem.severity](marks)}`];
    const [fix] = problem.fixes;
    if (fix) rows.push(`${dim(` ${margin} fix:`)} ${printable(fix.title)}`);
    return rows.map((row) => `${row}\n`).join('');
  }

  return {
    partOf({ name, lines, problems }) {
      const shown = printableName(name);
      const parts = problems.map((problem) => {
        const head = headline(shown, lines, problem);
        return frames ? `${head}${picture(lines, problem, frames)}\n` : head;
      });
      return parts.join('');
    },
    add: (part) => part,
    fail: () => '',
    end: () => '',
  };
}
