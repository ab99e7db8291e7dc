import type { FilterNode } from '../../template/expressionNodes';
import { isMeantFor } from '../meantFilter';

const FILLING: ReadonlySet<string> = new Set([
  ...['default', 'size', 'plus', 'minus', 'times', 'divided_by', 'modulo', 'abs', 'ceil', 'floor', 'round'],
  ...['at_least', 'at_most', 'sum', 'json', 'as_json_string'],
]);

const DEFAULT: ReadonlySet<string> = new Set(['default']);

/** Whether the filter turns nil into something: a given value, a number or JSON. */
export function isFilling(filter: FilterNode): boolean {
  return FILLING.has(filter.named) || isDefault(filter);
}

/** Whether the filter is `default`, possibly misspelt. */
export function isDefault(filter: FilterNode): boolean {
  return isMeantFor(filter, DEFAULT);
}
