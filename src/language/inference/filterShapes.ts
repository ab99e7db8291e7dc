import {
  itemsOf,
  listOf,
  membersOf,
  type PlainShape,
  type Shape,
  stepInto,
  TEXT,
  UNKNOWN,
  union,
  without,
} from '../../profile/shape';
import type { Expression, FilterNode } from '../../template/expressionNodes';
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
} from './inferred';
import { joined } from './origins';
import type { Origins } from './recognition';

/** Infers the result of a filter. */
type Result = (input: Inferred, args: readonly Expression[], infer: (node: Expression) => Inferred) => Inferred;

const text: Result = () => A_TEXT;
const number: Result = () => A_NUMBER;
const sameItems: Result = ({ shape }) => ofShape(listOf(itemsOf(without(shape, isNothing))));

const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  ...named(text, [
    'append',
    'base64_decode',
    'base64_encode',
    'base64_url_safe_decode',
    'base64_url_safe_encode',
    'capitalize',
    'date',
    'downcase',
    'escape',
    'escape_once',
    'hmac_sha1_base64',
    'hmac_sha1_hex',
    'hmac_sha256',
    'hmac_sha256_base64',
    'hmac_sha256_hex',
    'hmac_sha512',
    'join',
    'json_escape',
    'as_json_string',
    'md5',
    'money',
    'newline_to_br',
    'number_with_delimiter',
    'prepend',
    'remove',
    'remove_first',
    'remove_last',
    'replace',
    'replace_first',
    'replace_last',
    'lstrip',
    'rstrip',
    'sha1',
    'sha2',
    'sha256',
    'squish',
    'strip',
    'strip_html',
    'strip_newlines',
    'time_zone',
    'truncate',
    'truncatewords',
    'upcase',
    'url_decode',
    'url_encode',
    'url_escape',
    'url_param_escape',
  ]),
  ...named(number, [
    'abs',
    'at_least',
    'at_most',
    'ceil',
    'divided_by',
    'floor',
    'minus',
    'modulo',
    'plus',
    'round',
    'size',
    'sum',
    'times',
  ]),
  ...named(sameItems, ['compact', 'reject', 'reverse', 'sort', 'sort_natural', 'uniq', 'where']),
  ['concat', concat],
  ['default', defaulted],
  ['find', (input) => inside(ofShape(sameItems(input, [], () => NOT_KNOWN).shape), 'first')],
  ['find_index', number],
  ['first', (input) => inside(input, 'first')],
  ['has', () => A_FLAG],
  ['json_parse', () => NOT_KNOWN],
  ['last', (input) => inside(input, 'last')],
  ['map', mapped],
  ['property_accessor', accessed],
  ['slice', sliced],
  ['split', () => ofShape(listOf(TEXT))],
]);

function named(result: Result, names: readonly string[]): (readonly [string, Result])[] {
  return names.map((name) => [name, result]);
}

/** Returns the result of a filter; unknown for a filter without an entry. */
function filtered(input: Inferred, filter: FilterNode, infer: (node: Expression) => Inferred): Inferred {
  const result = RESULTS.get(filter.named);
  const args = filter.arguments.map((argument) => (argument.kind === 'namedArgument' ? argument.value : argument));
  return result?.(input, args, infer) ?? NOT_KNOWN;
}

/** Like `filtered`, with origins that also include the filter's arguments. */
export function filteredFrom(input: Inferred, filter: FilterNode, infer: (node: Expression) => Inferred): Inferred {
  let origins = originsOf(input);
  for (const argument of filter.arguments) {
    const value = argument.kind === 'namedArgument' ? argument.value : argument;
    if (value.kind === 'lookup' || value.kind === 'output') origins = joined(origins, originsOf(infer(value)));
  }
  const result = filtered(input, filter, infer);
  return origins.length === 0 ? result : madeOf(result, throughField(origins, input, filter));
}

/** Adds the field that a filter names to the origins, as in `recommendations | where: 'is_control', false`. */
function throughField(origins: Origins, { sources }: Inferred, { arguments: [name] }: FilterNode): Origins {
  if (name?.kind !== 'string' || (name.value !== 'is_control' && name.value !== 'items')) return origins;
  const control = name.value === 'is_control';
  const items = !control && sources.some(({ path }) => path[1] === 'recommendations' && path.length === 2);
  return origins.map((origin) => ({ ...origin, control: origin.control || control, items: origin.items || items }));
}

/** Whether the result of the filter can be inferred. */
export function hasResult(filter: string): boolean {
  return RESULTS.has(filter);
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
function mapped({ shape }: Inferred, [name]: readonly Expression[]): Inferred {
  return ofShape(listOf(name?.kind === 'string' ? stepInto(itemsOf(without(shape, isNothing)), name.value) : UNKNOWN));
}

/** `{{ amp_props | property_accessor: 'gp:email' }}`. */
function accessed(input: Inferred, [name]: readonly Expression[]): Inferred {
  return name?.kind === 'string' ? inside(input, name.value) : NOT_KNOWN;
}

function concat(input: Inferred, [other]: readonly Expression[], infer: (node: Expression) => Inferred): Inferred {
  const added: Shape = other ? itemsOf(infer(other).shape) : UNKNOWN;
  return ofShape(listOf(union([itemsOf(without(input.shape, isNothing)), added])));
}

/** A part of a list is a list, a part of a text is a text. */
function sliced({ shape }: Inferred): Inferred {
  const parts = membersOf(shape).filter((member) => !isNothing(member));
  return ofShape(
    parts.length === 0
      ? TEXT
      : union(parts.map((part): PlainShape => (part.kind === 'list' || part.kind === 'unknown' ? part : TEXT))),
  );
}
