import { type Expected, type MissingNode, NONE, type UnexpectedNode } from './expressionNodes';
import { Lists } from './lists';

/** Maximum nesting depth of operands. Anything deeper is unexpected text, so that no input can exhaust the stack. */
const MAX_DEPTH = 60;

const LETTER = /[\p{L}\p{N}]/u;

/** Maximum distance between an apostrophe and the quote that closes the string. Bounds the search. */
const APOSTROPHES_REACH = 200;

/** Number of strings cached for sharing. */
const SLICES = 512;

/** Reads one piece of markup from left to right. Never looks at or beyond `end`. */
export class Scanner {
  at = 0;
  end = 0;
  depth = 0;
  /** The node lists that are being built. */
  readonly lists = new Lists<unknown>();
  private readonly slices: (string | undefined)[] = new Array(SLICES).fill(undefined);
  private unfitting: UnexpectedNode[] | undefined;

  constructor(readonly text: string) {}

  /** Restricts the scanner to `at`–`end`. */
  limit(at: number, end: number): void {
    this.at = at;
    this.end = end;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  /**
   * Whether the nesting limit is reached. When it is not, the caller increments `depth` before reading the operand and
   * decrements it afterwards.
   */
  get tooDeep(): boolean {
    return this.depth >= MAX_DEPTH;
  }

  /** Returns the character code at an offset; -1 at the end. */
  code(offset = this.at): number {
    return offset < this.end ? this.text.charCodeAt(offset) : -1;
  }

  skipBlanks(): void {
    let at = this.at;
    while (at < this.end && isBlank(this.text.charCodeAt(at))) at++;
    this.at = at;
  }

  /** Consumes `code` when it comes next. */
  eat(code: number): boolean {
    if (this.code() !== code) return false;
    this.at++;
    return true;
  }

  /** Returns the offset after the name that begins at `from`; `from` when there is no name. */
  nameEnd(from = this.at): number {
    let at = from;
    while (at < this.end && isNamePart(this.text.charCodeAt(at))) at++;
    if (at > from && this.code(at) === QUESTION_MARK) at++;
    return at;
  }

  /** Whether this whole word comes next. */
  comes(word: string): boolean {
    const after = this.at + word.length;
    return after <= this.end && this.text.startsWith(word, this.at) && !isNamePart(this.code(after));
  }

  /**
   * Returns the text of a name, number or string. Usually returns the same string object for equal texts, so that
   * thousands of uses share one.
   */
  slice(start: number, end: number): string {
    const { text } = this;
    const length = end - start;
    const slot = (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 7 + length) & (SLICES - 1);
    const known = this.slices[slot];
    if (known?.length === length && standsAt(text, start, known)) return known;
    const slice = text.slice(start, end);
    this.slices[slot] = slice;
    return slice;
  }

  /**
   * Returns a missing node for the gap up to the next token. The gap ends with the line, so that the node is where one
   * would type.
   */
  missing(expected: Expected): MissingNode {
    const start = this.at;
    let end = start;
    while (end < this.end && isBlank(this.text.charCodeAt(end)) && !isLineBreak(this.text.charCodeAt(end))) end++;
    return { kind: 'missing', start, end, expected };
  }

  /** Marks the text from `from` to the current offset as unexpected, except for parts that are already rejected. */
  reject(from: number): void {
    const start = Math.max(from, this.unfitting?.at(-1)?.end ?? from);
    let end = this.at;
    while (end > start && isBlank(this.text.charCodeAt(end - 1))) end--;
    if (end <= start) return;
    this.unfitting ??= [];
    this.unfitting.push({ kind: 'unexpected', start, end });
  }

  /** Rejects everything to the end of the markup. */
  rejectRest(): void {
    this.skipBlanks();
    if (this.done) return;
    const start = this.at;
    this.at = this.end;
    this.reject(start);
  }

  /** Rejects one token. */
  rejectToken(): void {
    const start = this.at;
    this.stepOver();
    this.reject(start);
  }

  /** Skips one token that does not fit: a string, a name or one character. */
  stepOver(): void {
    const code = this.code();
    const from = this.at;
    const closing = isQuote(code) ? this.closingQuote(from) : -1;
    this.at = closing >= 0 ? closing + 1 : Math.max(this.nameEnd(), from + 1);
  }

  /**
   * Returns the offset of the quote that closes the string beginning at `from`, or -1. A curly quote closes a curly
   * string unless it is an apostrophe and another quote follows: `‘Don’t’`.
   */
  closingQuote(from: number): number {
    const { text, end } = this;
    const quote = text.charCodeAt(from);
    if (quote === QUOTE || quote === APOSTROPHE) {
      for (let at = from + 1; at < end; at++) if (text.charCodeAt(at) === quote) return at;
    }
    const single = isSingleQuote(quote);
    let first = -1;
    for (let at = from + 1; at < end; at++) {
      const code = text.charCodeAt(at);
      if (isLineBreak(code) || (first >= 0 && at - first > APOSTROPHES_REACH)) break;
      if (!isCurly(code) || isSingleQuote(code) !== single) {
        if (!isCurly(quote) || code !== (single ? APOSTROPHE : QUOTE)) continue;
      }
      const goesOn = LETTER.test(text.charAt(at + 1)) || (!isCurly(code) && isCurly(text.charCodeAt(at + 1)));
      if (!isCurly(quote) || !goesOn) return at;
      if (first < 0) first = at;
    }
    return first;
  }

  /** Whether nothing has been rejected since unexpected nodes were last taken. */
  get allFits(): boolean {
    return this.unfitting === undefined;
  }

  /** Takes the nodes rejected since the last call. */
  takeUnexpected(): readonly UnexpectedNode[] {
    const unfitting = this.unfitting ?? NONE;
    this.unfitting = undefined;
    return unfitting;
  }

  /** Restores nodes that were taken, so that an operand can collect its own separately. */
  putBack(unfitting: readonly UnexpectedNode[]): void {
    this.unfitting = unfitting.length > 0 ? [...unfitting] : undefined;
  }
}

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const QUESTION_MARK = 0x3f;

/** White space in any script, including the invisible characters that word processors insert. */
export function isBlank(code: number): boolean {
  if (code <= 0x20) return code >= 0;
  return code >= 0x80 && isForeignBlank(code);
}

export function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/**
 * ASCII letters, digits, `_` and `-`, and letters of any other script, which people write although Braze rejects them.
 */
export function isNamePart(code: number): boolean {
  if (code >= 0x80) return !isCurly(code) && !isForeignBlank(code);
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** `"`, `'` and typographic quotes. */
export function isQuote(code: number): boolean {
  return code === QUOTE || code === APOSTROPHE || isCurly(code);
}

/** `‘ ’ ‚ ‛ “ ” „ ‟`. */
export function isCurly(code: number): boolean {
  return code >= 0x2018 && code <= 0x201f;
}

export function isSingleQuote(code: number): boolean {
  return code === APOSTROPHE || (code >= 0x2018 && code <= 0x201b);
}

/**
 * No-break and typographic spaces, zero-width characters, line separators, the ideographic space and the byte order
 * mark.
 */
function isForeignBlank(code: number): boolean {
  if (code === 0xa0 || code === 0x3000 || code === 0xfeff || code === 0x202f || code === 0x205f) return true;
  return (code >= 0x2000 && code <= 0x200d) || code === 0x2028 || code === 0x2029;
}

/** Faster than `startsWith` for the usual, short texts. */
function standsAt(text: string, start: number, known: string): boolean {
  if (known.length > 8) return text.startsWith(known, start);
  for (let at = 0; at < known.length; at++) if (text.charCodeAt(start + at) !== known.charCodeAt(at)) return false;
  return true;
}
