import { ANY_KEY, isKnownStep, type Step } from '../../profile/shape';
import {
  type ComparisonNode,
  type Expression,
  type IndexNode,
  type LookupNode,
  NONE,
  type PartNode,
} from '../../template/expressionNodes';
import { bothSay, type Guard, type Says } from './inferred';

/** What is known about a lookup's value after a condition held or did not hold. */
export interface Statement extends Guard {
  readonly lookup: LookupNode;
}

/** Limits the statements kept from a condition with thousands of operands. */
const MOST = 24;

/** Whether an expression certainly has a value other than nil. */
export type IsThere = (expression: Expression) => boolean;

/** Returns what follows from a condition: when `a.b != nil and c` holds, `a.b` is present and `c` is truthy. */
export function statementsOf(condition: Expression, holds: boolean, isThere: IsThere): readonly Statement[] {
  switch (condition.kind) {
    case 'lookup':
      return statement(condition, holds ? 'truthy' : 'falsy');
    case 'output':
    case 'group':
      return statementsOf(condition.value, holds, isThere);
    case 'comparison':
      return ofComparison(condition, holds, isThere);
    case 'condition': {
      const { operands, operators } = condition;
      const last = operands[operands.length - 1];
      let statements = last ? statementsOf(last, holds, isThere) : [];
      for (let index = operators.length - 1; index >= 0; index--) {
        const operand = operands[index];
        if (!operand) continue;
        const own = statementsOf(operand, holds, isThere);
        const bothApply = (operators[index]?.means === 'and') === holds;
        statements = bothApply ? [...own, ...statements].slice(0, MOST) : common(own, statements);
      }
      return statements;
    }
    default:
      return [];
  }
}

/** Returns what follows when the subject of a `case` equals one of these values, or none of them. */
export function statementsOfWhen(
  subject: Expression,
  values: readonly Expression[],
  holds: boolean,
  isThere: IsThere,
): readonly Statement[] {
  const lookup = lookupIn(subject);
  if (!lookup) return [];
  if (values.every((value) => !isBlank(value) && isThere(value))) return holds ? statement(lookup, 'present') : [];
  if (holds) return values.length === 1 && values.some(isNil) ? statement(lookup, 'absent') : [];
  return values.some((value) => isNil(value) || isBlank(value)) ? statement(lookup, 'present') : [];
}

/** Converts parts after the root to steps: `a.b['c'][0]` → `b`, `c`, `0`. Stops at a missing part. */
export function stepsOf({ parts }: LookupNode, upTo = parts.length): readonly Step[] {
  let length = 0;
  while (length < upTo && length < parts.length && parts[length]?.kind !== 'missing') length++;
  if (length === 0) return NONE;
  return (length === parts.length ? parts : parts.slice(0, length)).map(stepOf);
}

function stepOf(part: PartNode): Step {
  if (part.kind === 'property') return part.text;
  return part.kind === 'index' ? indexStep(part) : ANY_KEY;
}

function indexStep({ value }: IndexNode): Step {
  if (value.kind === 'string') return value.value;
  return value.kind === 'number' && /^-?\d+$/.test(value.text) ? Number(value.text) : ANY_KEY;
}

function ofComparison(
  { left, operator: { means }, right }: ComparisonNode,
  holds: boolean,
  isThere: IsThere,
): readonly Statement[] {
  if (means !== '==' && means !== '!=') return holds ? bothArePresent(left, right) : [];
  const lookup = lookupIn(left) ?? lookupIn(right);
  if (!lookup) return [];
  const other = lookupIn(left) ? right : left;
  const equal = (means === '==') === holds;
  if (isNil(other)) return statement(lookup, equal ? 'absent' : 'present');
  if (isBlank(other)) return equal ? [] : statement(lookup, 'present');
  return equal && (isThere(right) || isThere(left)) ? bothArePresent(left, right) : [];
}

function bothArePresent(left: Expression, right: Expression): readonly Statement[] {
  const [one, other] = [lookupIn(left), lookupIn(right)];
  const first = one ? statement(one, 'present') : [];
  return other ? [...first, ...statement(other, 'present')] : first;
}

/** Returns a statement about the lookup; none when one of its steps is dynamic. */
function statement(lookup: LookupNode, says: Says): readonly Statement[] {
  const path = stepsOf(lookup);
  const uncertain = path.findIndex((step) => !isKnownStep(step));
  if (uncertain < 0) return [{ lookup, path, says }];
  const isThere = says === 'present' || says === 'truthy';
  return isThere ? [{ lookup, path: path.slice(0, uncertain), says: 'present' }] : [];
}

function common(some: readonly Statement[], others: readonly Statement[]): readonly Statement[] {
  return some.flatMap((one): readonly Statement[] => {
    for (const other of others) {
      const says = keyOf(one) === keyOf(other) ? bothSay(one.says, other.says) : undefined;
      if (says) return [{ ...one, says }];
    }
    return NONE;
  });
}

function keyOf({ lookup: { head, start }, path }: Statement): string {
  return JSON.stringify([typeof head === 'string' ? head : start, path]);
}

function lookupIn(expression: Expression): LookupNode | undefined {
  if (expression.kind === 'lookup') return expression;
  return expression.kind === 'output' || expression.kind === 'group' ? lookupIn(expression.value) : undefined;
}

/** Whether it is `nil` or `null` itself. */
export function isNil(expression: Expression): boolean {
  return expression.kind === 'keyword' && (expression.text === 'nil' || expression.text === 'null');
}

function isBlank(expression: Expression): boolean {
  return expression.kind === 'keyword' && expression.text === 'blank';
}
