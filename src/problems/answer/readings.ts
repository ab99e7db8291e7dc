import type { Shapes } from '../../language/inference/inference';
import { along, type Inferred } from '../../language/inference/inferred';
import type { ProfileCall } from '../../language/inference/recognition';
import { isSameWay, type Source } from '../../language/inference/sources';
import { canBe, type Shape, type Step } from '../../profile/shape';
import type {
  ComparisonNode,
  Expression,
  FilterNode,
  LookupNode,
  OutputNode,
  Span,
} from '../../template/expressionNodes';
import { NONE } from '../../template/expressionNodes';
import type { Variable } from '../../template/found';
import { grouped } from '../../template/grouping';
import type { TagNode } from '../../template/nodes';
import { answerShape, type Meant, meantBy } from './meant';

/** How a value is used: printed, tested as a condition, compared, as the subject of a `case`… */
export type Role = 'printed' | 'assigned' | 'looped' | 'tested' | 'compared' | 'subject' | 'argument' | 'other';

interface Use {
  readonly lookup: LookupNode;
  readonly role: Role;
  /** The filters applied to it; for an argument, those of its pipeline. */
  readonly filters: readonly FilterNode[];
  /** The filter that it is an argument of. */
  readonly argumentOf: FilterNode | undefined;
  readonly comparison: ComparisonNode | undefined;
}

/** A lookup that reads a response of the Profile API or a value derived from one. */
export class Reading implements Use {
  readonly lookup: LookupNode;
  readonly role: Role;
  readonly filters: readonly FilterNode[];
  readonly argumentOf: FilterNode | undefined;
  readonly comparison: ComparisonNode | undefined;

  /**
   * `steps` are those of the lookup, `root` is the variable's value, `value` the value that is read, `statement` the
   * output or tag around the lookup, and `index` the lookup's index in the facts.
   */
  constructor(
    { lookup, role, filters, argumentOf, comparison }: Use,
    readonly steps: readonly Step[],
    readonly root: Inferred,
    readonly value: Inferred,
    readonly statement: OutputNode | TagNode,
    readonly index: number,
  ) {
    this.lookup = lookup;
    this.role = role;
    this.filters = filters;
    this.argumentOf = argumentOf;
    this.comparison = comparison;
  }

  /** Whether it is in an output or an `echo`. */
  get isShown(): boolean {
    return this.statement.kind === 'output' || this.statement.name === 'echo';
  }

  /** The other operand of the comparison. */
  get comparedWith(): Expression | undefined {
    const { lookup, comparison } = this;
    return comparison && (lookup.end <= comparison.operator.start ? comparison.right : comparison.left);
  }
}

/** A lookup that reads a part of a response. */
export class AnswerReading extends Reading {
  /**
   * `calls` are the possible sources, and `meant` is the path into their responses; the first `inVariable` steps of it
   * belong to the variable's definition instead of the lookup.
   */
  constructor(
    use: Use,
    steps: readonly Step[],
    root: Inferred,
    value: Inferred,
    statement: OutputNode | TagNode,
    index: number,
    readonly calls: readonly ProfileCall[],
    readonly meant: Meant,
    readonly inVariable: number,
  ) {
    super(use, steps, root, value, statement, index);
  }

  /** Whether the value comes from the response on every path through the template where there is one. */
  get isCertain(): boolean {
    const { root, inVariable, lookup } = this;
    const isInside = inVariable === 0 || lookup.parts.length > 0;
    return !root.isAlternative || (isInside && !canBe(root.shape, 'unknown'));
  }
}

/** Returns all readings in document order; those of responses are `AnswerReading`s. Cached. */
export function readingsIn(shapes: Shapes): readonly Reading[] {
  return shapes.once(findReadings);
}

/** Returns the readings by their root variable. Cached. */
export function readingsByVariable(shapes: Shapes): ReadonlyMap<Variable, readonly Reading[]> {
  return shapes.once(findByVariable);
}

function findByVariable(shapes: Shapes): ReadonlyMap<Variable, readonly Reading[]> {
  return grouped(readingsIn(shapes), ({ index }) => shapes.facts.meanings[index]);
}

