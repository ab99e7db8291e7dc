import { ExactNumber } from '../profile/json';
import { type Budget, OutOfBudget } from './budget';
import { textOf } from './text';
import { Float, isHash, isList, type Value } from './values';

/** What is nested deeper is not written. */
const DEEPEST = 200;

/** A value as JSON, numbers with their digits. */
export function jsonOf(value: Value, budget: Budget, depth = 0): string {
  if (depth > DEEPEST) throw new OutOfBudget(`Rendering stopped: a value is nested more than ${DEEPEST} times.`);
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (value instanceof ExactNumber) return value.digits;
  if (value instanceof Float) return value.label;
  if (isList(value)) {
    budget.elements(value.length);
    return `[${value.map((item) => jsonOf(item, budget, depth + 1)).join(',')}]`;
  }
  if (isHash(value)) {
    const entries = Object.entries(value);
    budget.elements(entries.length);
    return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${jsonOf(item, budget, depth + 1)}`).join(',')}}`;
  }
  const text = textOf(value, budget);
  budget.characters(text.length);
  return JSON.stringify(text);
}
