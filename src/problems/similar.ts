import { distance } from 'fastest-levenshtein';

/** Nobody writes a longer word by a slip of the finger; bounds the work on hostile text. */
const LONGEST = 40;

/** A word that others are compared with. */
export interface KnownWord {
  readonly word: string;
  /** As it is compared. */
  readonly plain: string;
}

/** Worked out once, for words that others are often compared with. */
export function knownWords(words: Iterable<string>): readonly KnownWord[] {
  return Array.from(words, (word) => ({ word, plain: plainly(word) }));
}

/**
 * `get_cohort_id` → `get_cohort_ids`: the one of these words that was most likely meant. Nothing when none is like it, or when two
 * are equally so. Capital letters, `_` and `-` do not make a difference: `userId` → `user_id`.
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

/** The same, worked out once for each word: people repeat their slips. */
export function similarIn(known: readonly string[]): (word: string) => string | undefined {
  const found = new Map<string, string | undefined>();
  return (word) => {
    if (!found.has(word)) found.set(word, similarTo(word, known));
    return found.get(word);
  };
}

/** How many slips a word of this length may hold and still be read as another. */
function slipsIn({ length }: string): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : length < 10 ? 2 : 3;
}

function plainly(word: string): string {
  return word.toLowerCase().replace(/[_-]/g, '');
}

/** Letters that are missing, too many or wrong; two in the wrong order are one slip. */
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
