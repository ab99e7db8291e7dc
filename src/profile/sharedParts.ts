import { asksForAllComputations, type ProfileRequest } from './request';

/**
 * Whether two requests about the same person ask for the same part, or for the same id of a part. Recommendations and
 * propensities of different types are different parts.
 */
export function sharePart(one: ProfileRequest, other: ProfileRequest): boolean {
  return (
    (one.properties === true && other.properties === true) ||
    (one.cohorts === true && other.cohorts === true) ||
    shareComputation(one, other) ||
    (isSameRecType(one, other) && shareId(one.recIds, other.recIds)) ||
    (isSamePropensityType(one, other) && shareId(one.predictionIds, other.predictionIds))
  );
}

export function isSameRecType(one: ProfileRequest, other: ProfileRequest): boolean {
  return one.recType === other.recType;
}

/** The API takes a request without a type for one for scores. */
export function isSamePropensityType(one: ProfileRequest, other: ProfileRequest): boolean {
  return (one.propensityType ?? 'score') === (other.propensityType ?? 'score');
}

function shareComputation(one: ProfileRequest, other: ProfileRequest): boolean {
  const asksForAny = ({ computations, compIds }: ProfileRequest) => Boolean(computations || compIds);
  return asksForAllComputations(one) || asksForAllComputations(other)
    ? asksForAny(one) && asksForAny(other)
    : shareId(one.compIds, other.compIds);
}

function shareId(some: readonly string[] = [], others: readonly string[] = []): boolean {
  return some.some((id) => others.includes(id));
}
