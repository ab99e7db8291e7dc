import type { Expression } from '../../template/expressionNodes';
import type { LoopNode } from '../../template/markupNodes';
import { evaluate, unfiltered } from '../evaluate';
import { leadingInteger, plainNumber, toCount } from '../numbers';
import type { Run } from '../run';
import { isHash, isList, LiquidError, Range, type Value, type ValueObject } from '../values';

/** The names and values of an object, without copying them. */
class Pairs {
  constructor(
    private readonly object: ValueObject,
    private readonly names: readonly string[],
  ) {}

  get length(): number {
    return this.names.length;
  }

  at(index: number): Value {
    const name = this.names[index];
    return name === undefined ? null : [name, this.object[name] as Value];
  }
}

type Listed = readonly Value[] | Range | Pairs;

/** A slice of a list, without copying it. */
export class Items {
  constructor(
    private readonly list: Listed,
    private readonly from: number,
    readonly length: number,
    private readonly reversed: boolean,
  ) {}

  at(index: number): Value {
    const place = this.from + (this.reversed ? this.length - 1 - index : index);
    if (this.list instanceof Range) return this.list.first + place;
    return this.list instanceof Pairs ? this.list.at(place) : (this.list[place] ?? null);
  }
}

/**
 * Returns what a `for` iterates over: items of a list, pairs of an object, numbers of a range, or a text as one item.
 */
function listed(run: Run, value: Value): Listed {
  if (isList(value) || value instanceof Range) return value;
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (!isHash(value)) return [];
  const names = run.budget.names(value);
  run.budget.elements(names.length);
  return new Pairs(value, names);
}

/**
 * Returns the items of a `for` after applying `limit`, `offset` and `reversed`. Remembers where they end for
 * `offset: continue`.
 */
export function itemsOfFor(run: Run, loop: LoopNode): Items {
  const name = loopName(run, loop);
  const offset = lastOption(loop, 'offset');
  const from = isContinue(offset) ? (run.offsets.get(name) ?? 0) : (countOf(run, offset) ?? 0);
  const value = evaluate(run, unfiltered(loop.collection));
  const limit = countOf(run, lastOption(loop, 'limit'));
  const items = sliceOf(run, value, from, limit, isReversed(run, loop));
  run.offsets.set(name, from + items.length);
  return items;
}

/** Returns Liquid's name for the loop: `item-list`, as written. */
export function loopName(run: Run, { variable, collection }: LoopNode): string {
  return `${variable.kind === 'name' ? variable.text : ''}-${run.text.slice(collection.start, collection.end)}`;
}

/** `reversed` counts only as the first option, and not after a comma. */
function isReversed({ text }: Run, { collection, options: [first] }: LoopNode): boolean {
  return first?.name.text === 'reversed' && !text.slice(collection.end, first.start).includes(',');
}

function lastOption(loop: LoopNode, name: string): Expression | undefined {
  let value: Expression | undefined;
  for (const option of loop.options) if (option.name.text === name) value = option.value;
  return value;
}

function isContinue(value: Expression | undefined): boolean {
  return value?.kind === 'keyword' && value.text === 'continue';
}

function countOf(run: Run, node: Expression | undefined): number | undefined {
  const value = node ? evaluate(run, node) : null;
  return value === null ? undefined : toCount(value);
}

/** Returns the items of a `tablerow` and the number of columns; `undefined` when there are no items. */
export function itemsOfTable(
  run: Run,
  loop: LoopNode,
): { readonly items: Items; readonly columns: number } | undefined {
  const value = evaluate(run, unfiltered(loop.collection));
  if (value === null || value === false) return undefined;
  const from = looseCount(run, lastOption(loop, 'offset')) ?? 0;
  const limit = looseCount(run, lastOption(loop, 'limit'));
  const items = sliceOf(run, value, from, limit, false);
  return { items, columns: looseCount(run, lastOption(loop, 'cols')) ?? items.length };
}

/** Converts to an integer: decimals are truncated, texts use their numeric prefix, and `nil` is 0. */
function looseCount(run: Run, node: Expression | undefined): number | undefined {
  if (!node) return undefined;
  const value = evaluate(run, node);
  if (value === null) return 0;
  if (typeof value === 'string') return Number(leadingInteger(value));
  const number = plainNumber(value);
  if (number === undefined) throw new LiquidError('invalid integer');
  return Math.trunc(Number(number));
}

/** Returns a slice. A text counts as one item at any offset. */
function sliceOf(run: Run, value: Value, from: number, limit: number | undefined, reversed: boolean): Items {
  const list = listed(run, value);
  if (typeof value === 'string') return new Items(list, 0, value === '' ? 0 : 1, false);
  const size = list instanceof Range ? list.size : list.length;
  const start = Math.max(from, 0);
  const end = limit === undefined ? size : Math.min(size, from + limit);
  return new Items(list, start, Math.max(0, end - start), reversed);
}
