import type { BlockNode } from '../../template/nodes';
import { loopOf } from '../relaxed';
import { Frame, type Interrupt, type Reaction, type Run } from '../run';
import type { Value } from '../values';
import type { Binding } from '../variables';
import { type Items, itemsOfFor, loopName } from './items';
import { LoopDrop } from './loopDrop';
import type { Blocks } from './tag';

export const LOOPS: Blocks = {
  for: (run, block) => {
    const { tag, others, endTag } = block;
    const otherwise = others.at(-1);
    if (tag.markup?.kind !== 'loop') return;
    const loop = loopOf(run, tag, tag.markup);
    if (loop.variable.kind === 'missing') return;
    run.begin(tag);
    const items = itemsOfFor(run, loop);
    if (items.length > 0) run.push(new ForFrame(run, block, loop.variable.text, items, loopName(run, loop)));
    else if (otherwise) {
      run.push(new Frame(otherwise.children, otherwise.tag, endTag, run.blankBlocks.has(block)));
    }
  },
};

class ForFrame extends Frame {
  private readonly binding: Binding;
  private readonly forloop: ForLoop;

  constructor(
    run: Run,
    block: BlockNode,
    private readonly variable: string,
    private readonly items: Items,
    name: string,
  ) {
    const { children, tag, others, endTag } = block;
    super(children, tag, others[0]?.tag ?? endTag, run.blankBlocks.has(block));
    this.forloop = new ForLoop(name, items.length, run.loops.at(-1) ?? null);
    run.loops.push(this.forloop);
    run.variables.enter('forloop').value = this.forloop;
    this.binding = run.variables.enter(variable);
    this.binding.value = items.at(0);
  }

  override finish(run: Run): boolean {
    run.budget.node();
    this.forloop.index++;
    if (this.forloop.index >= this.items.length) {
      this.leave(run);
      return false;
    }
    this.binding.value = this.items.at(this.forloop.index);
    return true;
  }

  override interrupt(run: Run, interrupt: Interrupt): Reaction {
    if (interrupt === 'continue') return 'go on';
    this.leave(run);
    return 'leave';
  }

  private leave(run: Run): void {
    run.variables.leave(this.variable);
    run.variables.leave('forloop');
    run.loops.pop();
  }
}

class ForLoop extends LoopDrop {
  readonly label = 'Liquid::ForloopDrop';

  constructor(
    private readonly name: string,
    length: number,
    private readonly parent: Value,
  ) {
    super(length);
  }

  override property(name: string): Value | undefined {
    switch (name) {
      case 'parentloop':
        return this.parent;
      case 'name':
        return this.name;
      default:
        return super.property(name);
    }
  }
}
