import { type LookupNode, NONE, type OutputNode, rootOf, type Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { TagNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { lastUpTo } from '../../template/sorted';
import type { Edit } from '../edit';
import { type Shapes, shapesOf } from '../inference/inference';
import { originsOf } from '../inference/inferred';
import { otherwiseIn, placeForDefault } from '../otherwise';
import { type Statement, statementOf, wrapped } from '../statements';
import { nodesAround, statementAround, statementSelected } from './around';
import type { Refactorer } from './refactoring';

/**
 * Wraps `{{ rec.items[0]█ }}` or the selection in a test that hides it from the control group, with an `else` for the
 * default.
 */
export const controlGuard: Refactorer = (facts, span, seen) => {
  const node = statementAround(nodesAround(facts, span));
  if (node?.kind === 'tag' && node.unclosed) return [];
  const statement = node ? statementOf(facts, node) : statementSelected(facts, span);
  if (!statement) return [];
  const shapes = shapesOf(facts, seen);
  const { start, end } = node ?? statement;
  for (const lookup of facts.lookups) {
    if (lookup.start < start) continue;
    if (lookup.end > end) break;
    if (originsOf(shapes.ofLookup(lookup)).some(({ control }) => control)) return [];
    const recommendation = recommendationIn(facts, lookup, shapes);
    if (!recommendation || isDefinedIn(facts, lookup, statement)) continue;
    const edits = guarded(facts, statement, node, recommendation);
    return [{ kind: 'rewrite', title: 'Show the control group a default', edits }];
  }
  return [];
};

/** Whether the statement itself assigns the variable, so that a condition around it could not read it. */
function isDefinedIn(facts: Facts, lookup: LookupNode, { start, end }: Span): boolean {
  const { definitions } = facts.variableOf(lookup) ?? { definitions: NONE };
  const last = lastUpTo(definitions, end - 1);
  return last !== undefined && last.start >= start;
}

/** Returns `rec` for `rec.items[0]` unless a test of `is_control` already decides whether it is shown. */
function recommendationIn({ template }: Facts, lookup: LookupNode, shapes: Shapes): string | undefined {
  const [source] = shapes.ofLookup(lookup, 0).sources;
  const [whole] = shapes.ofLookup(lookup).sources;
  const before = source?.path.length ?? 0;
  const isItems = whole?.path[0] === 'userData' && whole.path[1] === 'recommendations' && whole.path[3] === 'items';
  const deciding = [...shapes.decidedAt(lookup), ...shapes.aborting];
  if (!isItems || before > 3 || deciding.some(({ control }) => control)) return undefined;
  return textOf(template, { start: lookup.start, end: lookup.parts[2 - before]?.end ?? rootOf(lookup).end });
}

function guarded(
  facts: Facts,
  statement: Statement,
  node: OutputNode | TagNode | undefined,
  recommendation: string,
): readonly Edit[] {
  return wrapped(facts.template, statement, {
    open: `if ${recommendation}.is_control == false`,
    otherwise: (node && otherwiseIn(facts, node)) ?? placeForDefault(statement),
    close: 'endif',
  });
}
