import type { Expression } from '../../template/expressionNodes';
import { emptyValue, filterAdded, pipedIn } from '../defaults';
import { shapesOf } from '../inference/inference';
import { nodesAround, statementAround } from './around';
import type { Refactorer } from './refactoring';

/** `{{ a█ }}` → `{{ a | default: '' }}`. */
export const fallback: Refactorer = (facts, span, seen) => {
  const statement = statementAround(nodesAround(facts, span));
  const value = statement && pipedIn(statement);
  if (!value || !mayBeMissing(value)) return [];
  const { shape } = shapesOf(facts, seen).ofExpression(value);
  const words = emptyValue(facts.template, statement, value, shape);
  const edits = [filterAdded(facts.template, value, 'default', words)];
  return [{ kind: 'rewrite', title: 'Add a fallback for when there is no value', edits }];
};

/** Whether the value may be absent. A literal never is, and one with a `default` already has a fallback. */
function mayBeMissing(value: Expression): boolean {
  if (value.kind !== 'pipeline') return value.kind === 'lookup' || value.kind === 'output';
  const hasDefault = value.filters.some(({ named }) => named === 'default');
  return !hasDefault && mayBeMissing(value.value);
}
