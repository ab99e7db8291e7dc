import { isObject, type Json, type JsonObject, own } from './json';
import type { Part, Profile } from './profile';
import type { ProfileRequest } from './request';

/**
 * What earlier answers say to this request, as its `userData`. Nothing when a part that it asks for was never asked for.
 */
export function knownUserData(
  { parts, answered, person, other }: Profile,
  request: ProfileRequest,
): JsonObject | undefined {
  const { recIds, predictionIds, compIds } = request;
  const asked = [
    { part: parts.recommendations, isAsked: recIds, ids: recIds },
    { part: parts.properties, isAsked: request.properties },
    { part: parts.computations, isAsked: request.computations },
    { part: parts.computations, isAsked: compIds, ids: compIds },
    { part: parts.cohorts, isAsked: request.cohorts },
    { part: parts.propensities, isAsked: predictionIds, ids: predictionIds },
  ];
  if (asked.some(({ part, isAsked, ids }) => isAsked && !holds(part, ids))) return undefined;

  const properties = request.properties ? parts.properties?.value : undefined;
  const computations = request.computations || compIds ? parts.computations?.value : undefined;
  const propensities = predictionIds ? entriesOf(parts.propensities, 'pred_id', predictionIds) : undefined;
  return {
    ...other,
    recommendations: recIds ? entriesOf(parts.recommendations, 'rec_id', recIds) : null,
    user_id: answered.userId ?? person.userId ?? null,
    device_id: answered.deviceId ?? person.deviceId ?? null,
    amp_props: joined(properties, compIds ? selected(computations, compIds, request) : computations),
    cohort_ids: request.cohorts ? (parts.cohorts?.value ?? null) : null,
    ...(propensities === undefined ? {} : { propensities, propensity: single(propensities) }),
  };
}

/** Was it asked for, with all of these ids? */
function holds(part: Part | undefined, ids: readonly string[] = []): boolean {
  return part !== undefined && (!part.asked || (ids.length > 0 && ids.every((id) => part.asked?.includes(id))));
}

/** The entries of these ids; null where the API gave none. */
function entriesOf(part: Part | undefined, idField: string, ids: readonly string[]): Json {
  if (!Array.isArray(part?.value)) return null;
  const entries = (part.value as readonly Json[]).filter((entry) => {
    return isObject(entry) && ids.includes(String(own(entry, idField)));
  });
  return entries.length === 0 ? null : entries;
}

function joined(properties: Json | undefined, computations: Json | undefined): Json {
  const members = [properties, computations].flatMap((value) => (isObject(value) ? Object.entries(value) : []));
  return isObject(properties) || isObject(computations) ? Object.fromEntries(members) : null;
}

/** Of all computations those that are asked for. Their names may differ from their ids; then nothing can be left out. */
function selected(
  values: Json | undefined,
  ids: readonly string[],
  { computations }: ProfileRequest,
): Json | undefined {
  if (computations || !isObject(values)) return values;
  const members = Object.entries(values).filter(([name]) => ids.includes(name));
  return members.length === 0 ? values : Object.fromEntries(members);
}

/** `propensity` holds a single prediction, and is null for several. */
function single(propensities: Json): Json {
  const [only, ...others] = Array.isArray(propensities) ? (propensities as readonly Json[]) : [];
  return isObject(only) && others.length === 0 ? (own(only, 'prop') ?? null) : null;
}
