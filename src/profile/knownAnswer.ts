import { entriesFor, propensityIn } from './entries';
import { isObject, type Json, type JsonObject } from './json';
import type { Part, Profile } from './profile';
import { asksForAllComputations, type ProfileRequest } from './request';

/**
 * Returns the `userData` for a request as far as earlier responses contain it; `undefined` when a requested part was
 * never fetched.
 */
export function knownUserData(profile: Profile, request: ProfileRequest): JsonObject | undefined {
  const { parts, answered, person, other } = profile;
  const { recIds, predictionIds, compIds } = request;
  const asksComputations = Boolean(request.computations || compIds);
  // Computations stored among the properties were overwritten together with them.
  if (asksComputations && parts.computations?.mixed && !profile.mixed) return undefined;
  const asked = [
    { part: parts.properties, isAsked: request.properties },
    { part: parts.computations, isAsked: asksForAllComputations(request) },
    { part: parts.computations, isAsked: compIds, ids: compIds },
    { part: parts.cohorts, isAsked: request.cohorts },
  ];
  if (asked.some(({ part, isAsked, ids }) => isAsked && !holds(part, ids))) return undefined;
  const recommendations = recIds ? entriesFor(profile, 'recommendations', recIds, request.recType) : null;
  const propensities = predictionIds && entriesFor(profile, 'propensities', predictionIds, request.propensityType);
  if (recommendations === undefined || (predictionIds && propensities === undefined)) return undefined;

  const computationsAmongThem = asksComputations && profile.mixed;
  const properties = request.properties || computationsAmongThem ? parts.properties?.value : undefined;
  const computations = asksComputations ? parts.computations?.value : undefined;
  return {
    ...other,
    recommendations,
    user_id: answered.userId ?? person.userId ?? null,
    device_id: answered.deviceId ?? person.deviceId ?? null,
    amp_props: joined(properties, compIds ? selected(computations, compIds) : computations),
    cohort_ids: request.cohorts ? (parts.cohorts?.value ?? null) : null,
    ...(propensities === undefined
      ? {}
      : { propensities, propensity: propensityIn(propensities, predictionIds ?? []) }),
  };
}

/** Whether the part was requested with all of these ids. */
function holds(part: Part | undefined, ids: readonly string[] = []): boolean {
  return part !== undefined && (!part.asked || (ids.length > 0 && ids.every((id) => part.asked?.includes(id))));
}

function joined(properties: Json | undefined, computations: Json | undefined): Json {
  const members = [properties, computations].flatMap((value) => (isObject(value) ? Object.entries(value) : []));
  return isObject(properties) || isObject(computations) ? Object.fromEntries(members) : null;
}

/** Returns the requested computations. When their names differ from their ids, nothing can be left out. */
function selected(values: Json | undefined, ids: readonly string[]): Json | undefined {
  if (!isObject(values)) return values;
  const members = Object.entries(values).filter(([name]) => ids.includes(name));
  return members.length === 0 ? values : Object.fromEntries(members);
}
