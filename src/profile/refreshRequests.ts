import type { Part, Profile } from './profile';
import type { ProfileRequest } from './request';

/**
 * Returns the requests that fetch every part in the profile again, including recommendations. It is one request, unless
 * entries were requested with different types, of which a request can name only one: those of other types come first.
 */
export function refreshRequests({ person, parts }: Profile): ProfileRequest[] {
  const { recommendations, properties, computations, cohorts, propensities } = parts;
  const recIds = idsByType(recommendations);
  const predictionIds = idsByType(propensities);
  const rest: ProfileRequest = {
    ...person,
    ...(properties ? { properties: true } : {}),
    ...(cohorts ? { cohorts: true } : {}),
    ...(computations?.asked ? { compIds: computations.asked } : computations ? { computations: true } : {}),
  };
  const count = Math.max(1, recIds.length, predictionIds.length);
  return Array.from({ length: count }, (_, index): ProfileRequest => {
    const [recType, recs] = recIds.at(index - count) ?? [];
    const [type, predictions] = predictionIds.at(index - count) ?? [];
    return {
      ...(index === count - 1 ? rest : person),
      ...(recs ? { recIds: recs } : {}),
      ...(recType ? { recType } : {}),
      ...(predictions ? { predictionIds: predictions } : {}),
      ...(type === 'score' || type === 'pct' ? { propensityType: type } : {}),
    };
  });
}

/** Returns the requested ids in groups that one request can ask for. */
function idsByType({ asked = [], types }: Partial<Part> = {}): [type: string | undefined, ids: string[]][] {
  const distinct = new Set(asked.map((id) => types?.get(id)));
  return [...distinct].map((type) => [type, asked.filter((id) => types?.get(id) === type)]);
}
