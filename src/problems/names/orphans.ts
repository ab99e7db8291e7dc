import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Definition, Variable } from '../../template/found';
import { lastIndexUpTo } from '../../template/walk';

/** Is it a value that somebody keeps so that it is read: no item of a loop, and no counter, which prints itself? */
export function isKept({ kind, named }: Definition): boolean {
  return kind === 'assign' || kind === 'capture' || (kind === 'call' && named);
}

/** Would a value be read nowhere any more if the span were taken away? */
export function leavesUnused({ lookups, meanings }: Facts, span: Span): boolean {
  for (let index = lastIndexUpTo(lookups, span.start - 1) + 1; index < lookups.length; index++) {
    const lookup = lookups[index];
    if (!lookup || lookup.start >= span.end) return false;
    const variable = meanings[index];
    if (variable && isOrphaned(variable, span)) return true;
  }
  return false;
}

function isOrphaned({ uses, definitions }: Variable, { start, end }: Span): boolean {
  if ((uses.at(-1)?.start ?? 0) >= end) return false;
  const before = uses[lastIndexUpTo(uses, start - 1)]?.start ?? -1;
  return definitions.some((definition) => isKept(definition) && definition.visibleFrom > before);
}
