import type { Expression, LookupNode, OutputNode } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { TagNode } from '../../template/nodes';
import { lastUpTo } from '../../template/sorted';
import { emptyValue, filterAdded, pipedIn } from '../defaults';
import { shapesOf } from '../inference/inference';
import { nodesAround, statementAround } from './around';
import type { Refactorer } from './refactoring';

const CONDITIONS: ReadonlySet<string> = new Set(['if', 'elsif', 'unless']);

/** `{{ a█ }}` → `{{ a | default: '' }}`. */
export const fallback: Refactorer = (facts, span, seen) => {
  const statement = statementAround(nodesAround(facts, span));
  const value = statement && pipedIn(statement);
  if (!value || !mayBeMissing(value) || isTestedLater(facts, statement)) return [];
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

/** Whether a condition tests if the variable has a value, as `{% if city %}` does. With a fallback it always has one. */
function isTestedLater(facts: Facts, statement: OutputNode | TagNode): boolean {
  if (statement.kind !== 'tag' || statement.markup?.kind !== 'assignment') return false;
  const { uses } = facts.variableAt(statement.markup.target.start) ?? { uses: [] };
  return uses.some((use) => {
    const tag = lastUpTo(facts.tags, use.start);
    return tag?.expression !== undefined && CONDITIONS.has(tag.name) && testsPresence(tag.expression, use);
  });
}

function testsPresence(condition: Expression, use: LookupNode): boolean {
  switch (condition.kind) {
    case 'lookup':
      return condition === use;
    case 'output':
    case 'group':
      return testsPresence(condition.value, use);
    case 'condition':
      return condition.operands.some((operand) => testsPresence(operand, use));
    case 'comparison': {
      const { left, right } = condition;
      return (left === use && isEmpty(right)) || (right === use && isEmpty(left));
    }
    default:
      return false;
  }
}

/** `nil`, `empty` and `''`: with a fallback, the comparison has another result. `blank` is all of them. */
function isEmpty(value: Expression): boolean {
  if (value.kind === 'string') return value.value === '';
  return value.kind === 'keyword' && value.text !== 'blank' && value.text !== 'true' && value.text !== 'false';
}
