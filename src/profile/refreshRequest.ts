import type { Profile } from './profile';
import type { ProfileRequest } from './request';

/** Returns the request that fetches every part in the profile again, including recommendations. */
export function refreshRequest({ person, parts }: Profile): ProfileRequest {
  const { recommendations, properties, computations, cohorts, propensities } = parts;
  const propensityType = propensities?.type;
  return {
    ...person,
    ...(recommendations?.asked ? { recIds: recommendations.asked } : {}),
    ...(recommendations?.type ? { recType: recommendations.type } : {}),
    ...(properties ? { properties: true } : {}),
    ...(cohorts ? { cohorts: true } : {}),
    ...(computations?.asked ? { compIds: computations.asked } : computations ? { computations: true } : {}),
    ...(propensities?.asked ? { predictionIds: propensities.asked } : {}),
    ...(propensityType === 'score' || propensityType === 'pct' ? { propensityType } : {}),
  };
}
