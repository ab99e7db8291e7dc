import type { FilterNode } from '../template/expressionNodes';
import { filterNamed } from '../template/vocabulary/filters';
import { similarTo } from './similar';

/** Whether the filter is, or is a misspelling of, one of these. `unknown-filter` alone reports the misspelling. */
export function isMeantFor({ named }: FilterNode, names: ReadonlySet<string>): boolean {
  return names.has(named) || (!filterNamed(named) && similarTo(named, [...names]) !== undefined);
}
