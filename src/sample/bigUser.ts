import type { Json, JsonObject } from '../profile/json';
import { fraction, shuffled } from './chance';
import type { SamplePerson } from './person';
import { customer, recommendationOf } from './shop';

const PROPERTIES = 5000;
const COHORTS = 300;
/** The most items that a recommendation can have. */
const ITEMS = 100;

const SUBJECTS = ['running', 'kitchen', 'books', 'garden', 'camping', 'music', 'travel', 'games', 'films', 'office'];
const FACTS = ['views', 'last_viewed', 'subscribed', 'last_title', 'rating'];

export const bigUser: SamplePerson = customer({
  id: 'big-user',
  about: '5,000 properties, 300 cohorts, 100 items',
  properties: manyProperties,
  cohorts: numbered(COHORTS, (number) => Math.floor(fraction(`cohort ${number}`) * 2 ** 32).toString(36) + number),
  recommendation: (recId, isControl) => ({
    ...recommendationOf('big-user', recId, isControl),
    items: shuffled(
      numbered(ITEMS, (number) => `sku-${10000 + number}`),
      recId,
    ),
  }),
});

function manyProperties(): JsonObject {
  const entries = numbered(PROPERTIES, (number): [string, Json] => {
    const [subject, fact] = [SUBJECTS[number % 10] ?? '', FACTS[Math.floor(number / 10) % 5] ?? ''];
    const name = `${subject}_${fact}_${Math.floor(number / 50) + 1}`;
    return [name, factValue(fact, fraction(name))];
  });
  return Object.fromEntries(entries);
}

function factValue(fact: string, chance: number): Json {
  switch (fact) {
    case 'views':
      return Math.floor(chance * 500);
    case 'last_viewed':
      return new Date(Date.UTC(2026, 0, 1 + Math.floor(chance * 300))).toISOString();
    case 'subscribed':
      return chance > 0.5;
    case 'rating':
      return chance > 0.8 ? null : Number((chance * 5).toFixed(1));
    default:
      return `Title no. ${Math.floor(chance * 1000)}`;
  }
}

function numbered<Value>(count: number, valueAt: (number: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => valueAt(index));
}
