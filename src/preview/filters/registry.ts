import type { NameNode } from '../../template/expressionNodes';
import { type FilterName, filterNamed } from '../../template/vocabulary/filters';
import type { Run } from '../run';
import { LiquidError, type Value } from '../values';
import { BRAZE, INSERTED } from './braze';
import { DATES } from './dates';
import { ENCODING } from './encoding';
import type { Filter } from './filter';
import { HASHES } from './hashes';
import { LISTS } from './lists';
import { MATH } from './math';
import { REPLACING } from './replacing';
import { TEXT } from './text';

const FILTERS: Readonly<Record<FilterName, Filter>> = {
  ...MATH,
  ...TEXT,
  ...REPLACING,
  ...LISTS,
  ...DATES,
  ...ENCODING,
  ...HASHES,
  ...BRAZE,
};

const BY_NAME: ReadonlyMap<string, Filter> = new Map(Object.entries({ ...FILTERS, ...INSERTED }));

/**
 * Applies a filter. Unknown filters return their input. Filters that Braze does not document are applied, with a
 * problem.
 */
export function applyFilter(run: Run, node: NameNode, input: Value, args: readonly Value[]): Value {
  const name = node.text;
  run.at = node;
  const filter = BY_NAME.get(name);
  if (!filter) {
    run.problem(`There is no filter \`${name}\`: it changes nothing.`);
    run.at = run.node;
    return input;
  }
  const status = Object.hasOwn(INSERTED, name) ? 'braze' : filterNamed(name)?.status;
  if (status === 'unsupported') run.problem(`Braze does not support the filter \`${name}\`.`);
  else if (status !== 'braze')
    run.problem(`Braze does not mention the filter \`${name}\`. It is Liquid's own and may work.`);
  const { least, most } = filter;
  if (args.length < least || args.length > most) {
    const expected = least === most ? `${least + 1}` : `${least + 1}..${most + 1}`;
    throw new LiquidError(`wrong number of arguments (given ${args.length + 1}, expected ${expected})`);
  }
  const result = filter.apply(run, input, ...args);
  run.at = run.node;
  return result;
}
