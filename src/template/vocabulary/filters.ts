/**
 * `braze`: documented by Braze, including standard filters. `standard`: in Liquid 5 but not documented by Braze.
 * `unsupported`: documented by Braze as not supported.
 */
export type FilterStatus = 'braze' | 'standard' | 'unsupported';

export interface FilterArgument {
  readonly name: string;
  readonly optional: boolean;
  /** Whether the argument is passed as `name: value`. */
  readonly named: boolean;
}

export interface FilterEntry<Name extends string = string> {
  readonly name: Name;
  readonly arguments: readonly FilterArgument[];
  /** `truncate: length, ellipsis?` */
  readonly signature: string;
  /** One sentence for users. */
  readonly doc: string;
  /** An example with its input and output. */
  readonly example?: readonly [expression: string, output: string];
  readonly status: FilterStatus;
  readonly link: string;
}

type Example = readonly [expression: string, output: string];

const BRAZE = 'https://www.braze.com/docs/user_guide/personalization_and_dynamic_content/liquid/filters';
const LIQUID = 'https://shopify.github.io/liquid/filters';

/** `truncate` in `truncate: length, ellipsis?`. */
type NameIn<Signature extends string> = Signature extends `${infer Name}: ${string}` ? Name : Signature;

/** Parses `truncate: length, ellipsis?, by_name: flag?` into name and arguments; `?` marks optional ones. */
function entry<Signature extends string>(
  signature: Signature,
  doc: string,
  status: FilterStatus,
  link: string,
  example?: Example,
): FilterEntry<NameIn<Signature>> {
  const [name = signature, list] = signature.split(/: (.*)/);
  const args = (list ?? '').split(', ').filter(Boolean);
  return {
    name: name as NameIn<Signature>,
    arguments: args.map((text) => ({
      name: text.replace(/:.*|\?/, ''),
      optional: text.includes('?'),
      named: text.includes(':'),
    })),
    signature,
    doc,
    ...(example ? { example } : {}),
    status,
    link,
  };
}

/** Standard filters that Braze documents as well. */
const shared = <S extends string>(signature: S, doc: string, example?: Example) =>
  entry(signature, doc, 'braze', `${LIQUID}/${signature.split(':')[0]}/`, example);

/** Filters that only Braze has. */
const own = <S extends string>(signature: S, doc: string, example?: Example) =>
  entry(signature, doc, 'braze', BRAZE, example);

/** Standard filters that Braze does not document. */
const standard = <S extends string>(signature: S, doc: string, example?: Example) =>
  entry(signature, doc, 'standard', `${LIQUID}/${signature.split(':')[0]}/`, example);

const unsupported = (signature: string, instead: string) => entry(signature, instead, 'unsupported', BRAZE);

