import { LiquidError, ownValue, type Value, type ValueObject } from './values';

export interface Binding {
  value: Value;
  readonly outer: Binding | undefined;
}

/**
 * The scopes of a rendering. Loop variables shadow assigned ones, which shadow the initial values; `increment` and
 * `decrement` use the latter.
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

  /** Opens the scope of a loop, possibly nested. */
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

  /** Changes a counter and returns its previous value. */
  count(name: string, by: 1 | -1): number {
    const before = this.counters.get(name) ?? ownValue(this.given, name) ?? 0;
    if (typeof before !== 'number') throw new LiquidError('internal');
    this.counters.set(name, before + by);
    return before;
  }
}
