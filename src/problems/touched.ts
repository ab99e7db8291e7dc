import type { Span } from '../template/expressionNodes';
import { type Problem, SEVERITIES } from './rule';

/**
 * Returns the problems that touch a place: errors first, then those that underline the least, so that a misspelt name
 * comes before the value that may be missing. Of equally long ones, the worst come first.
 */
export function problemsAt(problems: readonly Problem[], { start, end }: Span): readonly Problem[] {
  const isError = ({ severity }: Problem) => severity === 'error';
  const rank = ({ severity }: Problem) => SEVERITIES.indexOf(severity);
  const length = (problem: Problem) => problem.end - problem.start;
  return problems
    .filter((problem) => problem.start <= end && problem.end >= start)
    .sort(
      (one, other) =>
        Number(isError(other)) - Number(isError(one)) || length(one) - length(other) || rank(one) - rank(other),
    );
}
