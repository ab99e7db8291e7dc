export interface TagEntry {
  readonly name: string;
  readonly signature: string;
  /** One sentence for users. */
  readonly doc: string;
  readonly link: string;
  /** `braze`: Braze's own. `standard`: Liquid 5. */
  readonly status: 'braze' | 'standard';
  /** For a tag that opens a block: its end tag and the tags that can divide it. */
  readonly block?: { readonly end: string; readonly middles: readonly string[] };
}

const BRAZE = 'https://www.braze.com/docs/user_guide/personalization_and_dynamic_content';
const LIQUID = 'https://shopify.github.io/liquid/tags';

const plain = (name: string, page: string, signature: string, doc: string): TagEntry => ({
  name,
  signature,
  doc,
  link: `${LIQUID}/${page}/`,
  status: 'standard',
});

const block = (
  name: string,
  page: string,
  signature: string,
  doc: string,
  middles: readonly string[] = [],
): TagEntry => ({
  ...plain(name, page, signature, doc),
  block: { end: `end${name}`, middles },
});

const braze = (name: string, page: string, signature: string, doc: string): TagEntry => ({
  name,
  signature,
  doc,
  link: `${BRAZE}/${page}`,
  status: 'braze',
});

/** All tags that Braze supports, without middle and end tags. Source: Braze, Liquid; Shopify, Liquid reference. */
export const TAGS: readonly TagEntry[] = [
  block('if', 'control-flow', 'if condition', 'Prints what is in it when the condition holds.', ['elsif', 'else']),
  block('unless', 'control-flow', 'unless condition', 'Prints what is in it when the condition does not hold.', [
    'elsif',
    'else',
  ]),
  block('case', 'control-flow', 'case value', 'Prints the branch whose `when` names the value.', ['when', 'else']),
  block(
    'for',
    'iteration',
    'for item in list',
    'Repeats what is in it for each item; the `else` branch is for an empty list.',
    ['else'],
  ),
  block('tablerow', 'iteration', 'tablerow item in list cols: 3', 'Prints the rows and cells of an HTML table.'),
  block('capture', 'variable', 'capture name', 'Keeps what it would print in a variable.'),
  block('comment', 'template', 'comment', 'Is neither evaluated nor printed.'),
  block('raw', 'template', 'raw', 'Prints what is in it as it stands.'),
  block('ifchanged', 'iteration', 'ifchanged', 'Prints what is in it only when it differs from the last time.'),
  plain('assign', 'variable', 'assign name = value', 'Keeps a value in a variable.'),
  plain('increment', 'variable', 'increment name', 'Prints a counter, from 0 on, and adds one.'),
  plain('decrement', 'variable', 'decrement name', 'Subtracts one from a counter, from -1 on, and prints it.'),
  plain('break', 'iteration', 'break', 'Ends the loop.'),
  plain('continue', 'iteration', 'continue', 'Goes on with the next item of the loop.'),
  plain('cycle', 'iteration', "cycle 'a', 'b'", 'Prints one value after the other, each time the next.'),
  plain('echo', 'template', 'echo value', 'Prints a value, as `{{ }}` does; for the `liquid` tag.'),
  plain('liquid', 'template', 'liquid', 'Reads each of its lines as a tag.'),
  plain('render', 'template', "render 'file'", 'Prints another template, which sees only what it is given.'),
  plain('include', 'template', "include 'file'", 'Prints another template, which sees all variables.'),
  braze(
    'connected_content',
    'connected_content/making_an_api_call',
    'connected_content https://… :save name',
    'Calls a URL when the message is sent, and keeps the JSON that it answers.',
  ),
  braze(
    'abort_message',
    'liquid/aborting_messages',
    "abort_message('reason')",
    'Ends the message here: this person gets nothing. The reason is in the log.',
  ),
  braze(
    'catalog_items',
    'catalogs',
    'catalog_items catalog id',
    'Reads items of a catalog by their IDs and keeps them in `items`.',
  ),
  braze(
    'catalog_selection_items',
    'catalogs/selections',
    'catalog_selection_items catalog selection',
    'Reads the items of a selection of a catalog and keeps them in `items`.',
  ),
  braze('promotion', 'promotion_codes', "promotion('list')", 'Prints a code of a list, another one for each person.'),
  braze(
    'message_extras',
    'liquid/message_extras',
    'message_extras :key name :value value',
    'Keeps a value with the send, for reports.',
  ),
];

export type BlockEntry = Required<Pick<TagEntry, 'name' | 'block'>>;

/** Tags that open a block, by name. */
export const BLOCKS: ReadonlyMap<string, BlockEntry['block']> = new Map(
  TAGS.flatMap(({ name, block }) => (block ? [[name, block]] : [])),
);

/** `endif`, `endfor`… */
export const END_TAGS: ReadonlySet<string> = new Set([...BLOCKS.values()].map(({ end }) => end));

/** Tags with nothing behind their names. */
export const BARE_TAGS: ReadonlySet<string> = new Set([...END_TAGS, 'else', 'break', 'continue']);

/** `else`, `elsif` and `when`, which divide blocks. */
export const MIDDLE_TAGS: ReadonlySet<string> = new Set([...BLOCKS.values()].flatMap(({ middles }) => middles));

/** Whether this is the name of a middle or end tag. */
export function isDivider(name: string): boolean {
  return END_TAGS.has(name) || MIDDLE_TAGS.has(name);
}

/**
 * Tags that Braze inserts or documents elsewhere; accepted without further checks. Source: Braze, Shopping cart;
 * Locales in messages; Tracking users with landing pages.
 */
export const OTHER_TAGS: ReadonlySet<string> = new Set([
  ...['shopping_cart', 'translation', 'endtranslation', 'landing_page_url'],
]);

/** All tag names, including middle and end tags and `#`. */
export const TAG_NAMES: ReadonlySet<string> = new Set([
  ...TAGS.map(({ name }) => name),
  ...END_TAGS,
  ...MIDDLE_TAGS,
  ...OTHER_TAGS,
  '#',
]);

/** Tags whose markup or content is text with optional Liquid, so that plain words in it are not variables. */
export const TEXT_TAGS: ReadonlySet<string> = new Set([
  ...['connected_content', 'catalog_items', 'catalog_selection_items', 'message_extras', 'comment', 'raw'],
]);

/** Spellings of `elsif`, right and wrong. */
export const ELSIF_SPELLINGS: ReadonlySet<string> = new Set(['elseif', 'elif', 'elsif', 'elseIf', 'elsIf']);
