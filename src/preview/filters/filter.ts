import type { Budget } from '../budget';
import type { Zones } from '../dates/zones';
import type { Value } from '../values';

/** What a filter may ask for besides its input. */
export interface FilterContext {
  readonly budget: Budget;
  readonly now: number;
  readonly zones: Zones;
  /** Says in a sentence what is wrong with the filter that is being applied. */
  problem(message: string): void;
}

/** Throws a `LiquidError` for what Liquid prints as an error. Named arguments come last, as one object. */
export type FilterFunction = (context: FilterContext, input: Value, ...args: Value[]) => Value;

export interface Filter {
  readonly apply: FilterFunction;
  /** How many arguments must and may stand after the colon. */
  readonly least: number;
  readonly most: number;
}

export function filter(apply: FilterFunction, least = 0, most = least): Filter {
  return { apply, least, most };
}

export type Filters = { readonly [name: string]: Filter };
