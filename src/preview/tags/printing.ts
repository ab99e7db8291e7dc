import { type Expression, saysNil } from '../../template/expressionNodes';
import type { CycleNode } from '../../template/markupNodes';
import type { BlockNode } from '../../template/nodes';
import { evaluate } from '../evaluate';
import { evaluateTo } from '../pipelines';
import { cycleOf, writtenValueOf } from '../relaxed';
import { Frame, type Reaction, type Run, TextFrame } from '../run';
import { inspected, printed } from '../text';
import type { Blocks, Tags } from './tag';

/** Tags that print their arguments. */
export const PRINTING: Tags = {
  echo: (run, tag) => {
    const { expression } = tag;
    if (!expression) return;
    evaluateTo(run, writtenValueOf(run, tag, expression), (value) => run.print(printed(value, run.budget), tag));
  },
  cycle: (run, tag) => {
    if (tag.markup?.kind === 'cycle') run.print(nextOf(run, cycleOf(run, tag, tag.markup)), tag);
  },
  liquid: (run, { markup }) => {
    if (markup?.kind === 'lines') run.push(new Frame(markup.children));
  },
  /** An inline comment, such as our own `{% # amplitude-disable … %}`. */
  '#': () => undefined,
};

export const VERBATIM: Blocks = {
  raw: (run, { branches }) => {
    for (const { start, end } of branches[0]?.children ?? []) run.printText(run.text.slice(start, end));
  },
  comment: () => undefined,
};

/**
 * Returns the value that a `cycle` prints now. Cycles with the same group share their position; without a group, those
 * with the same literals do. A cycle with a variable has its own position. Literal `nil`s and missing values are left out.
 */
function nextOf(run: Run, node: CycleNode): string {
  const turns = node.values.filter((value) => value.kind !== 'missing' && !saysNil(value));
  const key = node.group
    ? `group ${inspected(evaluate(run, node.group), run.budget, 0)}`
    : (run.cycleKeys.get(node) ?? keyOf(run, node, turns));
  const turn = run.cycles.get(key) ?? 0;
  const value = turns[turn];
  const text = value ? printed(evaluate(run, value), run.budget) : '';
  run.cycles.set(key, turn + 1 >= turns.length ? 0 : turn + 1);
  return text;
}

function keyOf(run: Run, node: CycleNode, turns: CycleNode['values']): string {
  const isLiteral = turns.every((value) =>
    value.kind === 'range' ? isWritten(value.from) && isWritten(value.to) : isWritten(value),
  );
  const values = isLiteral ? turns.map((value) => evaluate(run, value)) : [];
  const key = isLiteral ? inspected(values, run.budget, 0) : `tag ${placeOf(run, node)}`;
  run.cycleKeys.set(node, key);
  return key;
}

/** Tells tags of the message and of each content block in it apart, also when a loop renders them again. */
function placeOf({ frames, origin }: Run, { start }: CycleNode): string {
  const text = frames.findLast((frame) => frame instanceof TextFrame) as TextFrame | undefined;
  return `${origin?.start} ${text?.name} ${start}`;
}

function isWritten({ kind }: Expression): boolean {
  return kind === 'string' || kind === 'number' || kind === 'keyword';
}

/** Prints its content unless it equals the previous one. */
export const CHANGES: Blocks = {
  ifchanged: (run, block) => run.push(new ChangeFrame(run, block)),
};

class ChangeFrame extends Frame {
  constructor(run: Run, { children, tag, endTag }: BlockNode) {
    super(children, tag, endTag);
    run.capture();
  }

  override finish(run: Run): boolean {
    const captured = run.captured();
    if (captured.text !== (run.lastChanged ?? '')) run.printCaptured(captured);
    run.lastChanged = captured.text;
    return false;
  }

  override interrupt(run: Run): Reaction {
    this.finish(run);
    return 'pass on';
  }
}
