import { printableLine } from '../printable';
import { titleOf } from '../renderOptions';
import type { Outcome } from './rehearsals';

/**
 * What is read in each case, below a heading as `tail` writes it. What reads as it did in an earlier case is not said again. Every
 * line ends with a line feed, and nothing in it moves a cursor or commands a build.
 */
export function listing(outcomes: readonly Outcome[]): string {
  const first = new Map<string, string>();
  const sections = outcomes.map((outcome) => {
    const { whatIf } = outcome;
    const shown = harmless(readIn(outcome));
    const earlier = first.get(shown);
    if (earlier === undefined) first.set(shown, whatIf);
    return `==> ${whatIf}: ${titleOf(whatIf)} <==\n${earlier === undefined ? shown : `reads as in ${earlier}\n`}`;
  });
  return sections.join('\n');
}

function readIn({ rendering: { output, aborted, stopped } }: Outcome): string {
  if (stopped !== undefined) return `stopped: ${stopped}`;
  if (!aborted) return output;
  return aborted.reason === '' ? 'aborted' : `aborted: ${aborted.reason}`;
}

/** A message for a terminal. Its lines end with a line feed, the last one too. */
export function harmless(message: string): string {
  if (message === '') return '';
  const lines = message.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${printableLine(line)}\n`).join('');
}
