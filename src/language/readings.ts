import type { ComparisonNode, Expression, FilterNode, LookupNode, OutputNode } from '../template/expressionNodes';
import { NONE } from '../template/expressionNodes';
import type { TagNode } from '../template/nodes';
import type { Shapes } from './inference';
import type { Inferred } from './inferred';

/** What is done with a value: printed, tested alone in a condition, compared with another, looked through by a `case`… */
export type Role = 'printed' | 'assigned' | 'looped' | 'tested' | 'compared' | 'subject' | 'argument' | 'other';

interface Use {
  readonly role: Role;
  /** Those it goes through, or of the pipeline in which it is an argument. */
  readonly filters: readonly FilterNode[];
  /** The filter that it is an argument of. */
  readonly argumentOf: FilterNode | undefined;
  readonly comparison: ComparisonNode | undefined;
}

/** A lookup that reads an answer of the Profile API, or something made of one. */
export class Reading implements Use {
  readonly role: Role;
  readonly filters: readonly FilterNode[];
  readonly argumentOf: FilterNode | undefined;
  readonly comparison: ComparisonNode | undefined;

  /** What the variable holds, and what is read; the statement is the output or tag that the lookup stands in. */
  constructor(
    readonly lookup: LookupNode,
    readonly root: Inferred,
    readonly value: Inferred,
    readonly statement: OutputNode | TagNode,
    { role, filters, argumentOf, comparison }: Use,
  ) {
    this.role = role;
    this.filters = filters;
    this.argumentOf = argumentOf;
    this.comparison = comparison;
  }
}

const OTHER: Use = { role: 'other', filters: NONE, argumentOf: undefined, comparison: undefined };

/** In document order. Worked out once. */
export function readingsIn(shapes: Shapes): readonly Reading[] {
  return shapes.once(findReadings);
}

function findReadings(shapes: Shapes): readonly Reading[] {
  if (shapes.calls.length === 0) return NONE;
  const readings: Reading[] = [];
  const {
    outputs,
    facts: { lookups, tags },
  } = shapes;
  let [nextTag, nextOutput] = [0, 0];
  let statement: OutputNode | TagNode | undefined;
  let uses: ReadonlyMap<LookupNode, Use> = new Map();
  for (const lookup of lookups) {
    const root = shapes.ofLookup(lookup, 0);
    if (root.sources.length === 0 && root.origins.length === 0) continue;
    while ((tags[nextTag + 1]?.start ?? Number.POSITIVE_INFINITY) <= lookup.start) nextTag++;
    while ((outputs[nextOutput + 1]?.start ?? Number.POSITIVE_INFINITY) <= lookup.start) nextOutput++;
    const around = [outputs[nextOutput], tags[nextTag]].find(
      (one) => one && one.start <= lookup.start && lookup.end <= one.end,
    );
    if (!around) continue;
    if (around !== statement) {
      statement = around;
      uses = usesIn(around);
    }
    readings.push(new Reading(lookup, root, shapes.ofLookup(lookup), statement, uses.get(lookup) ?? OTHER));
  }
  return readings;
}

function usesIn(statement: OutputNode | TagNode): ReadonlyMap<LookupNode, Use> {
  const uses = new Map<LookupNode, Use>();
  if (statement.kind === 'output') visit(uses, statement.value, { ...OTHER, role: 'printed' });
  else if (statement.markup?.kind === 'assignment') visit(uses, statement.markup.value, { ...OTHER, role: 'assigned' });
  else if (statement.markup?.kind === 'loop') visit(uses, statement.markup.collection, { ...OTHER, role: 'looped' });
  else {
    const role = ROLES.get(statement.name);
    if (role && statement.markup) visit(uses, statement.markup as Expression, { ...OTHER, role });
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

/** Nested as deep as the parser lets them be. */
function visit(uses: Map<LookupNode, Use>, node: Expression, use: Use): void {
  switch (node.kind) {
    case 'lookup':
      uses.set(node, use);
      return;
    case 'output':
    case 'group':
      visit(uses, node.value, use);
      return;
    case 'pipeline':
      visit(uses, node.value, { ...use, filters: [...node.filters, ...use.filters] });
      for (const filter of node.filters) {
        if (filter.arguments.length === 0) continue;
        const argument: Use = { ...use, role: 'argument', filters: node.filters, argumentOf: filter };
        for (const one of filter.arguments) visit(uses, one.kind === 'namedArgument' ? one.value : one, argument);
      }
      return;
    case 'comparison':
      visit(uses, node.left, { ...use, role: 'compared', comparison: node });
      visit(uses, node.right, { ...use, role: 'compared', comparison: node });
      return;
    case 'condition':
      for (const operand of node.operands) visit(uses, operand, use);
      return;
  }
}
