import type { Lines } from '../language/lines';
import type { Span } from '../template/expressionNodes';

/** As editors show it: both from 1 on, columns in UTF-16 units, a tab being one. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** From one place up to, and without, another. */
export interface Range extends Place {
  readonly endLine: number;
  readonly endColumn: number;
}

export function placeOf(lines: Lines, offset: number): Place {
  const { line, character } = lines.positionOf(offset);
  return { line: line + 1, column: character + 1 };
}

export function rangeOf(lines: Lines, { start, end }: Span): Range {
  const last = placeOf(lines, end);
  return { ...placeOf(lines, start), endLine: last.line, endColumn: last.column };
}
