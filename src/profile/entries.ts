import { isObject, type Json, own } from './json';
import { ID_FIELDS, type ListedPart, type Profile } from './profile';

/**
 * Returns what the API would answer to a request for these ids, in their order: null if it has no entry for any of
 * them. Returns `undefined` when one of them was never requested, or only with another `rec_type` or `propensity_type`.
 */
export function entriesFor(
  { parts }: Profile,
  name: ListedPart,
  ids: readonly string[],
  type: string | undefined,
): Json | undefined {
  const part = parts[name];
  const isKnown = (id: string) => part?.asked?.includes(id) && isSameType(name, part.types?.get(id), type);
  if (!part || !ids.every(isKnown)) return undefined;
  const known = Array.isArray(part.value) ? (part.value as readonly Json[]) : [];
  const entries = ids.flatMap((id) => known.filter((entry) => isObject(entry) && own(entry, ID_FIELDS[name]) === id));
  if (name === 'propensities' && type !== 'pct' && entries.some((entry) => isPercentile(entry, type))) return undefined;
  return entries.length === 0 ? null : entries;
}

/**
 * Whether the value is a percentile. The API labels percentiles of several predictions as `score` too, so the type that
 * was `asked` for decides as well; and a score is at most 1.
 */
export function isPercentile(propensity: Json, asked: string | undefined): boolean {
  if (!isObject(propensity)) return false;
  return asked === 'pct' || own(propensity, 'prop_type') === 'pct' || Number(String(own(propensity, 'prop'))) > 1;
}

/** Returns the value of `propensity`, which is set for a single prediction only; several are returned as a list. */
export function propensityIn(propensities: Json, asked: readonly string[]): Json {
  const [only] = Array.isArray(propensities) ? (propensities as readonly Json[]) : [];
  return isObject(only) && asked.length === 1 ? (own(only, 'prop') ?? null) : null;
}

/** The API takes a request for propensities without a type for one for scores. */
function isSameType(name: ListedPart, one: string | undefined, other: string | undefined): boolean {
  const usual = name === 'propensities' ? 'score' : undefined;
  return (one ?? usual) === (other ?? usual);
}
