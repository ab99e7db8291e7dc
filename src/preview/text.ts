import { ExactNumber } from '../profile/json';
import { type Budget, OutOfBudget } from './budget';
import { isDigits } from './numbers';
import { floatText, isInteger, isList, Special, type Value } from './values';

/** Printing a member of an object costs as much as this many items. */
export const MEMBER = 2;

/** Maximum nesting depth that is printed. */
const DEEPEST = 200;

/** Returns what an output prints: nothing for `nil`, the joined items of a list, an object as Ruby inspects it. */
export function printed(value: Value, budget: Budget): string {
  return isList(value) ? joined(value, '', budget) : textOf(value, budget);
}

export function hasLiquid(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/** Returns the text that filters operate on. A list is formatted as Ruby inspects it: `[1, "a"]`. */
export function textOf(value: Value, budget: Budget): string {
  if (typeof value === 'string') return value;
  return isPlain(value) ? plainText(value) : inspected(value, budget, 0);
}

/** Joins the texts of the items, flattening nested lists. */
export function joined(list: readonly Value[], separator: string, budget: Budget): string {
  return joinedTo('', list, separator, budget, 0);
}

function joinedTo(begun: string, list: readonly Value[], separator: string, budget: Budget, depth: number): string {
  checkDepth(depth);
  budget.elements(list.length);
  let text = begun;
  for (let index = 0; index < list.length; index++) {
    const item = list[index] as Value;
    if (index > 0) text += separator;
    if (isList(item)) text = joinedTo(text, item, separator, budget, depth + 1);
    else {
      const itemText = textOf(item, budget);
      budget.characters(itemText.length + separator.length);
      text += itemText;
    }
  }
  return text;
}

/** Formats a value like Ruby's `inspect`: `{"a"=>[1, "b", nil]}`. */
export function inspected(value: Value, budget: Budget, depth: number): string {
  checkDepth(depth);
  if (value === null) return 'nil';
  if (typeof value === 'string') {
    budget.characters(value.length);
    return quoted(value);
  }
  if (isPlain(value)) return plainText(value);
  if (isList(value)) {
    budget.elements(value.length);
    let text = '[';
    for (let index = 0; index < value.length; index++) {
      text += (index > 0 ? ', ' : '') + inspected(value[index] as Value, budget, depth + 1);
    }
    return `${text}]`;
  }
  const names = budget.names(value);
  budget.elements(names.length * MEMBER);
  let text = '{';
  for (const name of names) {
    text += `${text === '{' ? '' : ', '}${quoted(name)}=>${inspected(value[name] as Value, budget, depth + 1)}`;
  }
  return `${text}}`;
}

type Plain = Exclude<Value, string | readonly Value[] | { readonly [name: string]: Value }>;

function isPlain(value: Value): value is Plain {
  return typeof value !== 'object' || value === null || value instanceof Special || value instanceof ExactNumber;
}

function plainText(value: Plain): string {
  if (value === null) return '';
  if (typeof value === 'number') return isInteger(value) ? String(value) : floatText(value);
  if (value instanceof Special) return value.label;
  return value instanceof ExactNumber ? numberText(value.digits) : String(value);
}

/**
 * Formats a number from a response as Ruby does: `1.50` → `1.5`, `1e2` → `100.0`, `-0` → `0`; integers keep all digits.
 */
function numberText(digits: string): string {
  if (!isDigits(digits)) return floatText(Number(digits));
  return digits === '-0' ? '0' : digits;
}

function checkDepth(depth: number): void {
  if (depth > DEEPEST) throw new OutOfBudget(`Rendering stopped: a value is nested more than ${DEEPEST} times.`);
}

/** The only control character that Ruby does not escape. */
const NEXT_LINE = '\u0085';

const ESCAPES: { readonly [character: string]: string } = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\f': '\\f',
  '\v': '\\v',
  '\b': '\\b',
  '\x07': '\\a',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
};

/** Texts in which nothing can need an escape. */
const PLAIN = /^[ !$-[\]-~]*$/;

/** Quotes a text like Ruby's `inspect`. */
function quoted(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  const escaped = text.replace(/["\\\p{Cc}\p{Cn}\p{Zl}\p{Zp}]|#(?=[{$@])/gu, (character) => {
    if (character === '#') return '\\#';
    return character === NEXT_LINE ? character : (ESCAPES[character] ?? codeEscape(character));
  });
  return `"${escaped}"`;
}

/** `\u2028`, `\u{1FBFA}`. */
function codeEscape(character: string): string {
  const digits = (character.codePointAt(0) as number).toString(16).toUpperCase();
  return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}
