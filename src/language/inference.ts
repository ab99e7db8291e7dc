import type { Seen } from '../profile/seen';
import type { Expression, FilterNode, LookupNode, OutputNode, PipelineNode } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { Call, Definition, Variable } from '../template/found';
import type { TagNode } from '../template/nodes';
import { lastIndexUpTo } from '../template/walk';
import { Worked } from '../template/worked';
import { stepsOf } from './conditions';
import { type Decided, type Test, UNDECIDED } from './decisions';
import { Flow } from './flow';
import { along, type Inferred, NOT_KNOWN } from './inferred';
import { type ProfileCall, profileRequestOf } from './recognition';

/** What the values of a template can be, given what was seen: inferred from its beginning as far as somebody asks. */
export class Shapes extends Worked {
  /** The calls to the Profile API, in document order. */
  readonly calls: readonly ProfileCall[];
  /** Of the call at the same index of the facts. */
  private readonly requests: readonly (ProfileCall | undefined)[];
  private readonly flow: Flow;
  /** Of the lookup that was asked for: the next question is about the same or the next one. */
  private last = -1;

  constructor(
    readonly facts: Facts,
    readonly seen: Seen,
  ) {
    super();
    this.requests = facts.calls.map((call) => profileRequestOf(call, facts, seen.endpoint));
    this.calls = this.requests.filter((request) => request !== undefined);
    this.flow = new Flow(facts, seen, this.requests);
  }

  /** What the call asks the Profile API; nothing when it is one to somebody else. */
  requestOf({ start }: Call): ProfileCall | undefined {
    return this.requests[lastIndexUpTo(this.facts.calls, start)];
  }

  /** Afterwards all is inferred that begins before the offset: what is asked about it takes no time. */
  inferUpTo(offset: number): void {
    this.flow.runPast(offset);
  }

  /** What is printed: outputs and `echo`s, in document order. */
  get outputs(): readonly (OutputNode | TagNode)[] {
    return this.flow.runPast(Number.POSITIVE_INFINITY).outputs;
  }

  /** The branches that are taken or not because of an answer, in document order. */
  get tests(): readonly Test[] {
    return this.flow.runPast(Number.POSITIVE_INFINITY).tests;
  }

  /** What the lookup reads, or its beginning with so many parts: of `a.b.c` with one part `a.b`. */
  ofLookup(lookup: LookupNode, parts = lookup.parts.length): Inferred {
    const root = this.rootAt(this.indexOf(lookup));
    return root ? along(root, stepsOf(lookup, parts)) : NOT_KNOWN;
  }

  /** What the variable holds with which the lookup at this index of the facts begins. */
  rootAt(index: number): Inferred | undefined {
    return this.flow.runPast(this.facts.lookups[index]?.start ?? 0).known.roots[index];
  }

  /** What answers decide whether the lookup is evaluated. */
  decidedAt(lookup: LookupNode): Decided {
    return this.flow.runPast(lookup.start).known.decided[this.indexOf(lookup)] ?? UNDECIDED;
  }

  ofExpression(expression: Expression): Inferred {
    return this.flow.runPast(expression.end).known.infer(expression);
  }

  /** What goes into one of the filters of a pipeline. */
  beforeFilter({ value, filters }: PipelineNode, filter: FilterNode): Inferred {
    const { known } = this.flow.runPast(filter.end);
    const before = filters.slice(0, filters.indexOf(filter));
    return before.reduce((input, one) => known.filtered(input, one), known.infer(value));
  }

  /** What the variable holds where it was last given a value before the offset. */
  ofVariable({ definitions }: Variable, offset: number): Inferred {
    const definition = definitions.findLast(({ visibleFrom }) => visibleFrom <= offset);
    return definition ? this.ofDefinition(definition) : NOT_KNOWN;
  }

  /** What the variable holds from here on. */
  ofDefinition(definition: Definition): Inferred {
    return this.flow.runPast(definition.visibleFrom).known.defined.get(definition) ?? NOT_KNOWN;
  }

  private indexOf(lookup: LookupNode): number {
    const { lookups } = this.facts;
    if (lookups[this.last] === lookup) return this.last;
    const index = lookups[this.last + 1] === lookup ? this.last + 1 : lastIndexUpTo(lookups, lookup.start);
    if (lookups[index] !== lookup) return -1;
    this.last = index;
    return index;
  }
}

/** Of the people who were asked for last. */
interface Latest {
  seen?: Seen;
  shapes?: Shapes;
}

const latestOf = (): Latest => ({});

/** Worked out once for the same facts and the same people. */
export function shapesOf(facts: Facts, seen: Seen): Shapes {
  const latest = facts.once(latestOf);
  if (latest.seen === seen && latest.shapes) return latest.shapes;
  latest.seen = seen;
  latest.shapes = new Shapes(facts, seen);
  return latest.shapes;
}
