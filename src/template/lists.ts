import { NONE } from './expressionNodes';

/** Builds lists, also while others are under way: the last one begun is taken first. Each is made once, in its final size. */
export class Lists<Item> {
  private readonly items: Item[] = [];
  /** Where the next list begins. */
  size = 0;

  add(item: Item): void {
    this.items[this.size++] = item;
  }

  /** All that was added since the list began at `from`. */
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
