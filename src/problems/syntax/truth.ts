import type { Expression, GroupNode, Operator } from '../../template/expressionNodes';

/** The logical structure of a condition: numbered operands and the operators that connect them. */
export type Truth = number | Connected;

/** A condition with `count` operands, numbered from 0. */
export interface Condition {
  readonly truth: Connected;
  readonly count: number;
}

export interface Connected {
  /** In source order. */
  readonly operands: readonly Truth[];
  readonly operators: readonly Operator[];
}

/** Conditions with more operands than this are not analysed. */
const MOST = 8;

/**
 * Converts a condition with parentheses, and collects those in `groups`. Returns `undefined` when it has too many
 * operands.
 */
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

/** Returns the same operands and operators without nesting. */
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
 * Whether Liquid, which evaluates from right to left, gives the same result as the intended grouping. Also false when
 * `liquid` reads differently by the usual precedence of `and` over `or`, because the intention is then unclear.
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
