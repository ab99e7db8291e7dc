import { type LookupNode, type OutputNode, rootOf } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { TagNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import type { Edit } from '../edit';
import { type Shapes, shapesOf } from '../inference';
import { otherwiseIn } from '../otherwise';
import { statementOf, wrapped } from '../statements';
import { nodesAround, statementAround } from './around';
import type { Refactorer } from './refactoring';

const NOTE = 'Write here what everybody else reads';

/** `{{ rec.items[0]█ }}` → shown outside of the control group alone, with a place for the default. */
export const controlGuard: Refactorer = (facts, span, seen) => {
  const node = statementAround(nodesAround(facts, span));
  if (!node || (node.kind === 'tag' && node.unclosed)) return [];
  const shapes = shapesOf(facts, seen);
  for (const lookup of facts.lookups) {
    if (lookup.start < node.start) continue;
    if (lookup.end > node.end) break;
    const recommendation = recommendationIn(facts, lookup, shapes);
    if (!recommendation) continue;
    const edits = guarded(facts, node, recommendation);
    return [{ kind: 'rewrite', title: 'Show the control group a default', edits }];
  }
  return [];
};

/** `rec` of `rec.items[0]` where no test of `is_control` decides whether that is shown. */
function recommendationIn({ template }: Facts, lookup: LookupNode, shapes: Shapes): string | undefined {
  const [source] = shapes.ofLookup(lookup, 0).sources;
  const [whole] = shapes.ofLookup(lookup).sources;
  const before = source?.path.length ?? 0;
  const isItems = whole?.path[0] === 'userData' && whole.path[1] === 'recommendations' && whole.path[3] === 'items';
  const { around, before: earlier } = shapes.decidedAt(lookup);
  if (!isItems || before > 3 || [...around, ...earlier].some(({ control }) => control)) return undefined;
  return textOf(template, { start: lookup.start, end: lookup.parts[2 - before]?.end ?? rootOf(lookup).end });
}

function guarded(facts: Facts, node: OutputNode | TagNode, recommendation: string): readonly Edit[] {
  const note = node.kind === 'tag' && node.isLine ? `# ${NOTE}` : `{% comment %}${NOTE}{% endcomment %}`;
  return wrapped(facts.template, statementOf(facts, node), {
    open: `if ${recommendation}.is_control == false`,
    otherwise: otherwiseIn(facts, node) ?? note,
    close: 'endif',
  });
}
