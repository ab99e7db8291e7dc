import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { Definition, Variable } from '../template/found';
import { pathAt } from '../template/walk';
import { nameAt } from './occurrences';
import { holds } from './spans';

export interface DefinitionAnswer {
  /** The span of the name at the offset. */
  readonly origin: Span;
  /** In document order. */
  readonly definitions: readonly Definition[];
}

/**
 * Returns the definitions that may reach the offset:
 * `{% assign a = 1 %}{% if b %}«{% assign a = 2 %}»{{ █a }}{% endif %}`. On a definition, returns that one. Returns all
 * of them when none comes before the use.
 */
export function definitionsAt(facts: Facts, offset: number): DefinitionAnswer | undefined {
  const variable = facts.variableAt(offset);
  const origin = nameAt(facts, offset);
  if (!variable || !origin) return undefined;
  const own = variable.definitions.find(({ start, named }) => named && start === origin.start);
  const definitions = own ? [own] : reaching(facts, variable, origin);
  return definitions.length > 0 ? { origin, definitions } : undefined;
}

function reaching(facts: Facts, { definitions }: Variable, use: Span): readonly Definition[] {
  const before = definitions.filter(({ visibleFrom }) => visibleFrom <= use.start);
  const certain = before.findLast((definition) => holds(placeOf(facts, definition), use));
  const loop = facts.loops.find((loop) => holds(loop, use) && !(certain && holds(loop, certain)));
  const later = loop ? definitions.filter((one) => one.start > use.start && holds(loop, one)) : [];
  const reached = [...before.slice(certain ? before.indexOf(certain) : 0), ...later];
  return reached.length > 0 ? reached : definitions;
}

/**
 * Returns the innermost branch (or the template) that contains the definition. The rest of that branch is evaluated
 * after it.
 */
function placeOf({ template }: Facts, { start, tag }: Definition): Span {
  const around = pathAt(template, start);
  return around.findLast((node) => node.kind === 'branch' && node.tag !== tag) ?? template;
}
