import type { FilterNode } from '../template/expressionNodes';
import { FILTERS } from '../template/vocabulary/filters';
import { similarTo } from './similar';

const KNOWN: ReadonlySet<string> = new Set(FILTERS.map(({ name }) => name));

/** Whether the filter is, or is a misspelling of, one of these. `unknown-filter` alone reports the misspelling. */
export function isMeantFor({ named }: FilterNode, names: ReadonlySet<string>): boolean {
  return names.has(named) || (!KNOWN.has(named) && similarTo(named, [...names]) !== undefined);
}
