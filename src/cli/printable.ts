import { visible } from '../profile/visible';

/** Azure Pipelines runs `##vso[…]` and `##[…]` as commands wherever they stand in a line. */
const COMMAND = /#(?=#\w*\[)/g;

/**
 * Makes text from files, names and messages safe for terminals and build logs: it moves no cursor and is no command.
 */
export function printable(text: string): string {
  const shown = visible(text);
  return shown.includes('#') ? shown.replace(COMMAND, '\\u{23}') : shown;
}

/** Makes text safe for the start of a line, where GitHub runs `::…` as a command. Keeps tabs. */
export function printableLine(text: string): string {
  const shown = text.split('\t').map(printable).join('\t');
  return shown.replace(/^(\s*):(?=:)/, '$1\\u{3A}');
}

/** Makes a name safe for the start of a line, where GitHub runs `::…` as a command: `::error::x` → `./::error::x`. */
export function printableName(name: string): string {
  const shown = printable(name);
  return /^\s*::/.test(shown) ? `./${shown}` : shown;
}

/** Returns the value as JSON, in which everything that a terminal or build log would interpret is escaped. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replace(/[\p{Cf}\p{Zl}\p{Zp}\x7F-\x9F\u115F\u1160\u3164\uFFA0]/gu, escaped)
    .replace(COMMAND, '\\u0023');
}

function escaped(character: string): string {
  const units = [...Array(character.length).keys()].map((index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
