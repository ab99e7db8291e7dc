import { ExactNumber } from '../profile/json';
import { type Budget, OutOfBudget } from './budget';
import { MEMBER, textOf } from './text';
import { Float, isHash, isList, type Value } from './values';

/** Maximum nesting depth that is written. */
const DEEPEST = 200;

/** Converts a value to JSON, with numbers formatted as in Ruby. */
export function jsonOf(value: Value, budget: Budget, depth = 0): string {
  if (depth > DEEPEST) throw new OutOfBudget(`Rendering stopped: a value is nested more than ${DEEPEST} times.`);
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return numberIn(textOf(value, budget));
  if (isList(value)) {
    budget.elements(value.length);
    let text = '[';
    for (let index = 0; index < value.length; index++) {
      text += (index > 0 ? ',' : '') + jsonOf(value[index] as Value, budget, depth + 1);
    }
    return `${text}]`;
  }
  if (isHash(value)) {
    const names = budget.names(value);
    budget.elements(names.length * MEMBER);
    let text = '{';
    for (const name of names) {
      text += `${text === '{' ? '' : ','}${JSON.stringify(name)}:${jsonOf(value[name] as Value, budget, depth + 1)}`;
    }
    return `${text}}`;
  }
  const text = textOf(value, budget);
  budget.characters(text.length);
  return JSON.stringify(text);
}

/** Rejects infinity and NaN, which JSON cannot represent. */
function numberIn(text: string): string {
  return /^-?\d/.test(text) ? text : 'null';
}

function isNumber(value: Value): boolean {
  return (
    typeof value === 'number' || typeof value === 'bigint' || value instanceof ExactNumber || value instanceof Float
  );
}
