/** The format of an option's value: none, an identifier, a word, a JSON object, or text that may contain spaces. */
export type OptionValue = 'none' | 'name' | 'word' | 'headers' | 'text';

export interface OptionEntry {
  readonly name: string;
  readonly value: OptionValue;
  readonly signature: string;
  /** One sentence for users. */
  readonly doc: string;
  /** All possible values, if there are only a few. */
  readonly words?: readonly string[];
  /** `undocumented`: found in published templates only, so neither offered nor reported. */
  readonly status: 'braze' | 'undocumented';
  readonly link: string;
}

const LINK = 'https://www.braze.com/docs/user_guide/personalization_and_dynamic_content/connected_content';
const CALL = `${LINK}/making_an_api_call`;
const VARIABLES = `${LINK}/local_connected_content_variables`;

/** The options of `connected_content`. Source: Braze, Connected Content. */
export const OPTIONS: readonly OptionEntry[] = [
  {
    name: 'save',
    value: 'name',
    signature: ':save name',
    doc: 'Keeps the parsed JSON of the answer in this variable; without it the variable is `connected`.',
    status: 'braze',
    link: VARIABLES,
  },
  {
    name: 'method',
    value: 'word',
    words: ['get', 'post'],
    signature: ':method get',
    doc: 'GET or POST; GET when it is not there. No other method exists.',
    status: 'braze',
    link: CALL,
  },
  {
    name: 'headers',
    value: 'headers',
    signature: ':headers { "Name": "value" }',
    doc: 'Request headers as a JSON object. Values may hold Liquid.',
    status: 'braze',
    link: CALL,
  },
  {
    name: 'body',
    value: 'text',
    signature: ':body key=value&other={{ value }}',
    doc: 'What a POST sends: `key=value` pairs, JSON without spaces, or a captured variable.',
    status: 'braze',
    link: CALL,
  },
  {
    name: 'content_type',
    value: 'word',
    words: ['application/json', 'application/x-www-form-urlencoded', 'text/plain'],
    signature: ':content_type application/json',
    doc: 'The type of the body that is sent, and of the answer that is accepted.',
    status: 'braze',
    link: CALL,
  },
  {
    name: 'basic_auth',
    value: 'word',
    signature: ':basic_auth credential',
    doc: 'User and password of a credential stored in Braze. It cannot express the Api-Key header of Amplitude.',
    status: 'braze',
    link: CALL,
  },
  {
    name: 'auth_credentials',
    value: 'word',
    signature: ':auth_credentials credential',
    doc: 'Headers of a credential stored in Braze and bound to a domain: the right home of an Amplitude key.',
    status: 'braze',
    link: CALL,
  },
  {
    name: 'cache_max_age',
    value: 'word',
    signature: ':cache_max_age 900',
    doc: 'For how many seconds, 300 to 14400, Braze serves the same answer for this URL. Makes a POST cacheable.',
    status: 'braze',
    link: `${LINK}/managing_connected_content_responses`,
  },
  {
    name: 'no_cache',
    value: 'none',
    signature: ':no_cache',
    doc: 'Asks anew each time instead of serving a GET from the cache.',
    status: 'braze',
    link: `${LINK}/managing_connected_content_responses`,
  },
  {
    name: 'retry',
    value: 'none',
    signature: ':retry',
    doc: 'Tries up to five more times when the server fails, then aborts the message. Not in in-app messages.',
    status: 'braze',
    link: `${LINK}/connected_content_retries`,
  },
  {
    name: 'rerender',
    value: 'none',
    signature: ':rerender',
    doc: 'Renders Liquid that is in the answer, one level deep.',
    status: 'braze',
    link: CALL,
  },
  {
    name: 'accept',
    value: 'word',
    signature: ':accept application/json',
    doc: 'The type of answer to ask for.',
    status: 'undocumented',
    link: CALL,
  },
];

/** The options of `message_extras`. Source: Braze, Message extras. */
export const EXTRAS_OPTIONS: readonly OptionEntry[] = [
  {
    name: 'key',
    value: 'word',
    signature: ':key name',
    doc: 'The name under which the value is kept.',
    status: 'braze',
    link: 'https://www.braze.com/docs/user_guide/personalization_and_dynamic_content/liquid/message_extras',
  },
  {
    name: 'value',
    value: 'text',
    signature: ':value {{ value }}',
    doc: 'What is kept with the send, for Currents and Snowflake.',
    status: 'braze',
    link: 'https://www.braze.com/docs/user_guide/personalization_and_dynamic_content/liquid/message_extras',
  },
];

/** The option of `catalog_items`. Source: Braze, Catalogs. */
export const CATALOG_OPTIONS: readonly OptionEntry[] = [
  {
    name: 'rerender',
    value: 'none',
    signature: ':rerender',
    doc: 'Renders Liquid that is in the fields of the items.',
    status: 'braze',
    link: 'https://www.braze.com/docs/user_guide/data/activation/catalogs',
  },
];
