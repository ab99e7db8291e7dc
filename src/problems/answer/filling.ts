import type { FilterNode } from '../../template/expressionNodes';

const FILLING: ReadonlySet<string> = new Set([
  ...['default', 'size', 'plus', 'minus', 'times', 'divided_by', 'modulo', 'abs', 'ceil', 'floor', 'round'],
  ...['at_least', 'at_most', 'sum', 'json', 'as_json_string'],
]);

/** Whether a filter makes something of nothing: what it is told to, a number, or JSON. */
export function isFilling({ named }: FilterNode): boolean {
  return FILLING.has(named);
}
