import type { Budget } from '../budget';
import { textOf } from '../text';
import type { Value } from '../values';
import { type Filter, type Filters, filter } from './filter';

type Replace = (text: string, part: string, replacement: string, budget: Budget) => string;

/** Filters that replace or remove parts of a text. */
export const REPLACING = {
  replace: replacing(replaceAll, 1, 2),
  replace_first: replacing(replaceFirst, 1, 2),
  replace_last: replacing(replaceLast, 2, 2),
  remove: replacing(replaceAll, 1, 1),
  remove_first: replacing(replaceFirst, 1, 1),
  remove_last: replacing(replaceLast, 1, 1),
} satisfies Filters;

function replacing(replace: Replace, least: number, most: number): Filter {
  return filter(
    ({ budget }, input, part, replacement = '') =>
      replace(textOf(input, budget), textOf(part as Value, budget), textOf(replacement, budget), budget),
    least,
    most,
  );
}

/** An empty part matches before every character and at the end. */
function replaceAll(text: string, part: string, replacement: string, budget: Budget): string {
  budget.text(text);
  const parts = part === '' ? ['', ...text, ''] : text.split(part);
  budget.elements(parts.length);
  budget.characters(text.length + (parts.length - 1) * replacement.length);
  return replacement.includes('\\') ? expandedAll(text, parts, part, replacement, budget) : parts.join(replacement);
}

function replaceFirst(text: string, part: string, replacement: string, budget: Budget): string {
  budget.reading(text.length);
  return replaceAt(text, text.indexOf(part), part, replacement, budget, true);
}

function replaceLast(text: string, part: string, replacement: string, budget: Budget): string {
  budget.reading(text.length);
  return replaceAt(text, text.lastIndexOf(part), part, replacement, budget, false);
}

function replaceAt(
  text: string,
  at: number,
  part: string,
  replacement: string,
  budget: Budget,
  expands: boolean,
): string {
  if (at < 0) return text;
  budget.characters(text.length + replacement.length);
  const after = at + part.length;
  const put = expands && replacement.includes('\\') ? expanded(text, at, after, replacement, budget) : replacement;
  return text.slice(0, at) + put + text.slice(after);
}

function expandedAll(
  text: string,
  parts: readonly string[],
  part: string,
  replacement: string,
  budget: Budget,
): string {
  let result = '';
  let at = 0;
  for (const [index, before] of parts.entries()) {
    result += before;
    at += before.length;
    if (index === parts.length - 1) break;
    result += expanded(text, at, at + part.length, replacement, budget);
    at += part.length;
  }
  return result;
}

/** Expands references as Ruby does: `\0` is the match, `` \` `` and `\'` are the text before and after it. */
function expanded(text: string, start: number, end: number, replacement: string, budget: Budget): string {
  return replacement.replace(/\\([0-9&`'\\])/g, (_, name: string) => {
    if (name === '\\') return '\\';
    const put =
      name === '0' || name === '&'
        ? text.slice(start, end)
        : name === '`'
          ? text.slice(0, start)
          : name === "'"
            ? text.slice(end)
            : '';
    budget.characters(put.length);
    return put;
  });
}
