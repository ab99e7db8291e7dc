import type { Lines } from '../../language/lines';
import { causeInWords, causeOf } from '../../preview/cause';
import type { Abort, Rendering } from '../../preview/rendering';
import type { Problem } from '../../problems/rule';
import { placeOf } from '../places';
import { printable, printableName } from '../printable';
import { AS_IT_IS } from '../renderOptions';
import type { Outcome } from './rehearsals';

/** A template that messages are rendered from. */
export interface NamedTemplate {
  /** What people call it. */
  readonly name: string;
  readonly lines: Lines;
  /** For which Braze may refuse it, whatever is rendered of it here. */
  readonly mistake?: Pick<Problem, 'start' | 'message' | 'code'> | undefined;
}

const NOTHING_REHEARSED = 'No call to the Profile API is made, so no what-if changes anything.';

type Severity = 'error' | 'warning' | 'note';

/** `a.liquid:3:14: warning: What is odd.`, each once. What is so in some cases only ends with their names in brackets. */
export function remarksOn(source: NamedTemplate, outcomes: readonly Outcome[]): string[] {
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

/** Why a message is not sent, and the call that failed before, unless a remark says it anyway. */
export function abortRemarks(source: NamedTemplate, rendering: Rendering, { reason, at }: Abort): string[] {
  const cause = causeOf(rendering);
  const said = reason === '' ? 'The message is aborted, without a reason.' : `The message is aborted: ${reason}`;
  return [
    errorAt(source, at.start, said),
    ...(cause && cause.failure === undefined ? [remark(source, cause.at.start, 'note', causeInWords(cause))] : []),
  ];
}

export function errorAt(source: NamedTemplate, start: number, message: string): string {
  return remark(source, start, 'error', message);
}

function remark({ name, lines }: NamedTemplate, start: number, severity: Severity, message: string): string {
  const { line, column } = placeOf(lines, start);
  return `${printableName(name)}:${line}:${column}: ${severity}: ${printable(message)}`;
}
