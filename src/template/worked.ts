/** Something that much is worked out of, each thing when somebody asks for the first time. */
export abstract class Worked {
  private results: Map<unknown, unknown> | undefined;

  /**
   * What comes of the work, which is the same function each time and not one that is made where it is needed. It is kept here and in
   * no `WeakMap`, where what refers to its own key outlives every quick collection of garbage: that doubles the time for thousands of
   * templates.
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
