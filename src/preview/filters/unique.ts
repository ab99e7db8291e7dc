import { type Budget, OutOfBudget } from '../budget';
import { textOf } from '../text';
import { isHash, isList, type Value } from '../values';

/** JavaScript compares longer texts with each other when they are looked up in a set. */
const LONGEST_HASHED = 16_000;

/** Maximum nesting depth of lists and objects. */
const DEEPEST = 200;

/** Returns the items with distinct keys. An integer and a decimal are different keys. */
export function unique(list: readonly Value[], keyOf: (item: Value) => Value, budget: Budget): readonly Value[] {
  if (list.length < 2) return list;
  budget.elements(list.length * 3);
  const seen = new Set<string>();
  let long = 0;
  return list.filter((item) => {
    const key = keyOf(item);
    const text = typeof key === 'string' ? `"${key}` : keyText(key, budget);
    budget.characters(text.length);
    if (text.length > LONGEST_HASHED) budget.reading(text.length * long++);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** Returns the same text for objects with the same contents in any order. */
function keyText(key: Value, budget: Budget): string {
  return key === null ? 'nil' : `${isList(key) ? 'list' : ''}${textOf(inOrderOfNames(key, budget, 0), budget)}`;
}

function inOrderOfNames(value: Value, budget: Budget, depth: number): Value {
  if (depth > DEEPEST) throw new OutOfBudget(`Rendering stopped: a value is nested more than ${DEEPEST} times.`);
  if (isList(value)) return value.map((item) => inOrderOfNames(item, budget, depth + 1));
  if (!isHash(value)) return value;
  const names = budget.names(value).toSorted();
  budget.elements(names.length);
  return Object.fromEntries(names.map((name) => [name, inOrderOfNames(value[name] as Value, budget, depth + 1)]));
}