function findReadings(shapes: Shapes): readonly Reading[] {
  if (shapes.calls.length === 0) return NONE;
  const readings: Reading[] = [];
  const answer = answerShape(shapes.seen);
  const {
    outputs,
    facts: { lookups, tags },
  } = shapes;
  let [nextTag, nextOutput, nextUse] = [0, 0, 0];
  let statement: OutputNode | TagNode | undefined;
  let uses: readonly Use[] = NONE;
  for (let index = 0; index < lookups.length; index++) {
    const lookup = lookups[index];
    const root = shapes.rootAt(index);
    if (!lookup || !root || (root.sources.length === 0 && root.origins.length === 0)) continue;
    while ((tags[nextTag + 1]?.start ?? Number.POSITIVE_INFINITY) <= lookup.start) nextTag++;
    while ((outputs[nextOutput + 1]?.start ?? Number.POSITIVE_INFINITY) <= lookup.start) nextOutput++;
    const around = holds(outputs[nextOutput], lookup) ?? holds(tags[nextTag], lookup);
    if (!around) continue;
    if (around !== statement) {
      statement = around;
      nextUse = 0;
      uses = usesIn(around);
    }
    while ((uses[nextUse]?.lookup.start ?? Number.POSITIVE_INFINITY) < lookup.start) nextUse++;
    const next = uses[nextUse];
    const use = next?.lookup === lookup ? next : otherUse(lookup);
    readings.push(toReading(use, shapes.stepsOf(lookup), root, statement, index, answer));
  }
  return readings;
}

function toReading(
  use: Use,
  steps: readonly Step[],
  root: Inferred,
  statement: OutputNode | TagNode,
  index: number,
  answer: Shape,
): Reading {
  const value = along(root, steps);
  const first = value.sources[0];
  const start = root.sources[0];
  if (!first || !start || !haveOneWay(value.sources)) return new Reading(use, steps, root, value, statement, index);
  const calls = value.sources.map(({ call }) => call);
  const meant = meantBy(first.path, answer);
  return new AnswerReading(use, steps, root, value, statement, index, calls, meant, start.path.length);
}

function haveOneWay(sources: readonly Source[]): boolean {
  const [first, another] = sources;
  return !first || !another || sources.every(({ path }) => isSameWay(path, first.path));
}

function otherUse(lookup: LookupNode): Use {
  return { lookup, role: 'other', filters: NONE, argumentOf: undefined, comparison: undefined };
}

function holds<Statement extends Span>(statement: Statement | undefined, { start, end }: Span): Statement | undefined {
  return statement && statement.start <= start && end <= statement.end ? statement : undefined;
}

/** Returns uses in document order. */
function usesIn(statement: OutputNode | TagNode): readonly Use[] {
  const uses: Use[] = [];
  if (statement.kind === 'output') visit(uses, statement.value, 'printed', NONE);
  else if (statement.markup?.kind === 'assignment') visit(uses, statement.markup.value, 'assigned', NONE);
  else if (statement.markup?.kind === 'loop') visit(uses, statement.markup.collection, 'looped', NONE);
  else {
    const role = ROLES.get(statement.name);
    const { expression } = statement;
    if (role && expression) visit(uses, expression, role, NONE);
  }
  return uses;
}

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['echo', 'printed'],
  ['if', 'tested'],
  ['unless', 'tested'],
  ['elsif', 'tested'],
  ['case', 'subject'],
]);

/** Recursive; the parser limits the nesting depth. */
function visit(
  uses: Use[],
  node: Expression,
  role: Role,
  filters: readonly FilterNode[],
  argumentOf?: FilterNode,
  comparison?: ComparisonNode,
): void {
  switch (node.kind) {
    case 'lookup':
      uses.push({ lookup: node, role, filters, argumentOf, comparison });
      return;
    case 'output':
    case 'group':
      visit(uses, node.value, role, filters, argumentOf, comparison);
      return;
    case 'pipeline':
      visit(
        uses,
        node.value,
        role,
        filters.length === 0 ? node.filters : [...node.filters, ...filters],
        argumentOf,
        comparison,
      );
      for (const filter of node.filters) {
        for (const one of filter.arguments) {
          const value = one.kind === 'namedArgument' ? one.value : one;
          visit(uses, value, 'argument', node.filters, filter, comparison);
        }
      }
      return;
    case 'comparison':
      visit(uses, node.left, 'compared', filters, argumentOf, node);
      visit(uses, node.right, 'compared', filters, argumentOf, node);
      return;
    case 'condition':
      for (const operand of node.operands) visit(uses, operand, role, filters, argumentOf, comparison);
      return;
  }
}
