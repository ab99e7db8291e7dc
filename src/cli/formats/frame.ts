import stringWidth from 'string-width';
import type { Lines } from '../../language/lines';
import type { Span } from '../../template/expressionNodes';
import { printable } from '../printable';

/** A line of a template, and the `^^^` to be printed below it. */
export interface CodeFrame {
  readonly source: string;
  readonly marks: string;
}

/**
 * Returns the first line of a span, cut to fit into `columns` of a terminal with as much text around the start of the
 * span as there is room for.
 */
export function frameOf(lines: Lines, { start, end }: Span, columns: number): CodeFrame {
  const line = lines.at(start);
  const text = lines.textOf(line);
  const first = Math.min(start - lines.startOf(line), text.length);
  const last = Math.min(end - lines.startOf(line), text.length);
  const before = lastOf(shown(text.slice(Math.max(0, first - columns - 1), first)), Math.floor(columns / 2));
  const room = columns - widthOf(before);
  const marked = firstOf(shown(text.slice(first, Math.min(last, first + columns + 1))), room);
  const after = firstOf(shown(text.slice(last, last + columns + 1)), room - widthOf(marked));
  return {
    source: before + marked + after,
    marks: ' '.repeat(widthOf(before)) + '^'.repeat(Math.max(1, widthOf(marked))),
  };
}

/** Replaces each tab by two spaces and makes control characters visible. */
function shown(text: string): string {
  return printable(text.replaceAll('\t', '  '));
}

/** Returns as much of the beginning of the text as fits, with `…` for the rest. */
function firstOf(text: string, room: number): string {
  return widthOf(text) <= room ? text : room > 0 ? `${fitting([...text], room - 1).join('')}…` : '';
}

/** Returns as much of the end of the text as fits, with `…` for the rest. */
function lastOf(text: string, room: number): string {
  return widthOf(text) <= room
    ? text
    : `…${fitting([...text].reverse(), room - 1)
        .reverse()
        .join('')}`;
}

function fitting(characters: readonly string[], room: number): string[] {
  let left = room;
  const count = characters.findIndex((character) => {
    left -= widthOf(character);
    return left < 0;
  });
  return characters.slice(0, count === -1 ? characters.length : count);
}

/** Returns the width in columns of a terminal. */
function widthOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}
