import type { Facts } from '../../template/facts';
import type { Variable } from '../../template/found';
import { grouped } from '../../template/grouping';
import { PERSONALIZATION } from '../../template/vocabulary/personalization';

/** Names allowed in `${ }` without a group, such as `first_name`. */
export const DEFAULT_ATTRIBUTES: ReadonlySet<string> = new Set(
  PERSONALIZATION.find(({ name }) => name === '')?.attributes.map(({ name }) => name),
);

const GROUPS: ReadonlySet<string> = new Set(PERSONALIZATION.map(({ name }) => name));

/** Whether the name is a personalization group, such as `campaign` in `campaign.${name}`. */
export function isGroup(name: string): boolean {
  return name !== '' && GROUPS.has(name);
}

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
