import type { Rendering } from '../../preview/rendering';
import { CLEAN, PROBLEMS } from '../command';
import { difference, type NamedText } from './difference';
import { harmless, listing } from './listing';
import type { RehearsalOutcome } from './rehearsals';
import { abortRemarks, errorAt, type NamedTemplate } from './remarks';

/** What the user expects of the rendering. */
export interface Wish {
  /** Whether all outcomes are listed. If not, there is just one. */
  readonly isList: boolean;
  readonly expected?: NamedText | undefined;
  /** The reason with which the message is expected to be aborted. */
  readonly abort?: string | undefined;
}

export interface Style {
  readonly colours: boolean;
  readonly isTerminal: boolean;
}

/** What is printed besides the remarks on the template, and whether all is as expected. */
export interface Verdict {
  readonly code: typeof CLEAN | typeof PROBLEMS;
  readonly stdout: string;
  /** Lines without line feeds. */
  readonly stderr: readonly string[];
}

/**
 * Compares the outcomes with what is expected. A message is printed unchanged, except to a terminal, where control
 * characters are made visible.
 */
export function verdictOn(
  source: NamedTemplate,
  outcomes: readonly RehearsalOutcome[],
  { isList, expected, abort }: Wish,
  style: Style,
): Verdict {
  const isStopped = outcomes.some(({ rendering }) => rendering.stopped !== undefined);
  const rendering = outcomes[0]?.rendering;
  if (isList || !rendering) {
    // Lists always use line feeds, even if Git checked the expected file out with CRLF.
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
