import type { ConditionNode } from '../template/expressionNodes';

/** Whether something holds; `undefined` when it is not known. */
export type Uncertain = boolean | undefined;

export function anyOf(values: readonly Uncertain[]): Uncertain {
  if (values.includes(true)) return true;
  return values.includes(undefined) ? undefined : false;
}

function allOf(values: readonly Uncertain[]): Uncertain {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}

/** Whether `a and b or c` holds, read from the right as Liquid does. `values` says that of its operands. */
export function holds({ operators }: ConditionNode, values: readonly Uncertain[]): Uncertain {
  let result = values.at(-1);
  for (let index = operators.length - 1; index >= 0; index--) {
    const both = [values[index], result];
    result = operators[index]?.means === 'and' ? allOf(both) : anyOf(both);
  }
  return result;
}
