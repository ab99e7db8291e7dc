import type { Shapes } from '../../language/inference/inference';
import { type ComparisonNode, type Expression, type Operator, saysNil } from '../../template/expressionNodes';
import { holds, type Uncertain } from '../uncertain';

/**
 * Evaluates a condition for the case that the calls it reads have failed. Returns `undefined` when the result is not
 * known.
 */
export function holdsWithoutAnswer(condition: Expression, shapes: Shapes): Uncertain {
  switch (condition.kind) {
    case 'condition': {
      const values = condition.operands.map((operand) => holdsWithoutAnswer(operand, shapes));
      return holds(condition, values);
    }
    case 'comparison':
      return compared(condition, shapes);
    case 'group':
    case 'output':
      return holdsWithoutAnswer(condition.value, shapes);
    case 'keyword':
      return condition.text !== 'false' && !saysNil(condition);
    default:
      return isNil(condition, shapes) ? false : undefined;
  }
}

/** Whether the value comes unfiltered from responses only, so that it is nil when they fail. */
export function isNil(value: Expression, shapes: Shapes): boolean {
  if (value.kind === 'output' || value.kind === 'group') return isNil(value.value, shapes);
  if (value.kind !== 'lookup') return saysNil(value);
  const { sources, isAlternative } = shapes.ofLookup(value, 0);
  return sources.length > 0 && !isAlternative;
}

function compared({ left, operator: { means }, right }: ComparisonNode, shapes: Shapes): Uncertain {
  const [leftIsNil, rightIsNil] = [isNil(left, shapes), isNil(right, shapes)];
  if (!leftIsNil && !rightIsNil) return undefined;
  if (means !== '==' && means !== '!=') return comparedInOrder(means, leftIsNil);
  const equal = leftIsNil && rightIsNil ? true : equalsNil(leftIsNil ? right : left);
  return equal === undefined ? undefined : equal === (means === '==');
}

/** Ordering comparisons with nil are false, and nil contains nothing. */
function comparedInOrder(means: Operator, leftIsNil: boolean): Uncertain {
  return means === 'contains' && !leftIsNil ? undefined : false;
}

function equalsNil(other: Expression): Uncertain {
  if (other.kind === 'string' || other.kind === 'number') return false;
  if (other.kind !== 'keyword') return undefined;
  return other.text === 'true' || other.text === 'false' ? false : other.text === 'blank' ? true : undefined;
}
