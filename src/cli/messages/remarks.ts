import type { Lines } from '../../language/lines';
import { causeInWords, causeOf } from '../../preview/cause';
import type { Abort, Rendering } from '../../preview/rendering';
import type { Problem } from '../../problems/rule';
import { positionOf } from '../positions';
import { printable, printableName } from '../printable';
import { AS_IT_IS } from '../renderOptions';
import type { RehearsalOutcome } from './rehearsals';

/** The template that a message is rendered from. */
export interface NamedTemplate {
  /** The name shown to people. */
  readonly name: string;
  readonly lines: Lines;
  /** A syntax error for which Braze may refuse the template, although it can be rendered here. */
  readonly mistake?: Pick<Problem, 'start' | 'message' | 'code'> | undefined;
}

const NOTHING_REHEARSED = 'No call to the Profile API is made, so no what-if changes anything.';

type Severity = 'error' | 'warning' | 'note';

/**
 * Returns each remark once, as `a.liquid:3:14: warning: What is odd.` One that applies to some cases only ends with
 * their names in brackets.
 */
export function remarksOn(source: NamedTemplate, outcomes: readonly RehearsalOutcome[]): string[] {
  const { mistake } = source;
  const first = mistake
    ? [remark(source, mistake.start, 'warning', `Braze may refuse this. ${mistake.message} [${mistake.code}]`)]
    : [];
  const isRehearsed = outcomes.some(({ whatIf }) => whatIf !== AS_IT_IS);
  const isCalled = outcomes.some(({ rendering }) => rendering.calls.some(({ isProfileApi }) => isProfileApi));
  if (isRehearsed && !isCalled) first.push(remark(source, 0, 'warning', NOTHING_REHEARSED));
  const cases = new Map<string, string[]>();
  for (const { whatIf, rendering } of outcomes) {
    for (const { start, message } of rendering.problems) {
      const said = remark(source, start, message === rendering.stopped ? 'error' : 'warning', message);
      const names = cases.get(said) ?? [];
      cases.set(said, [...names, whatIf]);
    }
  }
  const others = [...cases].map(([said, names]) =>
    names.length === outcomes.length ? said : `${said} [${names.join(', ')}]`,
  );
  return [...first, ...others];
}

/** Says why a message is aborted, and which call failed before, unless another remark reports that call. */
export function abortRemarks(source: NamedTemplate, rendering: Rendering, { reason, at }: Abort): string[] {
  const cause = causeOf(rendering);
  const said = reason === '' ? 'The message is aborted, without a reason.' : `The message is aborted: ${reason}`;
  return [
    errorAt(source, at.start, said),
    ...(cause && cause.failure === undefined ? [remark(source, cause.at.start, 'note', causeInWords(cause))] : []),
  ];
}

/** Returns a line such as `a.liquid:2:5: error: The message is aborted`. `start` is an offset in the template. */
export function errorAt(source: NamedTemplate, start: number, message: string): string {
  return remark(source, start, 'error', message);
}

function remark({ name, lines }: NamedTemplate, start: number, severity: Severity, message: string): string {
  const { line, column } = positionOf(lines, start);
  return `${printableName(name)}:${line}:${column}: ${severity}: ${printable(message)}`;
}
