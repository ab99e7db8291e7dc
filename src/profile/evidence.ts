import { ExactNumber, type Json } from './json';
import { fetchedAt, knownValues, type Steps } from './knownValue';
import { toText } from './outline';
import type { Person } from './profile';
import type { Seen } from './seen';
import type { WrittenRequest } from './writtenRequest';

/** What the people who were looked up show of one value. */
export interface Evidence {
  /** Each once, the newest person's first; not null. */
  readonly values: readonly Json[];
  /** Of how many people it was fetched; how many of them have a value; for how many the API said null. */
  readonly people: number;
  readonly present: number;
  readonly nulls: number;
  readonly last?: { readonly person: Person; readonly value: Json; readonly fetchedAt: number };
}

/** Past this many the values of a list, such as items, say nothing new. */
const MOST_VALUES = 50;

/** Looks at everybody of whom it was fetched. */
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

/** The value of the newest person who has one. */
export function lastValue(path: Steps, request: WrittenRequest, { profiles }: Seen): Json | undefined {
  for (const profile of profiles) {
    const value = knownValues(profile, request, path)?.find((one) => one !== null);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Texts and numbers that look alike are two values. */
function keyOf(value: Json): string {
  return `${typeof value}${value instanceof ExactNumber ? value.digits : toText(value)}`;
}
