import type { Span } from '../template/expressionNodes';
import { type Problem, SEVERITIES } from './rule';

/** Returns the problems that touch a place, the worst first; of equally bad ones, those that underline the least. */
export function problemsAt(problems: readonly Problem[], { start, end }: Span): readonly Problem[] {
  const rank = ({ severity }: Problem) => SEVERITIES.indexOf(severity);
  const length = (problem: Problem) => problem.end - problem.start;
  return problems
    .filter((problem) => problem.start <= end && problem.end >= start)
    .sort((one, other) => rank(one) - rank(other) || length(one) - length(other));
}
