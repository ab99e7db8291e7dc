import { NONE } from '../../template/expressionNodes';
import type { Variable } from '../../template/found';
import { extended } from '../../template/variables';
import { commonGuards, either, type Guard, guarded, type Inferred, UNSET } from './inferred';

/** How a branch ends: it falls through, aborts the message, or leaves the enclosing loop. */
export type Ending = 'through' | 'aborted' | 'out of the loop';

/** The variables that a branch changed, with their values at its end. */
interface Path {
  readonly ending: Ending;
  readonly changes: ReadonlyMap<Variable, Inferred | undefined>;
}

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
  /** The branches that do not abort. */
  ways: readonly Path[];
  isAborted: boolean;
  /** Variables that some branch assigns. */
  assigned: Set<Variable> | undefined;
}

const NO_CHANGES: Path['changes'] = new Map();

function leadsThrough({ ending }: Path): boolean {
  return ending === 'through';
}

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
    const branch = this.branches[this.branches.length - 1];
    if (branch?.ending === 'through') branch.ending = ending;
  }

  openBlock(): void {
    this.blocks.push({ ways: NONE, isAborted: false, assigned: undefined });
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
    if (branch.ending === 'aborted') block.isAborted = true;
    else block.ways = extended(block.ways, { ending: branch.ending, changes });
  }

  /** Merges the values at the ends of all branches that do not abort. */
  closeBlock(): void {
    const block = this.blocks.pop();
    if (!block) return;
    const { ways } = block;
    if (ways.length === 0) {
      if (block.isAborted) this.leave('aborted');
      return;
    }
    const [through, ...others] = ways.filter(leadsThrough);
    if (!through) this.leave('out of the loop');
    for (const variable of block.assigned ?? NONE) {
      this.assign(variable, either(ways.map((way) => this.valueAfter(way, variable))));
    }
    for (const [variable, value] of through?.changes ?? NO_CHANGES) {
      if (!value || block.assigned?.has(variable)) continue;
      if (others.length === 0) this.put(variable, value);
      else this.learnCommon(variable, value, others);
    }
  }

  /**
   * Keeps guards that hold at the end of every branch:
   * `{% if a == 1 %} … {% elsif a == 2 %} … {% else %}{% abort_message %}{% endif %}`.
   */
  private learnCommon(variable: Variable, { guards }: Inferred, others: readonly Path[]): void {
    let common = guards;
    for (const { changes } of others) {
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

  private valueAfter({ changes }: Path, variable: Variable): Inferred {
    return (changes.has(variable) ? changes.get(variable) : this.get(variable)) ?? UNSET;
  }

  private changesIn({ start }: OpenBranch): Path['changes'] {
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
