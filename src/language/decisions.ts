import type { BlockNode, BranchNode } from '../template/nodes';
import { deciding, joined, NO_ORIGINS } from './origins';
import type { Origins } from './recognition';

/** What answers decide whether a place of a template is reached. */
export interface Decided {
  /** In the conditions and loops around it, and in those before it that went on with the next round. */
  readonly around: Origins;
  /** In conditions before it that aborted the message; only of control groups. */
  readonly before: Origins;
}

export const UNDECIDED: Decided = { around: NO_ORIGINS, before: NO_ORIGINS };

/** A branch that is taken or not because of an answer: of a condition, of a `case`, or of a loop. */
export interface Test {
  readonly block: BlockNode;
  readonly branch: BranchNode;
  /** What its condition reads. */
  readonly origins: Origins;
}

interface OpenBlock {
  readonly isLoop: boolean;
  readonly outside: Origins;
  conditions: Origins;
  aborts: boolean;
  leavesLoop: boolean;
}

/** What decides whether the place is reached at which a walk through the template has arrived. */
export class Decisions {
  here = UNDECIDED;
  private readonly blocks: OpenBlock[] = [];

  openBlock(isLoop: boolean): void {
    const outside = this.here.around;
    this.blocks.push({ isLoop, outside, conditions: NO_ORIGINS, aborts: false, leavesLoop: false });
  }

  /** In a branch its own condition decides, and those before it, which did not hold. */
  enterBranch(condition: Origins): void {
    const block = this.blocks[this.blocks.length - 1];
    if (!block) return;
    block.conditions = joined(block.conditions, deciding(condition));
    this.around(joined(block.outside, block.conditions));
  }

  abort(): void {
    for (let index = this.blocks.length - 1; index >= 0; index--) {
      const block = this.blocks[index];
      if (!block || block.aborts) return;
      block.aborts = true;
    }
  }

  leaveLoop(): void {
    for (let index = this.blocks.length - 1; index >= 0; index--) {
      const block = this.blocks[index];
      if (!block || block.isLoop || block.leavesLoop) return;
      block.leavesLoop = true;
    }
  }

  closeBlock(): void {
    const block = this.blocks.pop();
    if (!block) return;
    const { outside, conditions, aborts, leavesLoop } = block;
    this.around(leavesLoop ? joined(outside, conditions) : outside);
    if (!aborts) return;
    const before = joined(
      this.here.before,
      conditions.filter(({ control }) => control),
    );
    if (before !== this.here.before) this.here = { around: this.here.around, before };
  }

  private around(around: Origins): void {
    if (around !== this.here.around) this.here = { around, before: this.here.before };
  }
}
