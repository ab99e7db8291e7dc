import type { Budget } from '../budget';
import { areEqual } from '../comparison';
import { integerOf } from '../numbers';
import { textOf } from '../text';
import { Drop, Float, isHash, isList, isTruthy, LiquidError, ownValue, type Value } from '../values';
import { charactersFrom } from './characters';

/** Whether Ruby allows `[]` on the value: also on texts and integers. */
export function canBeAsked(item: Value): boolean {
  return (
    typeof item === 'string' || isHash(item) || item instanceof Drop || isList(item) || integerOf(item) !== undefined
  );
}

/** `item[name]`. On a text, returns a substring; on an integer, a bit. */
export function propertyOf(item: Value, name: Value, budget: Budget): Value {
  if (isHash(item)) return typeof name === 'string' ? (ownValue(item, name) ?? null) : null;
  if (item instanceof Drop) return typeof name === 'string' ? (item.property(name) ?? null) : null;
  if (typeof item === 'string') {
    budget.text(item);
    if (typeof name === 'string') {
      return item.includes(name) ? name : null;
    }
    const place = placeOf(name);
    if (place !== undefined) return charactersFrom(item, place, 1) || null;
  }
  const integer = integerOf(item);
  if (integer !== undefined) {
    const bit = placeOf(name);
    if (bit !== undefined) return bit < 0 ? 0 : Number((BigInt(integer) >> BigInt(Math.min(bit, 5000))) & 1n);
  }
  throw new LiquidError(`cannot select the property '${textOf(name, budget)}'`);
}

/** Converts an index; decimals are truncated. */
function placeOf(value: Value): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.trunc(value) : undefined;
  return value instanceof Float ? value.value : undefined;
}

/** Calls `use` with a function that reads the property of an item. Returns `nil` when any item has no properties. */
export function asked(property: Value, budget: Budget, use: (read: (item: Value) => Value) => Value): Value {
  const unanswerable = {};
  try {
    return use((item) => {
      if (!canBeAsked(item)) throw unanswerable;
      return propertyOf(item, property, budget);
    });
  } catch (error) {
    if (error === unanswerable) return null;
    throw error;
  }
}

/** Whether the property equals the target or, without a target, is truthy. */
export function matches(value: Value, target: Value, budget: Budget): boolean {
  return target === null ? isTruthy(value) : areEqual(value, target, budget);
}
