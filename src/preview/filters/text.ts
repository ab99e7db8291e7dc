import type { Budget } from '../budget';
import { toCount } from '../numbers';
import { textOf } from '../text';
import type { Value } from '../values';
import { characterCount, charactersFrom, strippedEnd, strippedStart, wordsOf } from './characters';
import { type Filter, type Filters, filter } from './filter';

/** Filters for texts. Every input is converted to a text. */
export const TEXT = {
  upcase: change((text) => text.toUpperCase()),
  downcase: change(lowered),
  capitalize: change(capitalized),
  strip: change((text) => strippedEnd(strippedStart(text))),
  lstrip: change(strippedStart),
  rstrip: change(strippedEnd),
  strip_newlines: change((text) => text.replace(/\r?\n/g, '')),
  newline_to_br: change((text) => text.replace(/\r?\n/g, '<br />\n')),
  squish: filter(({ budget }, input) => {
    if (input === null) return null;
    const text = textOf(input, budget);
    budget.text(text);
    return strippedEnd(strippedStart(text)).replace(/[ \t\n\v\f\r]+/g, ' ');
  }),
  append: filter(({ budget }, input, tail) => concatenated(budget, input, tail as Value), 1),
  prepend: filter(({ budget }, input, head) => concatenated(budget, head as Value, input), 1),
  truncate: filter(truncated, 0, 2),
  truncatewords: filter(truncatedToWords, 0, 2),
  split: filter(({ budget }, input, pattern) => {
    const [text, separator] = [textOf(input, budget), textOf(pattern as Value, budget)];
    budget.text(text);
    const parts = split(text, separator);
    budget.elements(parts.length);
    return parts;
  }, 1),
} satisfies Filters;

function change(changed: (text: string) => string): Filter {
  return filter(({ budget }, input) => {
    const text = textOf(input, budget);
    budget.text(text);
    return changed(text);
  });
}

/** Georgian letters, whose capitals are used for whole texts only. */
const GEORGIAN = /[\u10d0-\u10ff\u1c90-\u1cbf]/;

/** Handles `ß`, which becomes `Ss`. */
function capitalized(text: string): string {
  const [first = ''] = text;
  const [capital = '', ...others] = GEORGIAN.test(first) ? first.toLowerCase() : first.toUpperCase();
  return capital + lowered(others.join('') + text.slice(first.length));
}

/** Ruby has no special form for a final sigma. */
function lowered(text: string): string {
  return text.replaceAll('Σ', 'σ').toLowerCase();
}

function concatenated(budget: Budget, head: Value, tail: Value): string {
  const [one, other] = [textOf(head, budget), textOf(tail, budget)];
  budget.characters(one.length + other.length);
  return one + other;
}

/** `'hello world' | truncate: 8` → `hello...`: the ellipsis counts towards the length. */
function truncated({ budget }: { budget: Budget }, input: Value, length: Value = 50, ellipsis: Value = '...'): Value {
  if (input === null) return null;
  const [text, end] = [textOf(input, budget), textOf(ellipsis, budget)];
  const count = toCount(length);
  budget.text(text);
  budget.text(end);
  if (characterCount(text) <= count) return text;
  return (charactersFrom(text, 0, Math.max(0, count - characterCount(end))) ?? '') + end;
}

function truncatedToWords(
  { budget }: { budget: Budget },
  input: Value,
  words: Value = 15,
  ellipsis: Value = '...',
): Value {
  if (input === null) return null;
  const text = textOf(input, budget);
  const count = Math.max(1, toCount(words));
  const end = textOf(ellipsis, budget);
  budget.text(text);
  budget.text(end);
  const all = wordsOf(text);
  budget.elements(all.length);
  // As in Liquid, trailing white space counts as another word.
  const isLonger = all.length > count || (all.length === count && strippedEnd(text) !== text);
  return isLonger ? all.slice(0, count).join(' ') + end : text;
}

/**
 * Splits as Ruby does: a space matches any white space, an empty separator every character; trailing empty parts are
 * dropped.
 */
function split(text: string, separator: string): string[] {
  if (separator === ' ') return wordsOf(text);
  const parts = separator === '' ? Array.from(text) : text.split(separator);
  while (parts.at(-1) === '') parts.pop();
  return parts;
}
