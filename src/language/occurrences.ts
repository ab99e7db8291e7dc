import { rootOf, type Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { Variable } from '../template/found';
import { inOrder } from '../template/sorted';

/**
 * A definition or use of a variable. `named` is false for a tag that defines it implicitly, as `connected_content` does
 * `connected`.
 */
export interface Occurrence extends Span {
  readonly role: 'definition' | 'use';
  readonly named: boolean;
}

/** Returns definitions and uses in document order. */
export function occurrencesOf({ definitions, uses }: Variable): Occurrence[] {
  const defined = definitions.map(({ start, end, named }): Occurrence => ({ role: 'definition', start, end, named }));
  const used = uses.map((lookup): Occurrence => {
    return { role: 'use', start: lookup.start, end: rootOf(lookup).end, named: true };
  });
  return inOrder([...defined, ...used]);
}

/** `{% assign █a = 1 %}{{ a }}{{ b }}` → both `a`. Returns `undefined` when there is no variable at the offset. */
export function occurrencesAt(facts: Facts, offset: number): Occurrence[] | undefined {
  const variable = facts.variableAt(offset);
  return variable && occurrencesOf(variable);
}

/** Returns the span of the variable's name at the offset. */
export function nameAt(facts: Facts, offset: number): Span | undefined {
  return occurrencesAt(facts, offset)?.find(({ named, start, end }) => named && start <= offset && offset <= end);
}
