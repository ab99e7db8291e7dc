import type { TargetNode } from '../../template/markupNodes';
import type { TagNode } from '../../template/nodes';
import { evaluateTo } from '../pipelines';
import { counterNameOf, laxNameOf, writtenValueOf } from '../relaxed';
import { Frame, type Interrupt, type Reaction, type Run } from '../run';
import type { Value } from '../values';
import type { Blocks, Tags } from './tag';

/** Tags that assign a variable. */
export const ASSIGNMENTS: Tags = {
  /** The text after `==` is not a value in Liquid. */
  assign: (run, tag) => {
    const { markup } = tag;
    if (markup?.kind !== 'assignment') return;
    const name = nameOf(run, tag, markup.target);
    const assign = (value: Value) => {
      if (name !== '') run.variables.assign(name, value);
    };
    if (markup.equals?.kind === 'unexpected') assign(null);
    else evaluateTo(run, writtenValueOf(run, tag, markup.value), assign);
  },
  increment: (run, tag) => {
    run.print(String(run.variables.count(counterNameOf(run, tag), 1)), tag);
  },
  decrement: (run, tag) => {
    run.print(String(run.variables.count(counterNameOf(run, tag), -1) - 1), tag);
  },
};

export const CAPTURES: Blocks = {
  capture: (run, block) => {
    const { tag, children, endTag } = block;
    if (tag.markup?.kind !== 'definition') return;
    run.push(new CaptureFrame(run, nameOf(run, tag, tag.markup.target), children, tag, endTag));
  },
};

/** Returns the name as written; `a.b` is a valid name. */
function nameOf(run: Run, tag: TagNode, target: TargetNode): string {
  const lax = tag.unexpected.length > 0 ? laxNameOf(run, tag) : undefined;
  if (lax !== undefined) return lax;
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
