import type { Expression } from '../../template/expressionNodes';
import type { LoopNode } from '../../template/markupNodes';
import type { BlockNode, TagNode } from '../../template/nodes';
import { evaluate } from '../evaluate';
import { toCount } from '../numbers';
import { Frame, type Interrupt, type Reaction, type Run } from '../run';
import { Drop, isHash, isList, Range, type Value } from '../values';
import type { Binding } from '../variables';
import type { Blocks } from './tag';

export const LOOPS: Blocks = {
  for: (run, block) => {
    const [first, otherwise] = [block.branches[0], block.branches.at(-1)];
    const loop = first?.tag.markup;
    if (!first || loop?.kind !== 'loop' || loop.variable.kind === 'missing') return;
    run.at = first.tag;
    const items = itemsOf(run, loop, first.tag);
    const close = block.close.kind === 'tag' ? block.close : undefined;
    if (items.length > 0) run.push(new ForFrame(run, block, loop.variable.text, items, nameOf(run, loop)));
    else if (otherwise && otherwise !== first) {
      run.push(new Frame(otherwise.children, otherwise.tag, close, run.silentBlocks.has(block)));
    }
  },
};

/** Some of a list, without copying it. */
export class Items {
  constructor(
    private readonly list: readonly Value[] | Range,
    private readonly from: number,
    readonly length: number,
    private readonly reversed: boolean,
  ) {}

  at(index: number): Value {
    const place = this.from + (this.reversed ? this.length - 1 - index : index);
    return this.list instanceof Range ? this.list.first + place : (this.list[place] ?? null);
  }
}

/** What a `for` goes through: the items of a list, the pairs of an object, the numbers of a range; a text as one item. */
export function listed(run: Run, value: Value): readonly Value[] | Range {
  if (isList(value) || value instanceof Range) return value;
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (!isHash(value)) return [];
  const entries = Object.entries(value);
  run.budget.elements(entries.length);
  return entries;
}

function itemsOf(run: Run, loop: LoopNode, _tag: TagNode): Items {
  const name = nameOf(run, loop);
  const offset = lastOption(loop, 'offset');
  const from = isContinue(offset) ? (run.offsets.get(name) ?? 0) : (countOf(run, offset) ?? 0);
  const list = listed(run, evaluate(run, loop.collection));
  const limit = countOf(run, lastOption(loop, 'limit'));
  const size = list instanceof Range ? list.size : list.length;
  const start = Math.max(from, 0);
  const end = limit === undefined ? size : Math.min(size, from + limit);
  const length = Math.max(0, end - start);
  run.offsets.set(name, from + length);
  const reversed = loop.options.some((option) => option.name.text === 'reversed');
  return new Items(list, start, length, reversed);
}

/** What Liquid calls the loop: `item-list`, as written. */
function nameOf(run: Run, { variable, collection }: LoopNode): string {
  return `${variable.kind === 'name' ? variable.text : ''}-${run.text.slice(collection.start, collection.end)}`;
}

export function lastOption(loop: LoopNode, name: string): Expression | undefined {
  let value: Expression | undefined;
  for (const option of loop.options) if (option.name.text === name) value = option.value;
  return value;
}

function isContinue(value: Expression | undefined): boolean {
  return value?.kind === 'keyword' && value.text === 'continue';
}

function countOf(run: Run, node: Expression | undefined): number | undefined {
  const value = node ? evaluate(run, node) : null;
  return value === null ? undefined : toCount(value);
}

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
    const [first, second] = block.branches;
    const close = block.close.kind === 'tag' ? block.close : undefined;
    super(first?.children ?? [], first?.tag, second?.tag ?? close, run.silentBlocks.has(block));
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

class ForLoop extends Drop {
  readonly label = 'Liquid::ForloopDrop';
  index = 0;

  constructor(
    private readonly name: string,
    private readonly length: number,
    private readonly parent: Value,
  ) {
    super();
  }

  property(name: string): Value | undefined {
    const { index, length } = this;
    switch (name) {
      case 'index':
        return index + 1;
      case 'index0':
        return index;
      case 'rindex':
        return length - index;
      case 'rindex0':
        return length - index - 1;
      case 'first':
        return index === 0;
      case 'last':
        return index === length - 1;
      case 'length':
        return length;
      case 'parentloop':
        return this.parent;
      case 'name':
        return this.name;
      default:
        return undefined;
    }
  }
}
