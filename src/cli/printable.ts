import { visible } from '../profile/visible';

/** What a build service takes for a command wherever it stands in a line: `##vso[…]`, `##[…]`. */
const COMMAND = /#(?=#\w*\[)/g;

/** Text of files, names and messages as it may go to a terminal or the log of a build: it moves no cursor and commands nothing. */
export function printable(text: string): string {
  const shown = visible(text);
  return shown.includes('#') ? shown.replace(COMMAND, '\\u{23}') : shown;
}

/** A line of text as it may stand behind nothing but blanks. Tabs stay; GitHub obeys lines that begin with two colons. */
export function printableLine(text: string): string {
  const shown = text.split('\t').map(printable).join('\t');
  return shown.replace(/^(\s*):(?=:)/, '$1\\u{3A}');
}

/** A name at the beginning of a line. `::error::x` → `./::error::x`: GitHub obeys lines that begin with two colons. */
export function printableName(name: string): string {
  const shown = printable(name);
  return /^\s*::/.test(shown) ? `./${shown}` : shown;
}

/** The same value as JSON, in which everything that a terminal or a build service would obey is escaped. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replace(/[\p{Cf}\p{Zl}\p{Zp}\x7F-\x9F\u115F\u1160\u3164\uFFA0]/gu, escaped)
    .replace(COMMAND, '\\u0023');
}

function escaped(character: string): string {
  const units = [...Array(character.length).keys()].map((index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
