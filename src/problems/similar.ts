import { distance } from 'fastest-levenshtein';

/** Longer words are not compared. Bounds the work on hostile input. */
const LONGEST = 40;

/** A word to compare others with. */
export interface KnownWord {
  readonly word: string;
  /** The normalized word. */
  readonly plain: string;
}

/** Normalizes words once, for repeated comparisons. */
export function knownWords(words: Iterable<string>): readonly KnownWord[] {
  return Array.from(words, (word) => ({ word, plain: plainly(word) }));
}

/**
 * Returns the word that was most likely intended: `get_cohort_id` → `get_cohort_ids`. Returns `undefined` when none is
 * similar enough or two are equally similar. Ignores case, `_` and `-`: `userId` → `user_id`.
 */
export function similarTo(word: string, known: Iterable<string | KnownWord>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const plain = plainly(word);
  let least = slipsIn(plain) + 1;
  let found: string | undefined;
  for (const one of known) {
    const other = typeof one === 'string' ? one : one.word;
    if (other.length > LONGEST + least || other.length + least < plain.length) continue;
    const plainOther = typeof one === 'string' ? plainly(one) : one.plain;
    if (Math.abs(plainOther.length - plain.length) > least) continue;
    const slips = slipsBetween(plain, plainOther);
    if (slips > least || (slips === least && found === undefined)) continue;
    found = slips < least ? other : undefined;
    least = slips;
  }
  return found;
}

/** Like `similarTo`, cached by word, because people repeat their typos. */
export function similarIn(known: readonly string[]): (word: string) => string | undefined {
  const found = new Map<string, string | undefined>();
  return (word) => {
    if (!found.has(word)) found.set(word, similarTo(word, known));
    return found.get(word);
  };
}

/** Returns the number of typos tolerated in a word of this length. */
function slipsIn({ length }: string): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : length < 10 ? 2 : 3;
}

function plainly(word: string): string {
  return word.toLowerCase().replace(/[_-]/g, '');
}

/** Edit distance: counts missing, surplus and wrong letters; two transposed letters count as one typo. */
function slipsBetween(one: string, other: string): number {
  const slips = distance(one, other);
  return slips === 2 && areSwapped(one, other) ? 1 : slips;
}

function areSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (one[at] === other[at]) at++;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
