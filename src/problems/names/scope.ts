import type { Facts } from '../../template/facts';
import type { Variable } from '../../template/found';
import { grouped } from '../../template/grouping';

const byName = ({ variables }: Facts) => grouped(variables, ({ name }) => name);

/** Returns the variables with that name, in the template's and in loops' scopes. */
export function variablesNamed(facts: Facts, name: string): readonly Variable[] {
  return facts.once(byName).get(name) ?? [];
}

/** Whether the name refers to a variable that is defined at the offset. */
export function isDefinedAt(facts: Facts, name: string, offset: number): boolean {
  return variablesNamed(facts, name).some(({ scope, definitions }) => {
    if (offset < scope.start || offset > scope.end) return false;
    return definitions.some(({ visibleFrom }) => visibleFrom <= offset);
  });
}
