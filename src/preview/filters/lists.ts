import type { Budget } from '../budget';
import { OutOfBudget } from '../budget';
import { areEqual, order, orderOfTexts } from '../comparison';
import { integerOf, type Numeric, toCount, toNumeric, toValue } from '../numbers';
import { joined, textOf } from '../text';
import { isHash, isList, isTruthy, LiquidError, Range, type Value, type ValueObject } from '../values';
import { characterCount, charactersFrom } from './characters';
import { type FilterContext, type Filters, filter } from './filter';
import { sum } from './math';
import { asked, canBeAsked, matches, propertyOf } from './properties';
import { unique } from './unique';

/** Maximum nesting depth of lists. */
const DEEPEST = 200;

/**
 * Filters for lists. A single value counts as a list of one, `nil` as an empty list, and nested lists are flattened.
 */
export const LISTS = {
  join: filter(({ budget }, input, glue = ' ') => joined(items(input, budget), textOf(glue, budget), budget), 0, 1),
  first: filter(({ budget }, input) => endOf(input, 0, budget)),
  last: filter(({ budget }, input) => endOf(input, -1, budget)),
  reverse: filter(({ budget }, input) => [...items(input, budget)].reverse()),
  size: filter(({ budget }, input) => sizeOf(input, budget) ?? 0),
  concat: filter(({ budget }, input, list) => {
    if (!isList(list as Value)) throw new LiquidError('concat filter requires an array argument');
    const [before, after] = [items(input, budget), list as readonly Value[]];
    budget.elements(before.length + after.length);
    return [...before, ...after];
  }, 1),
  slice: filter(
    ({ budget }, input, offset, length = null) => {
      const from = toCount(offset as Value);
      const count = isTruthy(length) ? toCount(length) : 1;
      if (isList(input)) return slicedList(input, from, count, budget);
      const text = textOf(input, budget);
      budget.reading(text.length);
      return charactersFrom(text, from, count) ?? '';
    },
    1,
    2,
  ),
  map: filter(({ budget }, input, property) => {
    const name = property as Value;
    return items(input, budget).map((item) => (canBeAsked(item) ? propertyOf(item, name, budget) : null));
  }, 1),
  compact: filter(
    ({ budget }, input, property = null) => {
      const list = items(input, budget);
      if (property === null) return list.filter((item) => item !== null);
      return asked(property, budget, (read) => list.filter((item) => read(item) !== null));
    },
    0,
    1,
  ),
  uniq: filter(
    ({ budget }, input, property = null) => {
      const list = items(input, budget);
      if (property === null) return unique(list, (item) => item, budget);
      return asked(property, budget, (read) => unique(list, read, budget));
    },
    0,
    1,
  ),
  where: filter(
    (context, input, property, target = null) => picked(context, input, property as Value, target, true),
    1,
    2,
  ),
  reject: filter(
    (context, input, property, target = null) => picked(context, input, property as Value, target, false),
    1,
    2,
  ),
  find: filter(
    (context, input, property, target = null) => found(context, input, property as Value, target)?.[1] ?? null,
    1,
    2,
  ),
  find_index: filter(
    (context, input, property, target = null) => found(context, input, property as Value, target)?.[0] ?? null,
    1,
    2,
  ),
  has: filter(
    ({ budget }, input, property, target = null) => {
      const list = items(input, budget);
      if (list.length === 0) return false;
      return asked(property as Value, budget, (read) => list.some((item) => matches(read(item), target, budget)));
    },
    1,
    2,
  ),
  sum: filter(
    ({ budget }, input, property = null) => {
      const list = items(input, budget);
      const values =
        property === null ? list : list.map((item) => (canBeAsked(item) ? propertyOf(item, property, budget) : 0));
      const numbers = items(values, budget).map(toNumeric);
      return toValue(numbers.reduce<Numeric>(sum, 0));
    },
    0,
    1,
  ),
  sort: filter(
    ({ budget }, input, property = null) =>
      sorted(items(input, budget), property, budget, (a, b) => inOrder(a, b, budget)),
    0,
    1,
  ),
  sort_natural: filter(
    ({ budget }, input, property = null) =>
      sorted(
        items(input, budget),
        property,
        budget,
        (a, b) => inOrderOfTexts(a, b, budget),
        (key) => naturalKey(key, budget),
      ),
    0,
    1,
  ),
} satisfies Filters;

