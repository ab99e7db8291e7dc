import { type Expected, type MissingNode, NONE, type UnexpectedNode } from './expressionNodes';
import { Lists } from './lists';

/** How deep operands may stand inside one another. What lies deeper is unexpected, so no text can exhaust the stack. */
const MAX_DEPTH = 60;

const LETTER = /[\p{L}\p{N}]/u;

/** How far behind an apostrophe the quote is looked for that ends the string. Bounds the search. */
const APOSTROPHES_REACH = 200;

/** How many strings are kept to be shared. */
const SLICES = 512;

/** Reads one piece of markup from left to right; nothing at or after `end` is looked at. */
export class Scanner {
  at = 0;
  end = 0;
  depth = 0;
  /** Lists of nodes under way. */
  readonly lists = new Lists<unknown>();
  private readonly slices: (string | undefined)[] = new Array(SLICES).fill(undefined);
  private unfitting: UnexpectedNode[] | undefined;

  constructor(readonly text: string) {}

  /** Reads on from `at`, up to `end`. */
  limit(at: number, end: number): void {
    this.at = at;
    this.end = end;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  /** May an operand stand inside this one? Whoever asks and gets a yes counts `depth` up, and down when it is read. */
  get tooDeep(): boolean {
    return this.depth >= MAX_DEPTH;
  }

  /** The code at an offset; -1 at the end. */
  code(offset = this.at): number {
    return offset < this.end ? this.text.charCodeAt(offset) : -1;
  }

  skipBlanks(): void {
    let at = this.at;
    while (at < this.end && isBlank(this.text.charCodeAt(at))) at++;
    this.at = at;
  }

  /** Steps over `code` when it comes next. */
  eat(code: number): boolean {
    if (this.code() !== code) return false;
    this.at++;
    return true;
  }

  /** The offset after the name that begins at `from`; `from` when none does. */
  nameEnd(from = this.at): number {
    let at = from;
    while (at < this.end && isNamePart(this.text.charCodeAt(at))) at++;
    if (at > from && this.code(at) === QUESTION_MARK) at++;
    return at;
  }

  /** Does this word come next, and end here? */
  comes(word: string): boolean {
    const after = this.at + word.length;
    return after <= this.end && this.text.startsWith(word, this.at) && !isNamePart(this.code(after));
  }

  /** The text of a name, number or string. The same string for the same text as a rule, so that thousands of uses share one. */
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

  /** The gap here, up to the next token. It ends with the line, so that what is missing stands where it would be typed. */
  missing(expected: Expected): MissingNode {
    const start = this.at;
    let end = start;
    while (end < this.end && isBlank(this.text.charCodeAt(end)) && !isLineBreak(this.text.charCodeAt(end))) end++;
    return { kind: 'missing', start, end, expected };
  }

  /** Keeps what lies between `start` and here as unexpected, apart from what a part inside has rejected already. */
  reject(from: number): void {
    const start = Math.max(from, this.unfitting?.at(-1)?.end ?? from);
    let end = this.at;
    while (end > start && isBlank(this.text.charCodeAt(end - 1))) end--;
    if (end <= start) return;
    this.unfitting ??= [];
    this.unfitting.push({ kind: 'unexpected', start, end });
  }

  /** Rejects everything up to the end of the markup. */
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

  /** Steps over one token that fits nowhere: a string, a name, or one sign. */
  stepOver(): void {
    const code = this.code();
    const from = this.at;
    const closing = isQuote(code) ? this.closingQuote(from) : -1;
    this.at = closing >= 0 ? closing + 1 : Math.max(this.nameEnd(), from + 1);
  }

  /**
   * The offset of the quote that ends the string that begins at `from`; -1 when none does. A curly quote ends a curly string, unless it
   * is an apostrophe and another one follows: `‘Don’t’`.
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

  /** Was nothing rejected since the last time? */
  get allFits(): boolean {
    return this.unfitting === undefined;
  }

  /** What was rejected since the last time. */
  takeUnexpected(): readonly UnexpectedNode[] {
    const unfitting = this.unfitting ?? NONE;
    this.unfitting = undefined;
    return unfitting;
  }

  /** Gives back what was taken, so that an operand can keep its own apart. */
  putBack(unfitting: readonly UnexpectedNode[]): void {
    this.unfitting = unfitting.length > 0 ? [...unfitting] : undefined;
  }
}

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const QUESTION_MARK = 0x3f;

/** White space of any alphabet, invisible characters of word processors included. */
export function isBlank(code: number): boolean {
  if (code <= 0x20) return code >= 0;
  return code >= 0x80 && isForeignBlank(code);
}

export function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/** ASCII letters, digits, `_` and `-`, and letters of any other alphabet, which people write though Braze refuses them. */
export function isNamePart(code: number): boolean {
  if (code >= 0x80) return !isCurly(code) && !isForeignBlank(code);
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** `"`, `'` and the quotes of word processors. */
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

/** No-break space, the spaces of typography, zero-width ones, line separators, the ideographic space, the byte order mark. */
function isForeignBlank(code: number): boolean {
  if (code === 0xa0 || code === 0x3000 || code === 0xfeff || code === 0x202f || code === 0x205f) return true;
  return (code >= 0x2000 && code <= 0x200d) || code === 0x2028 || code === 0x2029;
}

/** Quicker than `startsWith` for the short texts that most are. */
function standsAt(text: string, start: number, known: string): boolean {
  if (known.length > 8) return text.startsWith(known, start);
  for (let at = 0; at < known.length; at++) if (text.charCodeAt(start + at) !== known.charCodeAt(at)) return false;
  return true;
}
