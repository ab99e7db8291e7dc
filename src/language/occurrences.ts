import { rootOf, type Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { Variable } from '../template/found';

/** Where a variable stands. `named` is false for the tag that defines it without its name, as `connected_content` does `connected`. */
export interface Occurrence extends Span {
  readonly role: 'definition' | 'use';
  readonly named: boolean;
}

/** In document order. */
export function occurrencesOf({ definitions, uses }: Variable): Occurrence[] {
  const defined = definitions.map(({ start, end, named }): Occurrence => ({ role: 'definition', start, end, named }));
  const used = uses.map((lookup): Occurrence => {
    return { role: 'use', start: lookup.start, end: rootOf(lookup).end, named: true };
  });
  return [...defined, ...used].sort((one, other) => one.start - other.start);
}

/** `{% assign █a = 1 %}{{ a }}{{ b }}` → both `a`; nothing when no variable is at the offset. */
export function occurrencesAt(facts: Facts, offset: number): Occurrence[] | undefined {
  const variable = facts.variableAt(offset);
  return variable && occurrencesOf(variable);
}

/** The name of a variable at the offset, as it stands there. */
export function nameAt(facts: Facts, offset: number): Span | undefined {
  return occurrencesAt(facts, offset)?.find(({ named, start, end }) => named && start <= offset && offset <= end);
}
