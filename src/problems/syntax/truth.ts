import type { Expression, GroupNode, Operator } from '../../template/expressionNodes';

/** A condition as what decides it: values that hold or do not, and how they are connected. */
export type Truth = number | Connected;

/** How many values stand in a condition, each a number below that. */
export interface Condition {
  readonly truth: Connected;
  readonly count: number;
}

export interface Connected {
  /** Side by side, as they are written. */
  readonly operands: readonly Truth[];
  readonly operators: readonly Operator[];
}

/** Past this many values a condition is not looked into. */
const MOST = 8;

/** The condition with its parentheses, which go into `groups`, each value a number; nothing when it holds too many values. */
export function toCondition(condition: Expression, groups: Set<GroupNode>): Condition | undefined {
  let count = 0;
  const read = (node: Expression): Truth => {
    if (node.kind === 'group') {
      groups.add(node);
      return read(node.value);
    }
    if (node.kind !== 'condition') return count++;
    return { operands: node.operands.map(read), operators: node.operators.map(({ means }) => means) };
  };
  const truth = read(condition);
  if (count > MOST) return undefined;
  return { truth: typeof truth === 'number' ? { operands: [truth], operators: [] } : truth, count };
}

/** The same values in the same order without parentheses. */
export function flat({ operands, operators }: Connected): Connected {
  const all: { operands: Truth[]; operators: Operator[] } = { operands: [], operators: [] };
  for (const [index, operand] of operands.entries()) {
    const inner = typeof operand === 'number' ? { operands: [operand], operators: [] } : flat(operand);
    all.operands.push(...inner.operands);
    all.operators.push(...inner.operators, ...operators.slice(index, index + 1));
  }
  return all;
}

/**
 * Whether Liquid, which reads from the right, takes one of them as everybody takes the other. Where a person who reads `and` before
 * `or` would read the other one differently than Liquid, nobody knows what was meant.
 */
export function meansTheSame(liquid: Connected, { truth: meant, count }: Condition): boolean {
  for (let values = 0; values < 1 << count; values++) {
    const wanted = fromTheRight(meant, values);
    if (fromTheRight(liquid, values) !== wanted || withPrecedence(meant, values) !== wanted) return false;
  }
  return true;
}

function fromTheRight(truth: Truth, values: number): boolean {
  if (typeof truth === 'number') return holds(truth, values);
  const { operands, operators } = truth;
  let result = false;
  for (let index = operands.length - 1; index >= 0; index--) {
    const operand = fromTheRight(operands[index] as Truth, values);
    const operator = operators[index];
    result = operator === undefined ? operand : operator === 'and' ? operand && result : operand || result;
  }
  return result;
}

function withPrecedence(truth: Truth, values: number): boolean {
  if (typeof truth === 'number') return holds(truth, values);
  const { operands, operators } = truth;
  let result = false;
  let part = true;
  for (const [index, operand] of operands.entries()) {
    part &&= withPrecedence(operand, values);
    if (operators[index] === 'and') continue;
    result ||= part;
    part = true;
  }
  return result;
}

function holds(value: number, values: number): boolean {
  return (values & (1 << value)) !== 0;
}
