import { printableLine } from '../printable';
import { titleOf } from '../renderOptions';
import type { RehearsalOutcome } from './rehearsals';

/**
 * Lists the message of each case under a heading like those of `tail`. A message that equals an earlier one is not
 * repeated. Every line ends with a line feed and is harmless to terminals and build logs.
 */
export function listing(outcomes: readonly RehearsalOutcome[]): string {
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

function readIn({ rendering: { output, aborted, stopped } }: RehearsalOutcome): string {
  if (stopped !== undefined) return `stopped: ${stopped}`;
  if (!aborted) return output;
  return aborted.reason === '' ? 'aborted' : `aborted: ${aborted.reason}`;
}

/** Makes a message harmless to a terminal. Every line of the result ends with a line feed, including the last. */
export function harmless(message: string): string {
  if (message === '') return '';
  const lines = message.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${printableLine(line)}\n`).join('');
}
