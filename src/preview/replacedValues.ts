import { ExactNumber, isObject, type Json } from '../profile/json';

/** Words that say how something is, not who somebody is: `model`, `score`. */
const KEPT: ReadonlySet<string> = new Set([
  'rec_id',
  'child_rec_id',
  'recommendation_source',
  'pred_id',
  'prop_type',
  'error',
]);

/** What is nested deeper is left out: an answer may be nested as deeply as its sender likes. */
const DEEPEST = 64;

/**
 * The same answer without anything personal: names, kinds, nulls and lengths of lists stay, texts and numbers are replaced by ones
 * that say where they stood. `{ "city": "Oslo", "visits": 12 }` → `{ "city": "city", "visits": 1 }`
 */
export function withReplacedValues(json: Json, name = 'value', depth = 0): Json {
  if (depth > DEEPEST) return null;
  if (Array.isArray(json)) {
    return (json as readonly Json[]).map((item, index) => withReplacedValues(item, `${name} ${index + 1}`, depth + 1));
  }
  if (isObject(json)) {
    const members = Object.entries(json);
    return Object.fromEntries(
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

/** A text of the same kind: a number stays a number, a time a time. */
function textLike(text: string, name: string): string {
  if (/^-?\d+$/.test(text)) return '1';
  if (/^-?\d+\.\d+$/.test(text)) return '1.5';
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return '2026-01-01T00:00:00Z';
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return '2026-01-01';
  return text === '' ? '' : name;
}
