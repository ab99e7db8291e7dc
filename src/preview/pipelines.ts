import type { Expression, FilterNode } from '../template/expressionNodes';
import { evaluate, filtered } from './evaluate';
import { Frame, type Run } from './run';
import type { Value } from './values';

/**
 * Evaluates an expression and passes its value to `use`. Long pipelines let others have their turn between filters, so
 * `use` may run later.
 */
export function evaluateTo(run: Run, node: Expression, use: (value: Value) => void): void {
  if (node.kind !== 'pipeline') {
    use(evaluate(run, node));
    return;
  }
  const { filters } = node;
  let value = evaluate(run, node.value);
  for (let index = 0; index < filters.length; index++) {
    value = filtered(run, value, filters[index] as FilterNode);
    if (run.budget.turnIsOver) {
      run.push(new PipelineFrame(value, filters, index + 1, use));
      return;
    }
  }
  use(value);
}

/** The rest of a pipeline, a filter at a time. */
class PipelineFrame extends Frame {
  constructor(
    private value: Value,
    private readonly filters: readonly FilterNode[],
    private at: number,
    private readonly use: (value: Value) => void,
  ) {
    super([]);
  }

  override finish(run: Run): boolean {
    const filter = this.filters[this.at];
    if (filter) this.value = filtered(run, this.value, filter);
    else if (this.at === this.filters.length) this.use(this.value);
    return this.at++ <= this.filters.length;
  }
}
