import stringWidth from 'string-width';
import type { Lines } from '../../language/lines';
import type { Span } from '../../template/expressionNodes';
import { printable } from '../printable';

/** A line of a template, and below it what is meant. */
export interface Frame {
  readonly source: string;
  readonly marks: string;
}

/** The first line of a span, cut to so many columns of a terminal: as much as fits of what stands around its beginning. */
export function frameOf(lines: Lines, { start, end }: Span, columns: number): Frame {
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

/** A tab takes two columns. */
function shown(text: string): string {
  return printable(text.replaceAll('\t', '  '));
}

/** As much of the beginning as fits, with `…` for the rest. */
function firstOf(text: string, room: number): string {
  return widthOf(text) <= room ? text : room > 0 ? `${fitting([...text], room - 1).join('')}…` : '';
}

/** As much of the end as fits, with `…` for the rest. */
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

/** In columns of a terminal. */
function widthOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}