/** Returns the items of a filter's list input. */
function items(input: Value, budget: Budget): readonly Value[] {
  if (input === null) return [];
  if (input instanceof Range) {
    budget.elements(input.size);
    return Array.from({ length: input.size }, (_, index) => input.first + index);
  }
  if (!isList(input)) return [input];
  budget.elements(input.length);
  return input.some(isList) ? flattened(input, [], budget, 0) : input;
}

function flattened(list: readonly Value[], into: Value[], budget: Budget, depth: number): Value[] {
  if (depth > DEEPEST) throw new OutOfBudget(`Rendering stopped: a list is nested more than ${DEEPEST} times.`);
  for (const item of list) {
    if (!isList(item)) into.push(item);
    else {
      budget.elements(item.length);
      flattened(item, into, budget, depth + 1);
    }
  }
  return into;
}

/** Returns the first or last item, character, number or pair. An object has no last one. */
export function endOf(input: Value, at: 0 | -1, budget: Budget): Value {
  if (isList(input)) return input.at(at) ?? null;
  if (typeof input === 'string') {
    budget.reading(input.length);
    return charactersFrom(input, at, 1) ?? '';
  }
  if (input instanceof Range) return at === 0 ? input.first : input.last;
  const [name] = isHash(input) && at === 0 ? budget.names(input) : [];
  return name === undefined ? null : [name, (input as ValueObject)[name] as Value];
}

/**
 * Returns the number of characters or items, or the size of an integer in bytes, usually 8; `undefined` for a value
 * without a size.
 */
export function sizeOf(value: Value, budget: Budget): number | undefined {
  if (typeof value === 'string') {
    budget.reading(value.length);
    return characterCount(value);
  }
  if (isList(value)) return value.length;
  if (value instanceof Range) return value.size;
  if (isHash(value)) return budget.names(value).length;
  const integer = integerOf(value);
  if (integer === undefined) return undefined;
  return Math.max(8, Math.ceil(integer.toString(16).replace('-', '').length / 2));
}

function slicedList(list: readonly Value[], from: number, count: number, budget: Budget): Value {
  const start = from < 0 ? list.length + from : from;
  if (start < 0 || count < 0) return [];
  budget.elements(Math.min(count, list.length));
  return list.slice(start, start + count);
}

function picked({ budget }: FilterContext, input: Value, property: Value, target: Value, wanted: boolean): Value {
  const list = items(input, budget);
  return asked(property, budget, (read) => list.filter((item) => matches(read(item), target, budget) === wanted));
}

function found(
  { budget }: FilterContext,
  input: Value,
  property: Value,
  target: Value,
): readonly [number, Value] | undefined {
  const list = items(input, budget);
  let index = -1;
  const answer = asked(property, budget, (read) => {
    index = list.findIndex((item) => matches(read(item), target, budget));
    return index;
  });
  return answer === null || index < 0 ? undefined : [index, list[index] as Value];
}

function sorted(
  list: readonly Value[],
  property: Value,
  budget: Budget,
  compare: (a: Value, b: Value) => number,
  keyOf: (value: Value) => Value = (value) => value,
): Value {
  budget.elements(Math.ceil((list.length * Math.log2(list.length + 1)) / 4));
  if (property !== null && !list.every(canBeAsked)) return list.length === 0 ? list : null;
  if (list.length < 2) return list;
  return list
    .map((item) => ({ item, key: keyOf(property === null ? item : propertyOf(item, property, budget)) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ item }) => item);
}

/** Sorts `nil` last. */
function inOrder(a: Value, b: Value, budget: Budget): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const sign = areComparable(a, b) ? order(a, b, budget) : undefined;
  if (sign === undefined && !areEqual(a, b, budget)) throw new LiquidError('cannot sort values of incompatible types');
  return sign ?? 0;
}

function areComparable(a: Value, b: Value): boolean {
  return (typeof a === 'string') === (typeof b === 'string');
}

/** Converts to a text in lower case, ASCII letters only. */
function naturalKey(value: Value, budget: Budget): Value {
  if (value === null) return null;
  const text = textOf(value, budget);
  budget.characters(text.length);
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function inOrderOfTexts(a: Value, b: Value, budget: Budget): number {
  if (typeof a === 'string' && typeof b === 'string') return orderOfTexts(a, b, budget);
  return a === b ? 0 : a === null ? 1 : -1;
}
