import { NONE } from './expressionNodes';

/**
 * Builds nested lists on a shared stack: the list begun last is taken first. Each list is allocated once, at its final
 * size.
 */
export class Lists<Item> {
  private readonly items: Item[] = [];
  /** The index at which the next list begins. */
  size = 0;

  add(item: Item): void {
    this.items[this.size++] = item;
  }

  /** Removes and returns the items added since the list began at `from`. */
  take<T extends Item>(from: number): readonly T[] {
    const length = this.size - from;
    this.size = from;
    if (length === 0) return NONE;
    const { items } = this;
    if (length === 1) return [items[from] as T];
    if (length === 2) return [items[from] as T, items[from + 1] as T];
    if (length === 3) return [items[from] as T, items[from + 1] as T, items[from + 2] as T];
    return items.slice(from, from + length) as T[];
  }
}
