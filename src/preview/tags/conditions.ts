import { type Expression, NONE } from '../../template/expressionNodes';
import type { BlockNode, BranchNode } from '../../template/nodes';
import { areEqual, type Emptiness, isEmptyOrBlank } from '../comparison';
import { evaluate, holds, unfiltered } from '../evaluate';
import { emptinessOf } from '../literals';
import { conditionOf, subjectOf } from '../relaxed';
import { Frame, type Run } from '../run';
import type { Value } from '../values';
import type { Blocks } from './tag';

/** Blocks that render one of their branches. */
export const CONDITIONS: Blocks = {
  if: (run, block) => renderFirst(run, block, false),
  unless: (run, block) => renderFirst(run, block, true),
  case: (run, block) => {
    const { expression } = block.tag;
    run.push(new CaseFrame(block, expression && subjectOf(run, block.tag, expression)));
  },
};

/** Renders the first branch whose condition is true. `negated`: the first condition is inverted, as in `unless`. */
function renderFirst(run: Run, block: BlockNode, negated: boolean): void {
  const { branches } = block;
  for (let index = 0; index < branches.length; index++) {
    const branch = branches[index] as BranchNode;
    const { expression: written, name } = branch.tag;
    run.budget.part();
    run.begin(branch.tag);
    const isElse = name === 'else';
    const condition = written && conditionOf(run, branch.tag, written);
    run.unfitting = condition === written ? branch.tag.unexpected : NONE;
    if (isElse || (condition !== undefined && holds(run, condition)) !== (negated && index === 0)) {
      run.push(branchFrame(run, block, index));
      return;
    }
  }
}

function branchFrame(run: Run, block: BlockNode, index: number): Frame {
  const { branches, endTag } = block;
  const branch = branches[index] as BranchNode;
  const closing = branches[index + 1]?.tag ?? endTag;
  return new Frame(branch.children, branch.tag, closing, run.blankBlocks.has(block));
}

/**
 * Renders each branch once per matching value, or `else` if none matched. Values after unexpected text are ignored.
 */
class CaseFrame extends Frame {
  private branch = 0;
  private value = 0;
  private matched = false;

  constructor(
    private readonly block: BlockNode,
    private readonly subject: Expression | undefined,
  ) {
    super([]);
  }

  override finish(run: Run): boolean {
    const { branches } = this.block;
    run.quiet = run.blankBlocks.has(this.block);
    for (; this.branch < branches.length; this.branch++, this.value = 0) {
      const { tag } = branches[this.branch] as BranchNode;
      const { markup } = tag;
      run.begin(tag);
      if (tag.name === 'else' && !this.matched) {
        run.push(branchFrame(run, this.block, this.branch++));
        return true;
      }
      if (markup?.kind !== 'when') continue;
      const junk = tag.unexpected[0]?.start ?? tag.end;
      while (this.value < markup.values.length) {
        const value = markup.values[this.value++] as Expression;
        if (value.kind === 'missing' || value.start > junk || !this.equals(run, value)) continue;
        this.matched = true;
        run.push(branchFrame(run, this.block, this.branch));
        return true;
      }
    }
    return false;
  }

  private equals(run: Run, node: Expression): boolean {
    run.budget.part();
    const question: Emptiness | undefined = emptinessOf(run.text, node);
    const subject: Value = this.subject ? evaluate(run, unfiltered(this.subject)) : null;
    return question
      ? isEmptyOrBlank(subject, question, run.budget)
      : areEqual(subject, evaluate(run, node), run.budget);
  }
}
