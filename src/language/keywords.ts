/** A keyword or operator that follows a value, or the list of a loop. */
export interface Keyword {
  readonly name: string;
  readonly doc: string;
}

/** Source: Braze, Liquid operators. */
export const COMPARISONS: readonly Keyword[] = [
  { name: '==', doc: 'Both are equal. A text never equals a number.' },
  { name: '!=', doc: 'They are not equal.' },
  { name: 'contains', doc: 'The text holds the other text, or the list holds the other value.' },
  { name: '>', doc: 'The number is greater.' },
  { name: '<', doc: 'The number is less.' },
  { name: '>=', doc: 'The number is greater, or equal.' },
  { name: '<=', doc: 'The number is less, or equal.' },
];

/** Liquid evaluates these from right to left, without precedence or parentheses. */
export const CONNECTIVES: readonly Keyword[] = [
  { name: 'and', doc: 'Both conditions hold. Conditions are read from the right.' },
  { name: 'or', doc: 'One of the conditions holds. Conditions are read from the right.' },
];

/** Constants, which can be used in place of a variable. */
export const CONSTANTS: readonly Keyword[] = [
  { name: 'true', doc: 'The value of a condition that holds.' },
  { name: 'false', doc: 'The value of a condition that does not hold.' },
  { name: 'nil', doc: 'No value.' },
  { name: 'blank', doc: 'No value, an empty text, or only spaces.' },
  { name: 'empty', doc: 'An empty text or list. A value that is nil is not empty.' },
];

/** The value of `offset: continue`. */
export const CONTINUE: Keyword = { name: 'continue', doc: 'From where the last loop over the same list ended.' };

const LIMIT: Keyword = { name: 'limit', doc: 'Goes through at most this many items.' };
const OFFSET: Keyword = {
  name: 'offset',
  doc: 'Skips this many items; `continue` goes on where the last loop ended.',
};

/** Loop options by tag. Source: Shopify, Liquid iteration tags. */
const LOOP_OPTIONS: ReadonlyMap<string, readonly Keyword[]> = new Map([
  ['for', [LIMIT, OFFSET, { name: 'reversed', doc: 'Goes through the items from the last to the first.' }]],
  ['tablerow', [{ name: 'cols', doc: 'A row has this many cells.' }, LIMIT, OFFSET]],
]);

export function loopOptions(tag: string): readonly Keyword[] {
  return LOOP_OPTIONS.get(tag) ?? [];
}
