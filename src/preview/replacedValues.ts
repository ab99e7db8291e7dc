import { NOT_SEEN, THROTTLED } from '../profile/apiErrors';
import { ExactNumber, entriesOf, isObject, type Json, objectOf } from '../profile/json';

/** Members whose texts are kept as they are, and the objects that have such members. */
interface Kept {
  readonly [member: string]: Kept | true;
}

/** Words that say how something came about and nothing about a person: `model`, `score`. */
const KEPT: Kept = {
  userData: {
    recommendations: { rec_id: true, child_rec_id: true, recommendation_source: true },
    propensities: { pred_id: true, prop_type: true },
  },
};

/** An e-mail address in the place of a name is data. */
const ADDRESS = /[^\s@]@[^\s@]+\.[^\s@]/;

/** Deeper values are left out, because a response may be nested to any depth. */
const DEEPEST = 64;

/**
 * Returns the response without personal data: names, types, nulls and list lengths are kept, while texts and numbers
 * are replaced by placeholders derived from the property names. `{ "city": "Oslo", "visits": 12 }` →
 * `{ "city": "city", "visits": 1 }`
 */
export function withReplacedValues(json: Json, name = 'value', kept: Kept | true = KEPT, depth = 0): Json {
  if (depth > DEEPEST) return null;
  if (Array.isArray(json)) {
    const keptInItems = kept === true ? {} : kept;
    return (json as readonly Json[]).map((item, index) =>
      withReplacedValues(item, `${name} ${index + 1}`, keptInItems, depth + 1),
    );
  }
  if (isObject(json)) {
    const members = entriesOf(json).map(([member, value], index) => {
      const name = ADDRESS.test(member) ? `address ${index + 1}` : member;
      return [name, withReplacedValues(value, name, keptIn(kept, name), depth + 1)] as const;
    });
    return objectOf(members);
  }
  if (typeof json === 'string') return kept === true ? json : textLike(json, name);
  if (json instanceof ExactNumber) return new ExactNumber(json.digits.includes('.') ? '1.5' : '1');
  return typeof json === 'number' ? 1 : json;
}

/** What is kept of a member of an object. */
function keptIn(kept: Kept | true, member: string): Kept | true {
  return (kept !== true && Object.hasOwn(kept, member) && kept[member]) || {};
}

/** Returns a text of the same format: a number stays a number, a time a time. Keeps the API's own sentences. */
function textLike(text: string, name: string): string {
  if (text === NOT_SEEN || text === THROTTLED) return text;
  if (/^-?\d+$/.test(text)) return '1';
  if (/^-?\d+\.\d+$/.test(text)) return '1.5';
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return '2026-01-01T00:00:00Z';
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return '2026-01-01';
  return text === '' ? '' : name;
}
