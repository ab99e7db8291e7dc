import type { Budget } from '../budget';
import type { Zones } from '../dates/zones';
import type { Value } from '../values';

/** What a filter can use besides its input. */
export interface FilterContext {
  readonly budget: Budget;
  readonly now: number;
  readonly zones: Zones;
  /** Reports a problem, as a sentence, with the filter that is being applied. */
  problem(message: string): void;
}

/** Throws a `LiquidError` for what Liquid prints as an error. Named arguments are passed last, as one object. */
export type FilterFunction = (context: FilterContext, input: Value, ...args: Value[]) => Value;

export interface Filter {
  readonly apply: FilterFunction;
  /** Minimum and maximum number of arguments. */
  readonly least: number;
  readonly most: number;
}

/** `least` and `most` are the numbers of arguments that it takes. */
export function filter(apply: FilterFunction, least = 0, most = least): Filter {
  return { apply, least, most };
}

export type Filters = { readonly [name: string]: Filter };
