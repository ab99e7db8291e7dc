import { type Frame, type MissingNode, type NameNode, NONE, type Span } from './expressionNodes';
import { valuesIn } from './expressions';
import { frameOf } from './frames';
import { outputsIn } from './interpolation';
import { type Line, readLines } from './lines';
import { readMarkup } from './markup';
import { TagNode } from './nodes';
import type { Scanner } from './scanner';
import { readName } from './tokens';
import { readUnexpected } from './unexpected';
import { ELSIF_SPELLINGS } from './vocabulary/tags';

const HASH = 0x23;
const LETTER_E = 0x65;

/** Tags whose markup is text with Liquid in it: a word in it reads no variable. */
const TEXT_TAGS: ReadonlySet<string> = new Set([
  'connected_content',
  'catalog_items',
  'catalog_selection_items',
  'message_extras',
  'comment',
  'raw',
]);

/** Where a tag stands, and its delimiters. */
export interface TagFrame extends Span, Omit<Frame, 'unexpected'> {}

/** The tag whose name and markup stand between `from` and `contentEnd`. Among the lines of a `liquid` tag there is no other one. */
export function readTag(scanner: Scanner, from: number, contentEnd: number, frame: TagFrame, inLines = false): TagNode {
  const { start, end, trimStart, trimEnd, unclosed } = frame;
  scanner.limit(from, contentEnd);
  const word = readTagName(scanner);
  const name = word.kind === 'missing' ? '' : nameOf(word);
  const markup =
    name === 'liquid' && !inLines ? readLines(scanner, (line) => readLine(scanner, line)) : readMarkup(scanner, name);
  const unexpected = scanner.allFits ? NONE : readUnexpected(scanner, TEXT_TAGS.has(name) ? outputsIn : valuesIn);
  const written = word.kind === 'name' && word.text === name ? word.start : word;
  return new TagNode(start, end, frameOf(trimStart, trimEnd, unclosed, unexpected), name, written, markup);
}

function nameOf({ text }: NameNode): string {
  if (text.charCodeAt(0) !== LETTER_E || text === 'else') return text;
  return ELSIF_SPELLINGS.has(text) || text.startsWith('else ') ? 'elsif' : text;
}

/** `if`, `#`, and `else if` as one. */
function readTagName(scanner: Scanner): NameNode | MissingNode {
  const gap = scanner.at;
  scanner.skipBlanks();
  const start = scanner.at;
  if (scanner.eat(HASH)) return { kind: 'name', start, end: start + 1, text: '#' };
  scanner.at = gap;
  const name = readName(scanner, 'tag');
  if (name.kind === 'missing' || name.text !== 'else') return name;
  scanner.skipBlanks();
  if (!scanner.comes('if')) return name;
  scanner.at += 2;
  return { kind: 'name', start, end: scanner.at, text: 'else if' };
}

function readLine(scanner: Scanner, { start, end }: Line): TagNode {
  return readTag(scanner, start, end, { start, end, trimStart: false, trimEnd: false, unclosed: undefined }, true);
}
