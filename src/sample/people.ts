import { awkwardUser } from './awkward';
import { bigUser } from './bigUser';
import type { SamplePerson } from './person';
import { type RefusedPerson, refusedPeople } from './refusals';
import { shoppers } from './shoppers';
import { testUser } from './testUser';

/** A customer is offered first: a new template greets customers by the properties that they have. */
const people: readonly (SamplePerson | RefusedPerson)[] = [
  ...shoppers,
  testUser,
  awkwardUser,
  bigUser,
  ...refusedPeople,
];

const byId: ReadonlyMap<string, SamplePerson | RefusedPerson> = new Map(people.map((person) => [person.id, person]));

/**
 * Everybody who can be looked up on the sample connection. `about` says in a few words what the profile demonstrates.
 */
export const SAMPLE_PEOPLE: readonly { readonly id: string; readonly about: string }[] = people.map(
  ({ id, about }) => ({ id, about }),
);

/** Returns the person of the first id that is known. */
export function personOf(...ids: readonly (string | undefined)[]): SamplePerson | RefusedPerson | undefined {
  return ids.map((id) => byId.get(id ?? '')).find((person) => person !== undefined);
}
