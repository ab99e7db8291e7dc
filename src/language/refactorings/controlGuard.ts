import { shapesOf } from '../inference';
import type { Source } from '../inferred';
import { indentAt, isLine, lineBreakIn, statementOf, wrapped } from '../statements';
import { nodesAround, statementAround } from './around';
import type { Refactorer } from './refactoring';

const NOTE = 'Write here what everybody else reads';

/** `{{ rec.items[0]█ }}` → shown outside of the control group alone, with a place for the default. */
export const controlGuard: Refactorer = (facts, span, seen) => {
  const { template, lookups } = facts;
  const node = statementAround(nodesAround(facts, span));
  if (!node || (node.kind === 'tag' && node.unclosed)) return [];
  const shapes = shapesOf(facts, seen);
  for (const lookup of lookups) {
    if (lookup.start < node.start) continue;
    if (lookup.end > node.end) break;
    const before = shapes.ofLookup(lookup, 0).sources[0]?.path.length ?? 0;
    const part = lookup.parts[3 - before];
    const { around, before: earlier } = shapes.decidedAt(lookup);
    const isGuarded = [...around, ...earlier].some(({ control }) => control);
    if (!part || isGuarded || !shapes.ofLookup(lookup).sources.some(isItems)) continue;
    const end = lookup.parts[2 - before]?.end ?? lookup.root.end;
    const statement = statementOf(facts, node);
    const inLines = node.kind === 'tag' && isLine(node);
    const gap = lineBreakIn(template.text) + indentAt(template.text, statement.start);
    const edits = wrapped(template, statement, {
      open: `if ${template.text.slice(lookup.start, end)}.is_control == false`,
      otherwise: inLines ? `else${gap}  # ${NOTE}` : `{% else %}{% comment %}${NOTE}{% endcomment %}`,
      close: 'endif',
    });
    return [{ kind: 'rewrite', title: 'Show the control group a default', edits }];
  }
  return [];
};

function isItems({ path }: Source): boolean {
  return path[0] === 'userData' && path[1] === 'recommendations' && path[3] === 'items';
}
