import { type Delimiters, NONE, type Span } from './expressionNodes';
import { valuesIn } from './expressions';
import { outputsIn } from './interpolation';
import { type Line, readLines } from './lines';
import { type MarkupReader, READERS } from './markup';
import { TagNode } from './nodes';
import type { Scanner } from './scanner';
import { PLAIN_DELIMITERS, withUnexpected } from './sharedDelimiters';
import { readUnexpected } from './unexpected';
import { ELSIF_SPELLINGS, TAG_NAMES, TEXT_TAGS } from './vocabulary/tags';

const HASH = 0x23;

/** What the first word of a tag means. */
interface Meaning {
  readonly name: string;
  /** Whether the word is a variant spelling of the tag's name. */
  readonly respelled: boolean;
  readonly read: MarkupReader | undefined;
}

/** Variant spellings. A word that is not listed is its own name. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ...[...TAG_NAMES, ...READERS.keys()].map((word) => [word, toMeaning(word, word)] as const),
  ...[...ELSIF_SPELLINGS, 'else if'].map((word) => [word, toMeaning(word, 'elsif')] as const),
]);

function toMeaning(word: string, name: string): Meaning {
  return { name, respelled: word !== name, read: READERS.get(name) };
}

/**
 * Reads the tag whose name and markup are between `from` and `contentEnd`. A `liquid` tag cannot be nested in another
 * one.
 */
export function readTag(
  scanner: Scanner,
  from: number,
  contentEnd: number,
  { start, end }: Span,
  delimiters: Delimiters,
  inLines = false,
): TagNode {
  scanner.limit(from, contentEnd);
  scanner.skipBlanks();
  const wordStart = scanner.at;
  const word = readWord(scanner);
  const { name, respelled, read } = MEANINGS.get(word) ?? toMeaning(word, word);
  let written: ConstructorParameters<typeof TagNode>[4] = wordStart;
  if (respelled) written = { kind: 'name', start: wordStart, end: scanner.at, text: word };
  else if (word === '') {
    scanner.at = from;
    written = scanner.missing('tag');
  }
  const isOfLines = name === 'liquid' && !inLines;
  const markup = isOfLines ? readLines(scanner, (line) => readLine(scanner, line)) : read?.(scanner);
  scanner.rejectRest();
  const unexpected = scanner.allFits ? NONE : readUnexpected(scanner, TEXT_TAGS.has(name) ? outputsIn : valuesIn);
  return new TagNode(start, end, withUnexpected(delimiters, unexpected), name, written, markup);
}

/** Reads `if`, `#`, or `else if` as one word with any spacing. Returns an empty string when there is none. */
function readWord(scanner: Scanner): string {
  const start = scanner.at;
  scanner.at = scanner.code() === HASH ? start + 1 : scanner.nameEnd();
  if (scanner.at === start) return '';
  const word = scanner.slice(start, scanner.at);
  if (word !== 'else') return word;
  const end = scanner.at;
  scanner.skipBlanks();
  const isElseIf = scanner.comes('if');
  scanner.at = isElseIf ? scanner.at + 2 : end;
  return isElseIf ? 'else if' : word;
}

function readLine(scanner: Scanner, line: Line): TagNode {
  return readTag(scanner, line.start, line.end, line, PLAIN_DELIMITERS, true);
}
