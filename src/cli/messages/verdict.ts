import type { Rendering } from '../../preview/rendering';
import { CLEAN, PROBLEMS } from '../command';
import { difference, type NamedText } from './difference';
import { harmless, listing } from './listing';
import type { Outcome } from './rehearsals';
import { abortRemarks, errorAt, type NamedTemplate } from './remarks';

/** What is wanted of what is rendered. */
export interface Wish {
  /** Whether all are listed; there is one otherwise. */
  readonly isList: boolean;
  readonly expected?: NamedText | undefined;
  /** The reason for which the message is to be aborted. */
  readonly abort?: string | undefined;
}

export interface Style {
  readonly colours: boolean;
  readonly isTerminal: boolean;
}

/** What is printed, beside remarks on the template, and whether all is as wanted. */
export interface Verdict {
  readonly code: typeof CLEAN | typeof PROBLEMS;
  readonly stdout: string;
  /** Lines. */
  readonly stderr: readonly string[];
}

/** A message is printed to the letter, but never so that a terminal obeys it. */
export function verdictOn(
  source: NamedTemplate,
  outcomes: readonly Outcome[],
  { isList, expected, abort }: Wish,
  style: Style,
): Verdict {
  const isStopped = outcomes.some(({ rendering }) => rendering.stopped !== undefined);
  const rendering = outcomes[0]?.rendering;
  if (isList || !rendering) {
    // Lines of a list end with a line feed, whatever a checkout made of the file.
    const wanted = expected && { ...expected, text: expected.text.replaceAll('\r\n', '\n') };
    const verdict = compared(source, listing(outcomes), wanted, style);
    return isStopped ? { ...verdict, code: PROBLEMS } : verdict;
  }
  if (isStopped) return failed([]);
  if (abort !== undefined) return onAbort(source, rendering, abort);
  if (rendering.aborted) return failed(abortRemarks(source, rendering, rendering.aborted));
  return compared(source, rendering.output, expected, style);
}

function onAbort(source: NamedTemplate, rendering: Rendering, reason: string): Verdict {
  const { aborted } = rendering;
  if (!aborted) return failed([errorAt(source, 0, 'The message is not aborted.')]);
  if (aborted.reason === reason) return { code: CLEAN, stdout: '', stderr: [] };
  return failed(abortRemarks(source, rendering, aborted));
}

function compared({ name }: NamedTemplate, text: string, expected: NamedText | undefined, style: Style): Verdict {
  if (!expected) return { code: CLEAN, stdout: style.isTerminal ? harmless(text) : text, stderr: [] };
  if (expected.text === text) return { code: CLEAN, stdout: '', stderr: [] };
  const stdout = difference(expected, { name: `${name}, rendered`, text }, style.colours);
  return { code: PROBLEMS, stdout, stderr: [] };
}

function failed(stderr: readonly string[]): Verdict {
  return { code: PROBLEMS, stdout: '', stderr };
}
