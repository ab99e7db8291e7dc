import type { BlockNode, BranchNode } from '../../template/nodes';
import { deciding, joined, NO_ORIGINS } from './origins';
import type { Origins } from './recognition';

/** A branch of a condition, `case` or loop whose evaluation depends on a call's result. */
export interface Test {
  readonly block: BlockNode;
  readonly branch: BranchNode;
  /** The call results that its condition reads. */
  readonly origins: Origins;
}

interface OpenBlock {
  readonly isLoop: boolean;
  readonly outside: Origins;
  conditions: Origins;
  aborts: boolean;
  leavesLoop: boolean;
}

/** Tracks what decides whether the current position of a walk is evaluated. */
export class Decisions {
  /** From enclosing conditions and loops, and from earlier conditions that skip to the next iteration. */
  around = NO_ORIGINS;
  /** The control-group tests of conditions that abort the message. */
  aborting = NO_ORIGINS;
  private readonly blocks: OpenBlock[] = [];

  openBlock(isLoop: boolean): void {
    this.blocks.push({ isLoop, outside: this.around, conditions: NO_ORIGINS, aborts: false, leavesLoop: false });
  }

  /** A branch is decided by its own condition and by the preceding ones, which were false. */
  enterBranch(condition: Origins): void {
    const block = this.blocks[this.blocks.length - 1];
    if (!block) return;
    block.conditions = joined(block.conditions, deciding(condition));
    this.around = joined(block.outside, block.conditions);
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
    this.around = leavesLoop ? joined(outside, conditions) : outside;
    if (!aborts) return;
    this.aborting = joined(
      this.aborting,
      conditions.filter(({ control }) => control),
    );
  }
}
