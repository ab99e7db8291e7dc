import type { Budget } from '../budget';
import { textOf } from '../text';
import type { Value } from '../values';
import { type FilterFunction, type Filters, filter } from './filter';

/** Filters on texts. Whatever comes in is read as a text. */
export const TEXT: Filters = {
  upcase: filter(text((input) => input.toUpperCase())),
  downcase: filter(text((input) => input.toLowerCase())),
  append: filter((context, input, tail) => concatenated(context.budget, input, tail as Value), 1),
  prepend: filter((context, input, head) => concatenated(context.budget, head as Value, input), 1),
};

function text(change: (input: string) => string): FilterFunction {
  return ({ budget }, input) => {
    const before = textOf(input, budget);
    budget.characters(before.length);
    return change(before);
  };
}

function concatenated(budget: Budget, head: Value, tail: Value): string {
  const [one, other] = [textOf(head, budget), textOf(tail, budget)];
  budget.characters(one.length + other.length);
  return one + other;
}
