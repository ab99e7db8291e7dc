import { ExactNumber, type Json } from './json';
import { fetchedAt, knownValues, type Steps } from './knownValue';
import { toText } from './outlineRows';
import type { Person } from './profile';
import type { Seen } from './seen';
import type { WrittenRequest } from './writtenRequest';

/** What the fetched profiles contain for one value. */
export interface Evidence {
  /** Distinct values other than null, starting with those of the most recent profile. */
  readonly values: readonly Json[];
  /** How many profiles include the field, how many of those have a value, and for how many the API returned null. */
  readonly people: number;
  readonly present: number;
  readonly nulls: number;
  readonly last?: { readonly person: Person; readonly value: Json; readonly fetchedAt: number };
}

/** Lists are sampled up to this many values; further ones add nothing new. */
const MOST_VALUES = 50;

/** Collects the evidence from all profiles that include the field. */
export function evidenceOf(path: Steps, request: WrittenRequest, { profiles }: Seen): Evidence {
  const values = new Map<string, Json>();
  let last: Evidence['last'];
  const counts = { people: 0, present: 0, nulls: 0 };
  for (const profile of profiles) {
    const known = knownValues(profile, request, path);
    if (!known) continue;
    counts.people++;
    const present = known.filter((value) => value !== null);
    if (present.length > 0) counts.present++;
    else if (known.length > 0) counts.nulls++;
    for (const value of present.slice(0, MOST_VALUES)) {
      if (values.size < MOST_VALUES) values.set(keyOf(value), value);
    }
    const [first] = present;
    const time = fetchedAt(profile, path);
    if (!last && first !== undefined && time !== undefined)
      last = { person: profile.person, value: first, fetchedAt: time };
  }
  return { ...counts, values: [...values.values()], ...(last ? { last } : {}) };
}

/** Returns the distinct values other than null, starting with those of the most recent profile. */
export function valuesSeen(path: Steps, request: WrittenRequest, { profiles }: Seen): readonly Json[] {
  const known = profiles.flatMap((profile) => knownValues(profile, request, path) ?? []);
  return [...new Map(known.map((value) => [keyOf(value), value])).values()].filter((value) => value !== null);
}

/** Returns the value in the most recent profile that has one. */
export function lastValue(path: Steps, request: WrittenRequest, { profiles }: Seen): Json | undefined {
  for (const profile of profiles) {
    const value = knownValues(profile, request, path)?.find((one) => one !== null);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Distinguishes texts and numbers that look alike. */
function keyOf(value: Json): string {
  return `${typeof value}${value instanceof ExactNumber ? value.digits : toText(value)}`;
}
