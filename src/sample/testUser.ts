import type { JsonObject } from '../profile/json';
import { shuffled } from './chance';
import type { Propensity, SamplePerson } from './person';

const MODELLED: { readonly [recId: string]: { readonly items: readonly string[]; source: string; updated: number } } = {
  testRecId: {
    items: ['cookie', 'cracker', 'chocolate milk', 'donut', 'croissant'],
    source: 'model',
    updated: 1608670720,
  },
  testRecId2: {
    items: ['bulgogi', 'bibimbap', 'kimchi', 'croffles', 'samgyeopsal'],
    source: 'model2',
    updated: 1608670658,
  },
};

const PROPENSITIES: { readonly [predictionId: string]: Propensity } = {
  '0x10x': { score: 0.500001, pct: 83 },
  '0x11x': { score: 0.520001, pct: 85 },
};

/**
 * The person of Amplitude's own examples. Only the score of `0x11x` and the id of `computed-prop-1` are made up.
 * Source: Amplitude, User Profile API, https://amplitude.com/docs/apis/analytics/user-profile
 */
export const testUser: SamplePerson = {
  id: 'testUser',
  about: 'the person of Amplitude’s own examples',
  deviceId: 'ffff-ffff-ffff-ffff',
  properties: () => ({
    library: 'http/1.0',
    first_used: '2020-01-13',
    last_used: '2021-03-24',
    number_property: 12,
    boolean_property: true,
  }),
  computations: [
    { id: 'testCompId1', name: 'computed-prop-1', value: '5000000.0' },
    { id: 'testCompId', name: 'computed-prop-2', value: '3' },
  ],
  cohorts: ['cohort1', 'cohort3', 'cohort7'],
  isControl: false,
  recommendation: recommended,
  propensity: (predictionId) => (Object.hasOwn(PROPENSITIES, predictionId) ? PROPENSITIES[predictionId] : undefined),
};

function recommended(recId: string, isControl: boolean): JsonObject | undefined {
  const modelled = Object.hasOwn(MODELLED, recId) ? MODELLED[recId] : undefined;
  return (
    modelled && {
      rec_id: recId,
      child_rec_id: recId,
      items: isControl ? shuffled(modelled.items, recId) : modelled.items,
      is_control: isControl,
      recommendation_source: modelled.source,
      last_updated: modelled.updated,
    }
  );
}
