import { type Expression, type FilterNode, NONE } from '../template/expressionNodes';
import { evaluate, filtered } from './evaluate';
import { blockIn } from './insertedBlocks';
import { Frame, type Reaction, type Run } from './run';
import { pushBlock } from './tags/rerendering';
import type { Value } from './values';

/**
 * Evaluates an expression and passes its value to `use`. Long pipelines let others have their turn between filters, and
 * Liquid in a content block is rendered first, so `use` may run later.
 */
export function evaluateTo(run: Run, node: Expression, use: (value: Value) => void): void {
  let first = node;
  let filters: readonly FilterNode[] = NONE;
  while (first.kind === 'pipeline' || first.kind === 'output') {
    if (first.kind === 'pipeline') filters = filters.length > 0 ? [...first.filters, ...filters] : first.filters;
    first = first.value;
  }
  const block = blockIn(run, first);
  if (block) {
    const rest = new PipelineFrame('', filters, 0, use);
    run.push(rest);
    pushBlock(run, block, (text) => {
      rest.value = text;
    });
    return;
  }
  let value = evaluate(run, first);
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
    public value: Value,
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

  /** A content block can hold a `break`: what it printed before is used nevertheless. */
  override interrupt(run: Run): Reaction {
    for (let isOn = true; isOn; ) isOn = this.finish(run);
    return 'pass on';
  }
}
