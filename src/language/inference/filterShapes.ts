import {
  canBe,
  itemsOf,
  listOf,
  membersOf,
  type PlainShape,
  stepInto,
  TEXT,
  UNKNOWN,
  union,
  without,
} from '../../profile/shape';
import type { Expression, FilterNode } from '../../template/expressionNodes';
import type { FilterName } from '../../template/vocabulary/filters';
import {
  A_FLAG,
  A_NUMBER,
  A_TEXT,
  either,
  type Inferred,
  inside,
  isNothing,
  madeOf,
  NOT_KNOWN,
  ofShape,
  originsOf,
  withExamples,
} from './inferred';
import { counted, isControl, joined } from './origins';
import type { Origins } from './recognition';
import { examplesOfItems } from './sources';

/** Infers the result of a filter. */
type Result = (input: Inferred, args: readonly Expression[], infer: (node: Expression) => Inferred) => Inferred;

const text: Result = () => A_TEXT;
const number: Result = () => A_NUMBER;
const sameItems: Result = (input) => {
  return withExamples(ofShape(listOf(itemsOf(without(input.shape, isNothing)))), examplesOfItems([input]));
};

const RESULTS: Readonly<Record<FilterName, Result>> = {
  abs: number,
  append: text,
  as_json_string: text,
  at_least: number,
  at_most: number,
  base64_decode: text,
  base64_encode: text,
  base64_url_safe_decode: text,
  base64_url_safe_encode: text,
  capitalize: text,
  ceil: number,
  compact: sameItems,
  concat,
  date: text,
  default: defaulted,
  divided_by: number,
  downcase: text,
  escape: text,
  escape_once: text,
  find: (input, ...others) => inside(sameItems(input, ...others), 'first'),
  first: (input) => inside(input, 'first'),
  floor: number,
  has: () => A_FLAG,
  hmac_sha1_base64: text,
  hmac_sha1_hex: text,
  hmac_sha256: text,
  hmac_sha256_base64: text,
  hmac_sha256_hex: text,
  hmac_sha512: text,
  join: text,
  json_escape: text,
  json_parse: () => NOT_KNOWN,
  last: (input) => inside(input, 'last'),
  map: mapped,
  md5: text,
  minus: number,
  modulo: number,
  money: text,
  newline_to_br: text,
  number_with_delimiter: text,
  plus: number,
  prepend: text,
  property_accessor: accessed,
  reject: sameItems,
  remove: text,
  remove_first: text,
  remove_last: text,
  replace: text,
  replace_first: text,
  replace_last: text,
  reverse: sameItems,
  round: number,
  sha1: text,
  sha2: text,
  size: number,
  slice: sliced,
  sort: sameItems,
  sort_natural: sameItems,
  split: () => ofShape(listOf(TEXT)),
  squish: text,
  strip: text,
  strip_html: text,
  strip_newlines: text,
  sum: number,
  time_zone: text,
  times: number,
  truncate: text,
  truncatewords: text,
  uniq: sameItems,
  upcase: text,
  url_decode: text,
  url_encode: text,
  url_escape: text,
  url_param_escape: text,
  where: sameItems,
};

/** Filters that the preview evaluates although Braze does not support them. */
const UNSUPPORTED_RESULTS = { find_index: number, lstrip: text, rstrip: text };

const BY_NAME: ReadonlyMap<string, Result> = new Map(Object.entries({ ...RESULTS, ...UNSUPPORTED_RESULTS }));

/** Returns the result of a filter; unknown for a filter without an entry. */
function filtered(input: Inferred, filter: FilterNode, infer: (node: Expression) => Inferred): Inferred {
  const result = BY_NAME.get(filter.named);
  const args = filter.arguments.map((argument) => (argument.kind === 'namedArgument' ? argument.value : argument));
  return result?.(input, args, infer) ?? NOT_KNOWN;
}

/** Like `filtered`, with origins that also include the filter's arguments. */
export function filteredFrom(input: Inferred, filter: FilterNode, infer: (node: Expression) => Inferred): Inferred {
  let origins = filter.named === 'size' ? counted(originsOf(input)) : originsOf(input);
  for (const argument of filter.arguments) {
    const value = argument.kind === 'namedArgument' ? argument.value : argument;
    if (value.kind === 'lookup' || value.kind === 'output') origins = joined(origins, originsOf(infer(value)));
  }
  const result = filtered(input, filter, infer);
  return origins.length === 0 ? result : madeOf(result, throughField(origins, input, filter));
}

/** Adds the field that a filter names to the origins, as in `recommendations | where: 'is_control', false`. */
function throughField(origins: Origins, { sources }: Inferred, { arguments: [name] }: FilterNode): Origins {
  const control = name?.kind === 'string' && isControl(name.value);
  if (name?.kind !== 'string' || (!control && name.value !== 'items')) return origins;
  const items = !control && sources.some(({ path }) => path[1] === 'recommendations' && path.length === 2);
  return origins.map((origin) => ({ ...origin, control: origin.control || control, items: origin.items || items }));
}

/** `{{ a | default: 'b' }}`: never nil unless the argument is. */
function defaulted(
  input: Inferred,
  [otherwise]: readonly Expression[],
  infer: (node: Expression) => Inferred,
): Inferred {
  if (!otherwise) return input;
  const value = { ...input, shape: without(input.shape, isNothing) };
  return membersOf(input.shape).every(isNothing) ? infer(otherwise) : either([value, infer(otherwise)]);
}

/** `{{ recommendations | map: 'rec_id' }}`. */
function mapped(input: Inferred, [name]: readonly Expression[]): Inferred {
  if (name?.kind !== 'string') return ofShape(listOf(UNKNOWN));
  const fields = stepInto(itemsOf(without(input.shape, isNothing)), name.value);
  return withExamples(ofShape(listOf(fields)), examplesOfItems([input], [name.value]));
}

/** `{{ amp_props | property_accessor: 'gp:email' }}`. */
function accessed(input: Inferred, [name]: readonly Expression[]): Inferred {
  return name?.kind === 'string' ? inside(input, name.value) : NOT_KNOWN;
}

function concat(input: Inferred, [other]: readonly Expression[], infer: (node: Expression) => Inferred): Inferred {
  const lists = [input, other ? infer(other) : NOT_KNOWN];
  const items = union(lists.map(({ shape }) => itemsOf(without(shape, isNothing))));
  return withExamples(ofShape(listOf(items)), examplesOfItems(lists));
}

/** A part of a list is a list, a part of a text is a text. */
function sliced(input: Inferred): Inferred {
  const parts = membersOf(input.shape).filter((member) => !isNothing(member));
  if (parts.length === 0) return A_TEXT;
  const sliced = union(
    parts.map((part): PlainShape => (part.kind === 'list' || part.kind === 'unknown' ? part : TEXT)),
  );
  return withExamples(ofShape(sliced), canBe(sliced, 'list') ? examplesOfItems([input]) : undefined);
}
