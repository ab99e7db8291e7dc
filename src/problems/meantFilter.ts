import type { FilterNode } from '../template/expressionNodes';
import { FILTERS } from '../template/vocabulary/filters';
import { similarTo } from './similar';

const KNOWN: ReadonlySet<string> = new Set(FILTERS.map(({ name }) => name));

/** Is the filter one of these, or was it meant to be one? Of a misspelt name `unknown-filter` speaks, and nothing else. */
export function isMeantFor({ named }: FilterNode, names: ReadonlySet<string>): boolean {
  return names.has(named) || (!KNOWN.has(named) && similarTo(named, [...names]) !== undefined);
}
