import { type Budget, OutOfBudget } from './budget';
import { integerOf, plainNumber } from './numbers';
import { inspected, textOf } from './text';
import { Drop, isHash, isList, LiquidError, ownValue, Range, type Value } from './values';

/** `empty` and `blank`, which test the other operand. */
export type Emptiness = 'empty' | 'blank';

/** Ruby stores smaller integers without allocating an object. */
const SMALL = 2n ** 62n;

/** White space in Ruby: as in JavaScript, without the byte order mark but with `NEL`. */
const BLANK = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/;

/** Number of characters that are compared at once, which is faster than one by one. */
const CHUNK = 256;

/** Maximum depth to which lists and objects are compared. */
const DEEPEST = 200;

/** `a == b`. Numbers of any type are compared by value, lists and objects by content. */
export function areEqual(left: Value, right: Value, budget: Budget, depth = 0): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    if (left.length !== right.length) return false;
    budget.reading(left.length);
    return left === right;
  }
  if (left === right) return true;
  if (depth > DEEPEST) throw new OutOfBudget(`Rendering stopped: a value is nested more than ${DEEPEST} times.`);
  const number = plainNumber(left);
  if (number !== undefined) {
    const other = plainNumber(right);
    return other !== undefined && number >= other && number <= other;
  }
  if (isList(left)) {
    if (!isList(right) || left.length !== right.length) return false;
    budget.elements(left.length);
    return left.every((item, index) => areEqual(item, right[index] as Value, budget, depth + 1));
  }
  if (left instanceof Range) return right instanceof Range && left.first === right.first && left.last === right.last;
  if (!isHash(left) || !isHash(right)) return false;
  const names = budget.names(left);
  if (names.length !== budget.names(right).length) return false;
  budget.elements(names.length);
  return names.every((name) => {
    const other = ownValue(right, name);
    return other !== undefined && areEqual(left[name] as Value, other, budget, depth + 1);
  });
}

/** `a == empty`, `a == blank`. */
export function isEmptyOrBlank(value: Value, question: Emptiness, budget: Budget): boolean {
  if (typeof value === 'string') {
    if (question === 'empty') return value === '';
    budget.reading(value.length);
    return BLANK.test(value);
  }
  if (isList(value)) return value.length === 0;
  if (isHash(value)) return budget.names(value).length === 0;
  return question === 'blank' && (value === null || value === false);
}

/**
 * `a < b`: returns -1, 0 or 1, or `undefined` when an operand's type has no order. Throws a `LiquidError` when both
 * types have an order but cannot be compared with each other.
 */
export function order(left: Value, right: Value, budget: Budget): number | undefined {
  if (typeof left === 'string' && typeof right === 'string') return orderOfTexts(left, right, budget);
  const [one, other] = [plainNumber(left), plainNumber(right)];
  if (one !== undefined && other !== undefined) return one < other ? -1 : one > other ? 1 : 0;
  if (!isOrdered(left) || !isOrdered(right)) return undefined;
  throw new LiquidError(`comparison of ${kindOf(left)} with ${shown(right, budget)} failed`);
}

/** Compares texts as Ruby does: by UTF-8 bytes, which is the order of code points. */
export function orderOfTexts(left: string, right: string, budget: Budget): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  budget.reading(length);
  let from = 0;
  while (from < length && left.slice(from, from + CHUNK) === right.slice(from, from + CHUNK)) from += CHUNK;
  for (let at = from; at < length; at++) {
    const [a, b] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (a === b) continue;
    const astral = (code: number) => code >= 0xd800 && code <= 0xdfff;
    if (astral(a) !== astral(b)) return astral(a) ? 1 : -1;
    return a < b ? -1 : 1;
  }
  return left.length < right.length ? -1 : 1;
}

/** `a contains b`: a substring, an item of a list or a property name of an object. */
export function contains(left: Value, right: Value, budget: Budget): boolean {
  if (left === null || left === false || right === null || right === false) return false;
  if (typeof left === 'string') {
    const part = textOf(right, budget);
    budget.reading(left.length);
    return left.includes(part);
  }
  if (isList(left)) {
    budget.elements(left.length);
    return left.some((item) => areEqual(item, right, budget));
  }
  if (left instanceof Range) {
    const number = plainNumber(right);
    return number !== undefined && number >= left.first && number <= left.last;
  }
  return isHash(left) && typeof right === 'string' && Object.hasOwn(left, right);
}

/** Returns the name of the value's Ruby class. */
function kindOf(value: Value): string {
  if (value === null) return 'NilClass';
  if (typeof value === 'boolean') return value ? 'TrueClass' : 'FalseClass';
  if (typeof value === 'string') return 'String';
  if (isList(value)) return 'Array';
  if (value instanceof Range) return 'Range';
  if (value instanceof Drop) return value.label;
  if (integerOf(value) !== undefined) return 'Integer';
  return plainNumber(value) === undefined ? 'Hash' : 'Float';
}

/** Returns how Ruby shows the value in an error about a comparison: small values literally, others by their class. */
function shown(value: Value, budget: Budget): string {
  const integer = integerOf(value);
  if (integer !== undefined && (integer >= SMALL || integer < -SMALL)) return kindOf(value);
  return value === null || typeof value === 'boolean' || isComparable(value)
    ? inspected(value, budget, 0)
    : kindOf(value);
}

function isOrdered(value: Value): boolean {
  return typeof value === 'string' || isComparable(value);
}

function isComparable(value: Value): boolean {
  return plainNumber(value) !== undefined;
}