const SUPPORTED = [
  shared('join: separator?', 'The items of a list as one text.', ["'a,b' | split: ',' | join: '-'", 'a-b']),
  shared('first', 'The first item of a list.', ["'a,b' | split: ',' | first", 'a']),
  shared('last', 'The last item of a list.', ["'a,b' | split: ',' | last", 'b']),
  shared('compact: property?', 'The list without items that are nil.', ["people | map: 'city' | compact | size", '1']),
  shared('concat: list', 'The list, followed by another one.', [
    "'a,b' | split: ',' | concat: others | join: ','",
    'a,b,c',
  ]),
  shared('map: property', 'The list of what each item has in a property.', [
    "people | map: 'name' | join: ', '",
    'Ada, Bo',
  ]),
  shared('reverse', 'The list from the end to the beginning.', ["'a,b,c' | split: ',' | reverse | join: ','", 'c,b,a']),
  shared('size', 'How many characters a text has, or how many items a list.', ["'hello' | size", '5']),
  shared('slice: offset, length?', 'A part of a text or list, counted from 0, or from the end when negative.', [
    "'hello' | slice: 1, 3",
    'ell',
  ]),
  shared('sort: property?', 'The list in order, capitals first.', ["'b,a,C' | split: ',' | sort | join: ','", 'C,a,b']),
  shared('sort_natural: property?', 'The list in order, whatever the case.', [
    "'b,a,C' | split: ',' | sort_natural | join: ','",
    'a,b,C',
  ]),
  shared('uniq: property?', 'The list without repetitions.', ["'a,b,a' | split: ',' | uniq | join: ','", 'a,b']),
  shared('where: property, value?', 'The items whose property has a value, or is true.', [
    "people | where: 'city', 'Oslo' | map: 'name'",
    'Ada',
  ]),

  shared('abs', 'The number without its sign.', ['-5 | abs', '5']),
  shared('at_most: limit', 'The number, but not more than a limit.', ['7 | at_most: 5', '5']),
  shared('at_least: limit', 'The number, but not less than a limit.', ['3 | at_least: 5', '5']),
  shared('ceil', 'The next whole number above.', ['1.2 | ceil', '2']),
  shared('divided_by: number', 'The quotient; a whole number when both are whole.', ['15 | divided_by: 2', '7']),
  shared('floor', 'The next whole number below.', ['1.8 | floor', '1']),
  shared('minus: number', 'The difference.', ['4 | minus: 2', '2']),
  shared('plus: number', 'The sum. `plus: 0` makes a number of a text.', ["'4' | plus: 0", '4']),
  shared('round: digits?', 'The number, rounded to this many decimals.', ['1.256 | round: 2', '1.26']),
  shared('times: number', 'The product.', ['3 | times: 2', '6']),
  shared('modulo: number', 'What remains after a division.', ['7 | modulo: 3', '1']),
  own('money', 'The number with two decimals.', ['145 | money', '145.00']),

  shared('append: text', 'The text, followed by another one.', ["'a' | append: 'b'", 'ab']),
  shared('capitalize', 'The text with its first letter in uppercase and the others in lowercase.', [
    "'hello' | capitalize",
    'Hello',
  ]),
  shared('downcase', 'The text in lowercase.', ["'Hello' | downcase", 'hello']),
  shared('upcase', 'The text in uppercase.', ["'hello' | upcase", 'HELLO']),
  shared('escape', 'The text with `&`, `<`, `>` and quotes written for HTML.', ["'a < b' | escape", 'a &lt; b']),
  shared('newline_to_br', 'The text with `<br />` before each line break.', [
    'two_lines | newline_to_br | strip_newlines',
    'one<br />two',
  ]),
  shared('prepend: text', 'The text, after another one.', ["'b' | prepend: 'a'", 'ab']),
  shared('remove: text', 'The text without every occurrence of another one.', ["'a-b-c' | remove: '-'", 'abc']),
  shared('remove_first: text', 'The text without the first occurrence of another one.', [
    "'a-b-c' | remove_first: '-'",
    'ab-c',
  ]),
  shared('replace: text, replacement?', 'The text with every occurrence of another one replaced.', [
    "'a-b-c' | replace: '-', '+'",
    'a+b+c',
  ]),
  shared('replace_first: text, replacement?', 'The text with the first occurrence of another one replaced.', [
    "'a-b-c' | replace_first: '-', '+'",
    'a+b-c',
  ]),
  shared('split: separator', 'The list of what is between the separators.', ["'a,b' | split: ',' | size", '2']),
  shared('strip', 'The text without white space around it.', ["' a ' | strip", 'a']),
  shared('strip_html', 'The text without HTML tags.', ["'<b>a</b>' | strip_html", 'a']),
  shared('strip_newlines', 'The text without line breaks.', ['two_lines | strip_newlines', 'onetwo']),
  shared('truncate: length?, ellipsis?', 'The text cut to a length, the ellipsis counted in.', [
    "'hello world' | truncate: 8",
    'hello...',
  ]),
  shared('truncatewords: words?, ellipsis?', 'The text cut to this many words.', [
    "'one two three' | truncatewords: 2",
    'one two...',
  ]),
  shared('date: format', 'The time in a format of strftime; `now` is the time of sending.', [
    "'2026-11-23' | date: '%d.%m.%Y'",
    '23.11.2026',
  ]),
  shared('default: value, allow_false: flag?', 'The value, or another one when it is nil, false or empty.', [
    "nil | default: 'friend'",
    'friend',
  ]),

  own('md5', 'The MD5 hash, in hexadecimal digits.', ["'hey' | md5", '6057f13c496ecf7fd777ceb9e79ae285']),
  own('sha1', 'The SHA-1 hash, in hexadecimal digits.', ["'hey' | sha1", '7f550a9f4c44173a37664d938f1355f0f92a47a7']),
  own('sha2', 'The SHA-256 hash, in hexadecimal digits.', [
    "'hey' | sha2",
    'fa690b82061edfd2852629aeba8a8977b57e40fcb77d1a7a28b26cba62591204',
  ]),
  own('base64_encode', 'The text in Base64.', ["'blah' | base64_encode", 'YmxhaA==']),
  own('hmac_sha1_hex: key', 'The HMAC-SHA1 signature, in hexadecimal digits.', [
    "'hey' | hmac_sha1_hex: 'secret_key'",
    '2a3969bed25bfeefb00aca4063eb9590b4df8f0e',
  ]),
  own('hmac_sha1_base64: key', 'The HMAC-SHA1 signature, in Base64.', [
    "'hey' | hmac_sha1_base64: 'secret_key'",
    'KjlpvtJb/u+wCspAY+uVkLTfjw4=',
  ]),
  own('hmac_sha256: key', 'The HMAC-SHA256 signature, in hexadecimal digits.', [
    "'hey' | hmac_sha256: 'secret_key'",
    '8df897f8da3d7992fe57c8dbc6f27578cfbf2dcc4d0fbb4000b8c924841d508e',
  ]),
  own('hmac_sha256_hex: key', 'The HMAC-SHA256 signature, in hexadecimal digits.', [
    "'hey' | hmac_sha256_hex: 'secret_key'",
    '8df897f8da3d7992fe57c8dbc6f27578cfbf2dcc4d0fbb4000b8c924841d508e',
  ]),
  own('hmac_sha256_base64: key', 'The HMAC-SHA256 signature, in Base64.', [
    "'hey' | hmac_sha256_base64: 'secret_key'",
    'jfiX+No9eZL+V8jbxvJ1eM+/LcxND7tAALjJJIQdUI4=',
  ]),
  own('hmac_sha512: key', 'The HMAC-SHA512 signature, in hexadecimal digits.', [
    "'hey' | hmac_sha512: 'secret_key'",
    '77559e110f13ef5700f9085728484653bd6365fb9426537f9b842f05a744f12f5f1f957aa966bd7296238e947461be739ad5417364f1737a58f7b464317c03ed',
  ]),
  own('url_escape', 'The text with what a URL cannot hold written as `%…`; `&` stays.', [
    "'hey<>hi' | url_escape",
    'hey%3C%3Ehi',
  ]),
  own('url_param_escape', 'The text for the value of a URL parameter: `&` is escaped too.', [
    "'hey<&>hi' | url_param_escape",
    'hey%3C%26%3Ehi',
  ]),
  own('url_encode', 'The text for a URL, spaces written as `+`.', ["'google search' | url_encode", 'google+search']),
  own('property_accessor: name', 'What an object has under a name that Liquid cannot write.', [
    "amp_props | property_accessor: 'gp:city'",
    'Oslo',
  ]),
  own('number_with_delimiter', 'The number with commas between thousands.', [
    "'123456' | number_with_delimiter",
    '123,456',
  ]),
  own('json_escape', 'The text as it can stand inside a string of JSON.', [
    '\'say "hi"\' | json_escape',
    'say \\"hi\\"',
  ]),
  own('json_parse', 'The value that a text of JSON stands for.', ["'[1, 2]' | json_parse | size", '2']),
  own('as_json_string', 'The value as JSON.', ['\'say "hi"\' | as_json_string', '"say \\"hi\\""']),
  own('time_zone: zone', 'The time in another time zone.', [
    "'now' | time_zone: 'Europe/Berlin' | date: '%H:%M'",
    '14:05',
  ]),

  standard('base64_decode', 'The text that Base64 stands for.', ["'YmxhaA==' | base64_decode", 'blah']),
  standard('base64_url_safe_encode', 'The text in Base64 for URLs.', ["'a?>' | base64_url_safe_encode", 'YT8-']),
  standard('base64_url_safe_decode', 'The text that Base64 for URLs stands for.', [
    "'YT8-' | base64_url_safe_decode",
    'a?>',
  ]),
  standard('escape_once', 'As `escape`, but what is escaped already stays.', ["'a &lt; b' | escape_once", 'a &lt; b']),
  standard('url_decode', 'The text that a URL stands for.', ["'a%20b' | url_decode", 'a b']),
  standard('sum: property?', 'The sum of the items of a list.', ["'1,2' | split: ',' | sum", '3']),
  standard('find: property, value?', 'The first item whose property has a value, or is true.', [
    "people | find: 'name', 'Ada' | property_accessor: 'city'",
    'Oslo',
  ]),
  standard('has: property, value?', 'Whether an item has a value in a property.', [
    "people | has: 'city', 'Oslo'",
    'true',
  ]),
  standard('reject: property, value?', 'The items whose property does not have a value.', [
    "people | reject: 'city', 'Oslo' | map: 'name'",
    'Bo',
  ]),
  standard('replace_last: text, replacement', 'The text with the last occurrence of another one replaced.', [
    "'a-b-c' | replace_last: '-', '+'",
    'a-b+c',
  ]),
  standard('remove_last: text', 'The text without the last occurrence of another one.', [
    "'a-b-c' | remove_last: '-'",
    'a-bc',
  ]),
  standard('squish', 'The text without white space around it, and with single spaces in it.', [
    "'  a   b ' | squish",
    'a b',
  ]),
];

