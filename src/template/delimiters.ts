import { isLineBreak } from './scanner';
import { TAG_NAMES } from './vocabulary/tags';

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const DOLLAR = 0x24;
const PERCENT = 0x25;
const APOSTROPHE = 0x27;
const LESS = 0x3c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** The longest tag name, plus one. */
const LONGEST_NAME = 30;

/**
 * The maximum depth of nested outputs and the maximum number of openings in strings of one output. Bounds the search.
 */
const MAX_NESTED = 4;

/**
 * Returns the offset of the `}}` that closes the output whose content begins at `from`, or -1 when it is unclosed. As
 * in Shopify's Liquid, the first `}}` closes it, even inside a string, but nested `{{ }}` and `${ }` are skipped. `{{`,
 * `{%` or markup on a later line means that the output was never closed, even inside a string.
 */
export function closeOfOutput(text: string, from: number, limit: number): number {
  let nested = 0;
  let quote = 0;
  let quotedFrom = from;
  let quotedOpenings = 0;
  let lastBreak = -1;
  let operandMayFollow = true;
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20) {
      if (code === LINE_FEED) lastBreak = at;
      continue;
    }
    if (code === CLOSE && text.charCodeAt(at + 1) === CLOSE && at + 1 < limit) {
      if (nested === 0) return at;
      nested--;
      at++;
      quote = 0;
    } else if (quote !== 0) {
      if (code === quote) quote = 0;
      else if (opens(text, at)) {
        if (lastBreak > quotedFrom || ++quotedOpenings > MAX_NESTED || !endsOnLine(text, at, quote, limit)) return -1;
      }
    } else if (code === OPEN) {
      if (at > from && text.charCodeAt(at - 1) === DOLLAR) at = afterBraces(text, at, limit) - 1;
      else if (opens(text, at)) {
        if (!operandMayFollow || nested === MAX_NESTED || text.charCodeAt(at + 1) === PERCENT) return -1;
        nested++;
        at++;
        continue;
      } else if (lastBreak >= 0) return -1;
    } else if (code === QUOTE || code === APOSTROPHE) {
      quote = code;
      quotedFrom = at;
    } else if (code === LESS && lastBreak >= 0) return -1;
    operandMayFollow = code === 0x3a || code === 0x2c || code === 0x28 || code === 0x5b || code === 0x3d;
  }
  return -1;
}

/** Whether the string that contains a `{{` or `{%` ends on the same line before any closing delimiter. */
export function endsOnLine(text: string, from: number, quote: number, limit: number): boolean {
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return true;
    if (isLineBreak(code)) return false;
    if (code === CLOSE && (text.charCodeAt(at - 1) === CLOSE || text.charCodeAt(at - 1) === PERCENT)) return false;
  }
  return false;
}

/**
 * Given the offset of the `{` in `${name}`, returns the offset after the `}`; the offset after the `{` when it is not
 * closed on its line.
 */
export function afterBraces(text: string, open: number, limit: number): number {
  for (let at = open + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === CLOSE) return at + 1;
    if (code === OPEN || isLineBreak(code)) break;
  }
  return open + 1;
}

/**
 * The end of an unclosed output or tag: where its content ends, and the span of the wrong delimiter after it, if any.
 */
export interface LooseEnd {
  readonly contentEnd: number;
  readonly end: number;
}

/** Whether the line after the given line break still belongs to an unclosed tag. */
export type GoesOn = (text: string, lineBreak: number, limit: number) => boolean;

/**
 * Finds the end of an unclosed output or tag. In `{% if a } …` the content ends at the `}`, which is taken for a wrong
 * delimiter; so are `% }`, `}}` and `%}`. Without one, the content ends with the line or before the next `{%` (for an
 * output also before the next `{{`). `goesOn` decides whether the content continues after a line break.
 */
export function looseEnd(text: string, from: number, limit: number, holdsOutputs: boolean, goesOn?: GoesOn): LooseEnd {
  let depth = 0;
  let at = from;
  for (; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (isLineBreak(code) && !goesOn?.(text, at, limit)) break;
    if (code === OPEN) {
      const isOutput = text.charCodeAt(at + 1) === OPEN;
      if (opens(text, at) && (at === from ? holdsOutputs || !isOutput : !(holdsOutputs && isOutput))) break;
      depth++;
    } else if (code === CLOSE && depth > 0) depth--;
    else if (code === CLOSE) {
      const start = wrongDelimiterStart(text, from, at);
      const end = text.charCodeAt(at + 1) === CLOSE && at + 1 < limit ? at + 2 : at + 1;
      return { contentEnd: start, end };
    }
  }
  return { contentEnd: at, end: at };
}

/**
 * What stands before the brace of a wrong delimiter: a percent sign, or a sign that stands alone and whose key is near
 * it. A `5` does so only where it cannot be a value.
 */
const BEFORE_BRACE =
  /-?(?:%[-\])>]?|(?<=\s-?)[$^&*#]|(?<=(?:["')\]}]|(?:[=<>]\s*|:\s+)[\w.]+|\b(?:else|end[a-z]+)|:save\s+\w+)\s-?)5)[ \t]*$/;
const LONGEST_BEFORE_BRACE = 60;

/** Returns the start of a wrong delimiter such as `% }`, `-%}`, `%]}` or `5}`, given its brace. */
function wrongDelimiterStart(text: string, from: number, brace: number): number {
  const before = text.slice(Math.max(from, brace - LONGEST_BEFORE_BRACE), brace);
  return brace - (BEFORE_BRACE.exec(before)?.[0].length ?? 0);
}

/** Whether the line after this break belongs to an unclosed `liquid` tag: it is blank, a tag or a wrong delimiter. */
export function isLineOfLiquid(text: string, lineBreak: number, limit: number): boolean {
  let at = lineBreak + 1;
  while (at < limit && text.charCodeAt(at) <= 0x20 && !isLineBreak(text.charCodeAt(at))) at++;
  if (at >= limit || isLineBreak(text.charCodeAt(at))) return at < limit;
  const word = /^(?:#|[a-z_]+(?![\w-]))/.exec(text.slice(at, at + LONGEST_NAME))?.[0];
  return word === undefined ? /^(?:-?%\s?)?\}/.test(text.slice(at, at + 4)) : TAG_NAMES.has(word);
}

/**
 * Whether the line after this break belongs to an unclosed call: an option, a header, a URL or the end of the headers.
 */
export function isLineOfCall(text: string, lineBreak: number, limit: number): boolean {
  let at = lineBreak;
  let breaks = 0;
  while (breaks <= 2 && at < limit && text.charCodeAt(at) <= 0x20) {
    if (isLineBreak(text.charCodeAt(at)) && text.charCodeAt(at + 1) !== LINE_FEED) breaks++;
    at++;
  }
  const code = text.charCodeAt(at);
  if (at >= limit || breaks > 1) return false;
  return code === 0x3a || code === QUOTE || code === CLOSE || text.startsWith('http', at);
}

/** Whether `{{` or `{%` begins at this offset. */
export function opens(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== OPEN) return false;
  const next = text.charCodeAt(at + 1);
  return next === OPEN || next === PERCENT;
}
