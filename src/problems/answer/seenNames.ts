import { isObject, type Json } from '../../profile/json';
import type { Seen } from '../../profile/seen';

/** The names of one kind found in the fetched profiles. */
export interface Fetched {
  readonly names: ReadonlySet<string>;
  /** Number of profiles. */
  readonly people: number;
}

/** `undefined` where no profile was asked about that kind. */
export interface SeenNames {
  readonly cohorts: Fetched | undefined;
  readonly properties: Fetched | undefined;
  readonly computations: Fetched | undefined;
  readonly propertiesAndComputations: Fetched | undefined;
}

const namesOfSeen = new WeakMap<Seen, SeenNames>();

/** Returns the names found in profiles and settings. Cached. */
export function seenNames(seen: Seen): SeenNames {
  const known = namesOfSeen.get(seen) ?? newSeenNames(seen);
  namesOfSeen.set(seen, known);
  return known;
}

/** Whether the name is known as a computation and not as a property. */
export function isComputation(name: string, seen: Seen): boolean {
  const isNamed = Object.hasOwn(seen.names.computations ?? {}, name);
  const isIn = (part: 'properties' | 'computations') =>
    seen.profiles.some(({ parts }) => {
      const value = parts[part]?.value;
      return value !== undefined && isObject(value) && Object.hasOwn(value, name);
    });
  return (isNamed || isIn('computations')) && !isIn('properties');
}

function newSeenNames(seen: Seen): SeenNames {
  const cohorts = fetched(cohortsOf(seen), seen.names.cohorts);
  const properties = fetched(propertiesOf(seen), {});
  const computations = fetched(computationsOf(seen), seen.names.computations);
  const both = properties && computations;
  const propertiesAndComputations = both && {
    names: new Set([...properties.names, ...computations.names]),
    people: Math.min(properties.people, computations.people),
  };
  return { cohorts, properties, computations, propertiesAndComputations };
}

interface Names {
  readonly names: readonly string[];
  /** Whether the list is complete for this person. */
  readonly areAll: boolean;
}

function fetched(
  ofPeople: readonly Names[],
  named: { readonly [id: string]: string } | undefined,
): Fetched | undefined {
  const people = ofPeople.filter(({ areAll }) => areAll).length;
  const names = new Set([...ofPeople.flatMap((person) => person.names), ...Object.keys(named ?? {})]);
  return people === 0 ? undefined : { names, people };
}

/** Somebody in no cohort gives no clue about the format of cohort ids. */
function cohortsOf({ profiles }: Seen): Names[] {
  const lists = profiles.map(({ parts }) => parts.cohorts?.value).filter((value) => Array.isArray(value));
  return lists.map((ids) => ({ names: (ids as readonly Json[]).map(String), areAll: ids.length > 0 }));
}

function propertiesOf({ profiles }: Seen): Names[] {
  return profiles.flatMap(({ parts: { properties } }) => namesIn(properties?.value, true));
}

/** When properties and computations were requested together, any name may be that of a computation. */
function computationsOf({ profiles }: Seen): Names[] {
  return profiles.flatMap(({ parts: { properties, computations }, mixed }) => [
    ...namesIn(computations?.value, !computations?.asked && (mixed || !computations?.mixed)),
    ...(mixed ? namesIn(properties?.value, false) : []),
  ]);
}

function namesIn(value: Json | undefined, areAll: boolean): Names[] {
  return value !== undefined && isObject(value) ? [{ names: Object.keys(value), areAll }] : [];
}
