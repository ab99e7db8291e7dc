import { parseJson } from '../../profile/parseJson';
import { isEmptyOrBlank } from '../comparison';
import { jsonOf } from '../json';
import { toBig, toNumeric } from '../numbers';
import { textOf } from '../text';
import { isHash, isTruthy, ownValue, type Value } from '../values';
import { type Filters, filter } from './filter';

/** The filters that Braze adds, and `default`. */
export const BRAZE = {
  default: filter(
    ({ budget }, input, otherwise = '', options = null) => {
      const allowsFalse = isHash(options) && isTruthy(ownValue(options, 'allow_false') ?? null);
      const isMissing = allowsFalse ? input === null : !isTruthy(input);
      return isMissing || isEmptyOrBlank(input, 'empty', budget) ? otherwise : input;
    },
    0,
    2,
  ),
  money: filter((_, input) => toBig(toNumeric(input)).toFixed(2)),
  number_with_delimiter: filter(({ budget }, input) => {
    const text = textOf(input, budget);
    budget.text(text);
    return withDelimiters(text);
  }),
  property_accessor: filter(({ budget }, input, name) => {
    return isHash(input) ? (ownValue(input, textOf(name as Value, budget)) ?? null) : null;
  }, 1),
  json_escape: filter(({ budget }, input) => {
    const text = textOf(input, budget);
    budget.text(text);
    budget.characters(text.length * 6);
    return JSON.stringify(text).slice(1, -1);
  }),
  as_json_string: filter(({ budget }, input) => jsonOf(input, budget)),
  json_parse: filter((context, input) => {
    if (typeof input !== 'string') return input;
    context.budget.text(input);
    try {
      return parseJson(input) as Value;
    } catch {
      context.problem('`json_parse` was given a text that is not JSON: it gives nothing.');
      return null;
    }
  }),
} satisfies Filters;

/** Filters that Braze inserts itself and nobody writes. */
export const INSERTED: Filters = {
  /** Braze adds this to content blocks that it inserts: `{{content_blocks.${Footer} | id: 'cb1'}}`. */
  id: filter((_, input) => input, 0, 1),
  /** Braze adds this to links to identify them: `{{ url | lid: 'k2cspjvq1e' }}`. */
  lid: filter((_, input) => input, 0, 1),
};

/** `1234567.5` → `1,234,567.5`. Returns texts that do not begin with a number of up to a thousand digits unchanged. */
function withDelimiters(text: string): string {
  const [, sign = '', digits, rest = ''] = /^(-?)(\d{1,1000})((?!\d).*)$/s.exec(text) ?? [];
  if (digits === undefined) return text;
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.push(digits.slice(Math.max(0, end - 3), end));
  return sign + groups.reverse().join(',') + rest;
}
