/** An object from which further values are derived lazily, each at most once. */
export abstract class Worked {
  private results: Map<unknown, unknown> | undefined;

  /**
   * Returns the result of `work`, cached by function identity: pass a named function, not an inline one. The cache is a
   * field instead of a `WeakMap`: values that refer to their own key survive every minor garbage collection there,
   * which doubles the time for thousands of templates.
   */
  once<Result>(work: (self: this) => Result): Result {
    this.results ??= new Map();
    const known = this.results.get(work);
    if (known !== undefined || this.results.has(work)) return known as Result;
    const result = work(this);
    this.results.set(work, result);
    return result;
  }
}
