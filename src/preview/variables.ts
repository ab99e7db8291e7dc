import { LiquidError, ownValue, type Value, type ValueObject } from './values';

export interface Binding {
  value: Value;
  readonly outer: Binding | undefined;
}

/**
 * What names stand for. Variables of loops hide those that were assigned, and those hide what was there from the beginning,
 * which `increment` and `decrement` count on.
 */
export class Variables {
  private readonly loops = new Map<string, Binding>();
  private readonly assigned = new Map<string, Value>();
  private readonly counters = new Map<string, Value>();

  constructor(private readonly given: ValueObject) {}

  get(name: string): Value {
    const binding = this.loops.size > 0 ? this.loops.get(name) : undefined;
    if (binding) return binding.value;
    const assigned = this.assigned.get(name);
    if (assigned !== undefined) return assigned;
    return this.counters.get(name) ?? ownValue(this.given, name) ?? null;
  }

  assign(name: string, value: Value): void {
    this.assigned.set(name, value);
  }

  /** A loop begins, or goes into another one. */
  enter(name: string): Binding {
    const binding = { value: null, outer: this.loops.get(name) };
    this.loops.set(name, binding);
    return binding;
  }

  leave(name: string): void {
    const outer = this.loops.get(name)?.outer;
    if (outer) this.loops.set(name, outer);
    else this.loops.delete(name);
  }

  /** Adds to a counter, and gives what it was. */
  count(name: string, by: 1 | -1): number {
    const before = this.counters.get(name) ?? ownValue(this.given, name) ?? 0;
    if (typeof before !== 'number') throw new LiquidError('internal');
    this.counters.set(name, before + by);
    return before;
  }
}
