import { structuredPatch } from 'diff';
import { createColors } from 'picocolors';
import { printableLine, printableName } from '../printable';

/** Unchanged lines shown around each change. */
const CONTEXT = 3;
/** Beyond so many edits only the first difference is shown, because the full comparison would take too long. */
const MOST_EDITS = 2_000;

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Returns a unified diff of two different texts, in which invisible and control characters are made visible. */
export function difference(expected: NamedText, actual: NamedText, colours: boolean): string {
  const { bold, cyan, green, red } = createColors(colours);
  const paint: { readonly [sign: string]: (text: string) => string } = { '-': red, '+': green };
  const patch = structuredPatch('', '', expected.text, actual.text, undefined, undefined, {
    context: CONTEXT,
    maxEditLength: MOST_EDITS,
  });
  const hunks = patch?.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    cyan(`@@ -${stretch(oldStart, oldLines)} +${stretch(newStart, newLines)} @@`),
    ...lines.map((line) => {
      const sign = line.charAt(0);
      const shown = sign + printableLine(line.slice(1));
      return paint[sign]?.(shown) ?? shown;
    }),
  ]);
  const header = [bold(`--- ${printableName(expected.name)}`), bold(`+++ ${printableName(actual.name)}`)];
  return [...header, ...(hunks ?? firstOf(expected.text, actual.text)), ''].join('\n');
}

/** `12,3`. An empty hunk names the line before it, as `diff -u` does. */
function stretch(start: number, count: number): string {
  return `${count === 0 ? start - 1 : start},${count}`;
}

function firstOf(expected: string, actual: string): string[] {
  const [before, after] = [expected.split('\n'), actual.split('\n')];
  const line = before.findIndex((text, index) => text !== after[index]);
  const at = line === -1 ? before.length : line;
  return [
    `@@ from line ${at + 1} on, more differs than can be listed @@`,
    `-${printableLine(before[at] ?? '')}`,
    `+${printableLine(after[at] ?? '')}`,
  ];
}
