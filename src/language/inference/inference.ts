import type { Seen } from '../../profile/seen';
import type { Step } from '../../profile/shape';
import type { Expression, FilterNode, LookupNode, OutputNode, PipelineNode } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call, Definition, Variable } from '../../template/found';
import type { TagNode } from '../../template/nodes';
import { lastIndexUpTo } from '../../template/sorted';
import { Worked } from '../../template/worked';
import type { Test } from './decisions';
import { Flow } from './flow';
import { along, type Inferred, NOT_KNOWN } from './inferred';
import { NO_ORIGINS } from './origins';
import { type Origins, type ProfileCall, profileRequestOf } from './recognition';

/**
 * Infers the values that a template's expressions can have, given the profiles seen. Analyses the template lazily, from
 * its beginning to where a question is asked.
 */
export class Shapes extends Worked {
  /** The calls to the Profile API, in document order. */
  readonly calls: readonly ProfileCall[];
  /** By the call's index in the facts; `undefined` for other APIs. */
  private readonly requests: readonly (ProfileCall | undefined)[];
  private readonly flow: Flow;
  /** Index of the lookup queried last: the next query is usually for the same or the next one. */
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

  /** Returns the request of the call; `undefined` when it is not to the Profile API. */
  requestOf({ start }: Call): ProfileCall | undefined {
    return this.requests[lastIndexUpTo(this.facts.calls, start)];
  }

  /** Infers everything that begins before the offset, so that queries about it are immediate. */
  inferUpTo(offset: number): void {
    this.flow.runPast(offset);
  }

  /** The outputs and `echo` tags that are evaluated, in document order. */
  get outputs(): readonly (OutputNode | TagNode)[] {
    return this.flow.runPast(Number.POSITIVE_INFINITY).outputs;
  }

  /** The branches that depend on a call's result, in document order. */
  get tests(): readonly Test[] {
    return this.flow.runPast(Number.POSITIVE_INFINITY).tests;
  }

  /** Returns the value of the lookup, or of its first `parts` parts: `a.b` for one part of `a.b.c`. */
  ofLookup(lookup: LookupNode, parts = lookup.parts.length): Inferred {
    const root = this.rootAt(this.indexOf(lookup));
    return root ? along(root, this.stepsOf(lookup, parts)) : NOT_KNOWN;
  }

  /** Returns the steps of the first parts of the lookup. A variable in brackets that is certainly a literal is that one. */
  stepsOf(lookup: LookupNode, parts = lookup.parts.length): readonly Step[] {
    return this.flow.runPast(lookup.start).known.stepsOf(lookup, parts);
  }

  /** Returns the value of the root variable of the lookup at this index in the facts. */
  rootAt(index: number): Inferred | undefined {
    return this.flow.runPast(this.facts.lookups[index]?.start ?? 0).known.roots[index];
  }

  /** Returns the call results that decide whether the lookup is evaluated. */
  decidedAt(lookup: LookupNode): Origins {
    return this.flow.runPast(lookup.start).known.decided[this.indexOf(lookup)] ?? NO_ORIGINS;
  }

  /** The control-group tests of conditions that abort the message, before or after what they decide about is printed. */
  get aborting(): Origins {
    return this.flow.runPast(Number.POSITIVE_INFINITY).known.decisions.aborting;
  }

  /** Returns the variable's value at the end of the template, which only a message that is sent gets to. */
  atEnd(variable: Variable): Inferred | undefined {
    return this.flow.runPast(Number.POSITIVE_INFINITY).known.paths.get(variable);
  }

  ofExpression(expression: Expression): Inferred {
    return this.flow.runPast(expression.end).known.infer(expression);
  }

  /** Returns the input of one of the filters in a pipeline. */
  beforeFilter({ value, filters }: PipelineNode, filter: FilterNode): Inferred {
    const { known } = this.flow.runPast(filter.end);
    const before = filters.slice(0, filters.indexOf(filter));
    return before.reduce((input, one) => known.filtered(input, one), known.infer(value));
  }

  /** Returns the value of the variable's last definition before the offset. */
  ofVariable({ definitions }: Variable, offset: number): Inferred {
    const definition = definitions.findLast(({ visibleFrom }) => visibleFrom <= offset);
    return definition ? this.ofDefinition(definition) : NOT_KNOWN;
  }

  /** Returns the value that a definition gives its variable. */
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

/** The shapes computed for the last `seen`. */
interface Latest {
  seen?: Seen;
  shapes?: Shapes;
}

const latestOf = (): Latest => ({});

/** Returns the shapes, cached for the same facts and profiles. */
export function shapesOf(facts: Facts, seen: Seen): Shapes {
  const latest = facts.once(latestOf);
  if (latest.seen === seen && latest.shapes) return latest.shapes;
  latest.seen = seen;
  latest.shapes = new Shapes(facts, seen);
  return latest.shapes;
}
