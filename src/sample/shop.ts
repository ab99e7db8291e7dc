import type { JsonObject } from '../profile/json';
import { fraction, shuffled } from './chance';
import type { Computation, Propensity, SamplePerson } from './person';

/** A model recommends from one shelf; random recommendations come from all of them. */
const SHELVES: readonly (readonly string[])[] = [
  ['trail running shoes', 'rain jacket', 'head torch', 'merino socks', 'running belt', 'foldable cup', 'trail map'],
  ['pour-over kettle', 'coffee scale', 'espresso beans', 'milk jug', 'ceramic dripper', 'travel mug', 'paper filters'],
  ['The Long Harbour', 'Night Trains', 'Salt and Snow', 'Orchard Lane', 'The Cartographer', 'Low Tide', 'Nine Winters'],
  ['balcony planter', 'tomato seeds', 'watering can', 'pruning shears', 'bird feeder', 'potting soil', 'garden gloves'],
];

/** When the shop's models last ran, in Unix seconds. */
const LAST_UPDATED = 1795132800;

const ITEMS_IN_A_RECOMMENDATION = 5;

/** The ids that every customer of the shop, and `testUser`, has answers for. */
export const SAMPLE_IDS = {
  recommendations: ['testRecId', 'testRecId2'],
  computations: ['testCompId', 'testCompId1'],
  predictions: ['0x10x', '0x11x'],
} as const;

/** Creates a customer of the sample shop: `person`, with defaults for all that it leaves out. */
export function customer(person: Partial<SamplePerson> & Pick<SamplePerson, 'id' | 'about'>): SamplePerson {
  return {
    deviceId: deviceIdOf(person.id),
    properties: () => ({}),
    computations: computationsOf(3, 147, 'garden'),
    cohorts: ['newsletter', 'spring_sale_visitors', 'app_users'],
    isControl: false,
    recommendation: (recId, isControl) => recommendationOf(person.id, recId, isControl),
    propensity: (predictionId) => propensityOf(person.id, predictionId),
    ...person,
  };
}

/** Returns a recommendation whose items are always the same for a person and `recId`. */
export function recommendationOf(id: string, recId: string, isControl: boolean): JsonObject {
  const shelf = SHELVES[Math.floor(fraction(recId) * SHELVES.length)];
  const items = isControl || !shelf ? SHELVES.flat() : shelf;
  return {
    rec_id: recId,
    child_rec_id: recId,
    items: shuffled(items, `${id}/${recId}`).slice(0, ITEMS_IN_A_RECOMMENDATION),
    is_control: isControl,
    recommendation_source: 'model',
    last_updated: LAST_UPDATED,
  };
}

function propensityOf(id: string, predictionId: string): Propensity {
  const chance = fraction(`${id}/${predictionId}`);
  return { score: Number(chance.toFixed(6)), pct: Math.floor(chance * 100) };
}

export function computationsOf(orders: number, spent: number, category: string): Computation[] {
  return [
    { id: 'testCompId', name: 'orders_last_90_days', value: String(orders) },
    { id: 'testCompId1', name: 'lifetime_value', value: spent.toFixed(1) },
    { id: 'testCompId2', name: 'most_bought_category', value: category },
  ];
}

function deviceIdOf(id: string): string {
  const block = (part: number) =>
    Math.floor(fraction(`${id}/device/${part}`) * 0x10000)
      .toString(16)
      .padStart(4, '0');
  return [1, 2, 3, 4].map(block).join('-');
}
