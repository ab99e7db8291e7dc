import type { Lines } from '../language/lines';
import type { Span } from '../template/expressionNodes';

/** A position as editors show it. Both numbers start at 1; columns count UTF-16 units, and a tab is one. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A range whose end is exclusive. */
export interface Range extends Position {
  readonly endLine: number;
  readonly endColumn: number;
}

export function positionOf(lines: Lines, offset: number): Position {
  const { line, character } = lines.positionOf(offset);
  return { line: line + 1, column: character + 1 };
}

export function rangeOf(lines: Lines, { start, end }: Span): Range {
  const last = positionOf(lines, end);
  return { ...positionOf(lines, start), endLine: last.line, endColumn: last.column };
}
