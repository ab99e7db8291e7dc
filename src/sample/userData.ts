import type { Json, JsonObject } from '../profile/json';
import type { ProfileRequest } from '../profile/request';
import type { SamplePerson } from './person';

/**
 * Returns what the API answers about the person. Fields that were not asked for are null; those of propensities are
 * absent.
 */
export function userDataOf(person: SamplePerson, asked: ProfileRequest): JsonObject {
  return {
    recommendations: recommendationsOf(person, asked),
    user_id: person.id,
    device_id: asked.deviceId ?? (asksForPropensityAlone(asked) ? null : person.deviceId),
    amp_props: propertiesOf(person, asked),
    cohort_ids: asked.cohorts ? person.cohorts : null,
    ...propensitiesOf(person, asked),
    ...person.other,
  };
}

function recommendationsOf(person: SamplePerson, { recIds = [], recType }: ProfileRequest): Json {
  const isControl = recType === 'random' || (person.isControl && recType !== 'model');
  const known = recIds.map((recId) => person.recommendation(recId, isControl));
  return orNull(known.filter((recommendation) => recommendation !== undefined));
}

/** As documented, `comp_id` narrows `get_computations` down when both are given. */
function propertiesOf(person: SamplePerson, { properties, computations, compIds }: ProfileRequest): Json {
  const asked = person.computations.filter(({ id }) => compIds?.includes(id) ?? computations);
  const entries: [string, Json][] = [
    ...(properties ? Object.entries(person.properties()) : []),
    ...asked.map(({ name, value }): [string, Json] => [name, value]),
  ];
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

/**
 * As documented, an answer about several predictions has no `propensity`, and has `prop_type: score` even for
 * percentiles.
 */
function propensitiesOf(person: SamplePerson, asked: ProfileRequest): JsonObject {
  const { predictionIds, propensityType = 'score' } = asked;
  if (!predictionIds) return {};
  const type = predictionIds.length > 1 ? 'score' : propensityType;
  const propensities = predictionIds.flatMap((id) => {
    const known = person.propensity(id);
    return known ? [{ prop: known[propensityType], pred_id: id, prop_type: type }] : [];
  });
  const single = predictionIds.length === 1 ? propensities[0]?.prop : undefined;
  return { propensity: single ?? null, propensities: orNull(propensities) };
}

/** The documented answers to requests for predictions alone have no device id. */
function asksForPropensityAlone(asked: ProfileRequest): boolean {
  const { predictionIds, recIds, properties, cohorts, computations, compIds } = asked;
  return Boolean(predictionIds && !recIds && !properties && !cohorts && !computations && !compIds);
}

function orNull(entries: readonly JsonObject[]): Json {
  return entries.length > 0 ? entries : null;
}
