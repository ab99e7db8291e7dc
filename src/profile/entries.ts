import { isObject, type Json, own } from './json';
import { ID_FIELDS, type ListedPart, type Part, type Profile } from './profile';

/**
 * What a request for these ids would be answered, in their order; null where there is nothing for any of them. Nothing when one of them
 * was never asked for, or when it was as another `rec_type` or `propensity_type`.
 */
export function entriesFor(
  { parts }: Profile,
  name: ListedPart,
  ids: readonly string[],
  type: string | undefined,
): Json | undefined {
  const part = parts[name];
  if (!part || !isOfType(part, name, type) || !ids.every((id) => part.asked?.includes(id))) return undefined;
  const known = Array.isArray(part.value) ? (part.value as readonly Json[]) : [];
  const entries = ids.flatMap((id) => known.filter((entry) => isObject(entry) && own(entry, ID_FIELDS[name]) === id));
  if (name === 'propensities' && type !== 'pct' && entries.some(isPercentile)) return undefined;
  return entries.length === 0 ? null : entries;
}

/** Percentiles of several predictions are answered with the type `score`; a score is at most 1. */
export function isPercentile(propensity: Json): boolean {
  if (!isObject(propensity)) return false;
  return own(propensity, 'prop_type') === 'pct' || Number(String(own(propensity, 'prop'))) > 1;
}

/** What a single prediction is answered as; several that are asked for are answered as a list alone. */
export function propensityIn(propensities: Json, asked: readonly string[]): Json {
  const [only] = Array.isArray(propensities) ? (propensities as readonly Json[]) : [];
  return isObject(only) && asked.length === 1 ? (own(only, 'prop') ?? null) : null;
}

function isOfType(part: Part, name: ListedPart, type: string | undefined): boolean {
  const usual = name === 'propensities' ? 'score' : undefined;
  return (part.type ?? usual) === (type ?? usual);
}