const UNSUPPORTED = [
  unsupported('find_index: property, value?', 'Braze does not support it; loop with `for` and `forloop.index0`.'),
  unsupported('money_with_currency', 'Braze does not support it; use `money` and write the currency.'),
  unsupported('money_without_currency', 'Braze does not support it; use `money`.'),
  unsupported('camelize', 'Braze does not support it.'),
  unsupported('camelcase', 'Braze does not support it.'),
  unsupported('handle', 'Braze does not support it; use `downcase` and `replace`.'),
  unsupported('handleize', 'Braze does not support it; use `downcase` and `replace`.'),
  unsupported('pluralize: singular, plural', 'Braze does not support it; use `if`.'),
  unsupported('lstrip', 'Braze does not support it; use `strip`.'),
  unsupported('rstrip', 'Braze does not support it; use `strip`.'),
  unsupported('format_address', 'Braze does not support it.'),
  unsupported('highlight: text', 'Braze does not support it.'),
  ...[
    ...['color_brightness', 'color_contrast', 'color_darken', 'color_desaturate', 'color_difference', 'color_extract'],
    ...['color_lighten', 'color_mix', 'color_modify', 'color_saturate', 'color_to_hex', 'color_to_hsl', 'color_to_rgb'],
    ...['brightness_difference', 'hex_to_rgba'],
  ].map((name) => unsupported(name, 'Braze does not support colour filters.')),
  ...['font_face', 'font_modify', 'font_url'].map((name) => unsupported(name, 'Braze does not support font filters.')),
];

/** The filters that Braze or Liquid documents, without those that Braze does not support. */
export type FilterName = (typeof SUPPORTED)[number]['name'];

/** All known filters. Sources: Braze, Liquid filters; Shopify, Liquid reference. */
export const FILTERS: readonly FilterEntry[] = [...SUPPORTED, ...UNSUPPORTED];

const BY_NAME: ReadonlyMap<string, FilterEntry> = new Map(FILTERS.map((filter) => [filter.name, filter]));

export function filterNamed(name: string): FilterEntry | undefined {
  return BY_NAME.get(name);
}
