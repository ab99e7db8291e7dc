import type { TargetNode } from '../../template/markupNodes';
import { evaluateTo } from '../pipelines';
import { Frame, type Interrupt, type Reaction, type Run } from '../run';
import type { Value } from '../values';
import type { Blocks, Tags } from './tag';

/** Tags that assign a variable. */
export const ASSIGNMENTS: Tags = {
  /** The text after `==` is not a value in Liquid. */
  assign: (run, { markup }) => {
    if (markup?.kind !== 'assignment') return;
    const name = nameOf(run, markup.target);
    const assign = (value: Value) => {
      if (name !== '') run.variables.assign(name, value);
    };
    if (markup.equals?.kind === 'unexpected') assign(null);
    else evaluateTo(run, markup.value, assign);
  },
  increment: (run, tag) => {
    const name = tag.markup?.kind === 'definition' ? nameOf(run, tag.markup.target) : '';
    run.print(String(run.variables.count(name, 1)), tag);
  },
  decrement: (run, tag) => {
    const name = tag.markup?.kind === 'definition' ? nameOf(run, tag.markup.target) : '';
    run.print(String(run.variables.count(name, -1) - 1), tag);
  },
};

export const CAPTURES: Blocks = {
  capture: (run, block) => {
    const { tag, children, endTag } = block;
    if (tag.markup?.kind !== 'definition') return;
    run.push(new CaptureFrame(run, nameOf(run, tag.markup.target), children, tag, endTag));
  },
};

/** Returns the name as written; `a.b` is a valid name. */
function nameOf(run: Run, target: TargetNode): string {
  if (target.kind === 'name') return target.text;
  return target.kind === 'missing' ? '' : run.text.slice(target.start, target.end);
}

class CaptureFrame extends Frame {
  constructor(
    run: Run,
    private readonly name: string,
    children: Frame['children'],
    opening: Frame['opening'],
    closing: Frame['closing'],
  ) {
    super(children, opening, closing);
    run.capture();
  }

  override finish(run: Run): boolean {
    run.variables.assign(this.name, run.captured().text);
    return false;
  }

  override interrupt(run: Run, _interrupt: Interrupt): Reaction {
    this.finish(run);
    return 'pass on';
  }
}
