export interface HeaderEntry {
  readonly name: string;
  /** One sentence for users. */
  readonly doc: string;
  /** The value, or the beginning of it. */
  readonly values: readonly { readonly text: string; readonly doc: string }[];
}

const JSON_TYPE = { text: 'application/json', doc: 'JSON.' };

/** The usual request headers in `:headers`. Sources: Amplitude, User Profile API; Braze, Connected Content. */
export const HEADERS: readonly HeaderEntry[] = [
  {
    name: 'Authorization',
    doc: 'Says who asks: `Api-Key` and the secret key. `:auth_credentials` keeps the key out of the template.',
    values: [{ text: 'Api-Key ', doc: 'Followed by the secret key of the project.' }],
  },
  { name: 'Content-Type', doc: 'The type of the body that is sent.', values: [JSON_TYPE] },
  { name: 'Accept', doc: 'The type of answer to ask for.', values: [JSON_TYPE] },
];
