import { ExactNumber, entriesOf, isObject, type Json, objectOf } from '../profile/json';

/** Words that describe a state rather than a person: `model`, `score`. */
const KEPT: ReadonlySet<string> = new Set([
  'rec_id',
  'child_rec_id',
  'recommendation_source',
  'pred_id',
  'prop_type',
  'error',
]);

/** Deeper values are left out, because a response may be nested to any depth. */
const DEEPEST = 64;

/**
 * Returns the response without personal data: names, types, nulls and list lengths are kept, while texts and numbers
 * are replaced by placeholders derived from the property names. `{ "city": "Oslo", "visits": 12 }` →
 * `{ "city": "city", "visits": 1 }`
 */
export function withReplacedValues(json: Json, name = 'value', depth = 0): Json {
  if (depth > DEEPEST) return null;
  if (Array.isArray(json)) {
    return (json as readonly Json[]).map((item, index) => withReplacedValues(item, `${name} ${index + 1}`, depth + 1));
  }
  if (isObject(json)) {
    const members = entriesOf(json);
    return objectOf(
      members.map(([member, value]) => [
        member,
        KEPT.has(member) && typeof value === 'string' ? value : withReplacedValues(value, member, depth + 1),
      ]),
    );
  }
  if (typeof json === 'string') return textLike(json, name);
  if (json instanceof ExactNumber) return new ExactNumber(json.digits.includes('.') ? '1.5' : '1');
  return typeof json === 'number' ? 1 : json;
}

/** Returns a text of the same format: a number stays a number, a time a time. */
function textLike(text: string, name: string): string {
  if (/^-?\d+$/.test(text)) return '1';
  if (/^-?\d+\.\d+$/.test(text)) return '1.5';
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return '2026-01-01T00:00:00Z';
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return '2026-01-01';
  return text === '' ? '' : name;
}
