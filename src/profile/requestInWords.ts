import type { ProfileRequest } from './request';
import { shortened, visible } from './visible';

const LONGEST = 60;

/** Summarizes a request on one line: `recommendations home-page, properties of treated-user`. */
export function requestInWords(request: ProfileRequest): string {
  const { userId, deviceId, recIds, compIds, predictionIds, properties, cohorts, computations } = request;
  const parts = [
    ...(recIds ? [`recommendations ${named(recIds)}`] : []),
    ...(properties ? ['properties'] : []),
    ...(cohorts ? ['cohorts'] : []),
    ...(computations ? ['computations'] : []),
    ...(compIds ? [`computation ${named(compIds)}`] : []),
    ...(predictionIds ? [`propensity ${named(predictionIds)}`] : []),
  ];
  const person = userId ?? deviceId;
  return `${parts.join(', ') || 'nothing'} of ${person ? shown(person) : 'nobody'}`;
}

function named(ids: readonly string[]): string {
  return shown(ids.join(' and '));
}

function shown(text: string): string {
  return shortened(visible(text), LONGEST);
}
