import { NONE } from '../../template/expressionNodes';
import type { Variable } from '../../template/found';
import { extended } from '../../template/variables';
import { commonGuards, either, type Guard, guarded, type Inferred, NOT_KNOWN, UNSET } from './inferred';

/** How a branch ends: it falls through, aborts the message, or leaves the enclosing loop. */
export type Ending = 'through' | 'aborted' | 'out of the loop';

/** The variables that a branch changed, with their values at its end. */
type Changes = ReadonlyMap<Variable, Inferred | undefined>;

interface Change {
  readonly variable: Variable;
  readonly value: Inferred | undefined;
}

interface OpenBranch {
  /** The length of the trail when it began. */
  readonly start: number;
  ending: Ending;
}

interface OpenBlock {
  readonly isLoop: boolean;
  /** The branches that lead through the block and, of a loop, the places where an iteration ends early. */
  ways: readonly Changes[];
  /** How the other branches end. */
  ending: Ending;
  /** Variables that some branch assigns. */
  assigned: Set<Variable> | undefined;
}

/** Limits the places where an iteration ends early. With more, what the loop assigns is not known. */
const MOST_WAYS = 24;

const NO_CHANGES: Changes = new Map();

/** The possible values of every variable at the current position of a walk, merged over all paths that lead there. */
export class Paths {
  private readonly values = new Map<Variable, Inferred>();
  /** An undo log: the values before each change since the outermost open branch began. */
  private readonly trail: Change[] = [];
  private readonly blocks: OpenBlock[] = [];
  private readonly branches: OpenBranch[] = [];

  /** Returns `undefined` when the variable has no value yet. */
  get(variable: Variable): Inferred | undefined {
    return this.values.get(variable);
  }

  assign(variable: Variable, value: Inferred): void {
    const block = this.blocks[this.blocks.length - 1];
    if (block) {
      block.assigned ??= new Set();
      block.assigned.add(variable);
    }
    this.put(variable, value);
  }

  learn(variable: Variable, guard: Guard): void {
    const value = this.values.get(variable);
    if (!value || value.shape.kind === 'unknown') return;
    const knowsMore = guarded(value, guard);
    if (knowsMore !== value) this.put(variable, knowsMore);
  }

  /** Records how the branch ends. What follows in it is evaluated only on another path. */
  leave(ending: Ending): void {
    if (this.branches.at(-1)?.ending !== 'through') return;
    if (ending === 'out of the loop') this.leaveLoop();
    this.end(ending);
  }

  private end(ending: Ending): void {
    const branch = this.branches[this.branches.length - 1];
    if (branch?.ending === 'through') branch.ending = ending;
  }

  /** Keeps the values here for the end of the innermost loop. Each open block has one open branch. */
  private leaveLoop(): void {
    const index = this.blocks.findLastIndex(({ isLoop }) => isLoop);
    const [loop, body] = [this.blocks[index], this.branches[index]];
    if (loop && body) loop.ways = extended(loop.ways, loop.ways.length > MOST_WAYS ? NO_CHANGES : this.changesIn(body));
  }

  openBlock(isLoop: boolean): void {
    this.blocks.push({ isLoop, ways: NONE, ending: 'through', assigned: undefined });
  }

  openBranch(): void {
    this.branches.push({ start: this.trail.length, ending: 'through' });
  }

  closeBranch(): void {
    const branch = this.branches.pop();
    if (!branch) return;
    const changes = this.changesIn(branch);
    this.takeBack(branch);
    const block = this.blocks[this.blocks.length - 1];
    if (!block) return;
    if (branch.ending === 'through') block.ways = extended(block.ways, changes);
    else if (block.ending !== 'out of the loop') block.ending = branch.ending;
  }

  /** Merges the values at the ends of all branches that lead through the block. */
  closeBlock(): void {
    const block = this.blocks.pop();
    if (!block) return;
    const { ways, assigned = NONE } = block;
    const [through, ...others] = ways;
    if (!through) this.end(block.ending);
    for (const variable of assigned) this.assign(variable, this.merged(block, variable));
    for (const [variable, value] of through ?? NO_CHANGES) {
      if (!value || block.assigned?.has(variable)) continue;
      if (others.length === 0) this.put(variable, value);
      else this.learnCommon(variable, value, others);
    }
  }

  private merged({ ways, isLoop }: OpenBlock, variable: Variable): Inferred {
    if (ways.length > MOST_WAYS && isLoop) return NOT_KNOWN;
    const before = this.get(variable) ?? UNSET;
    if (ways.length === 0) return before;
    const values = ways.map((changes) => (changes.has(variable) ? changes.get(variable) : before) ?? UNSET);
    return either(isLoop ? values.flatMap((value) => overall(value, before)) : values);
  }

  /**
   * Keeps guards that hold at the end of every branch:
   * `{% if a == 1 %} … {% elsif a == 2 %} … {% else %}{% abort_message %}{% endif %}`.
   */
  private learnCommon(variable: Variable, { guards }: Inferred, others: readonly Changes[]): void {
    let common = guards;
    for (const changes of others) {
      if (common.length === 0) return;
      common = commonGuards(common, changes.get(variable)?.guards ?? NONE);
    }
    for (const guard of common) this.learn(variable, guard);
  }

  /** Runs a function and then discards what it learnt. */
  suppose(run: () => void): void {
    this.openBranch();
    run();
    const branch = this.branches.pop();
    if (branch) this.takeBack(branch);
  }

  private changesIn({ start }: OpenBranch): Changes {
    if (this.trail.length === start) return NO_CHANGES;
    const changes = new Map<Variable, Inferred | undefined>();
    for (let index = start; index < this.trail.length; index++) {
      const variable = this.trail[index]?.variable;
      if (variable) changes.set(variable, this.get(variable));
    }
    return changes;
  }

  private takeBack({ start }: OpenBranch): void {
    while (this.trail.length > start) {
      const change = this.trail.pop();
      if (change?.value) this.values.set(change.variable, change.value);
      else if (change) this.values.delete(change.variable);
    }
  }

  private put(variable: Variable, value: Inferred): void {
    if (this.branches.length > 0) this.trail.push({ variable, value: this.values.get(variable) });
    this.values.set(variable, value);
  }
}

/** An earlier iteration has given the variable one of the other values, or it has kept that from before the loop. */
function overall(value: Inferred, before: Inferred): readonly Inferred[] {
  return value.others ? [...value.others, before] : [value];
}
