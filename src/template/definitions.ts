import { holdsPlace } from './branches';
import type { Expression } from './expressionNodes';
import type { Facts } from './facts';
import type { Definition, Variable } from './found';
import type { BlockNode } from './nodes';
import { lastIndexUpTo } from './sorted';

/** Limits how many definitions are followed for one use of a variable. */
const MOST_REACHING = 4;

/** Returns `b` for the definition of `a` in `{% assign a = b %}`. */
export function assignedBy({ tag: { markup } }: Definition): Expression | undefined {
  return markup?.kind === 'assignment' ? markup.value : undefined;
}

/** Returns the block whose output the variable gets; `undefined` for a definition that is no `capture`. */
export function capturedBy({ branches }: Facts, { kind, tag }: Definition): BlockNode | undefined {
  return kind === 'capture' ? branches.of(tag)?.block : undefined;
}

/** Returns what a variable is assigned; `undefined` unless a single `assign` is all that defines it. */
export function onlyValueOf({ definitions: [definition, another] }: Variable): Expression | undefined {
  return definition && !another ? assignedBy(definition) : undefined;
}

/**
 * Returns the definitions that may have given a variable its value at the offset, last one first and limited in number.
 */
export function reachingDefinitions(
  { branches }: Facts,
  { definitions }: Variable,
  offset: number,
): readonly Definition[] {
  const reaching: Definition[] = [];
  const here = branches.at(offset);
  for (let index = lastIndexUpTo(definitions, offset - 1); index >= 0 && reaching.length < MOST_REACHING; index--) {
    const definition = definitions[index];
    if (!definition || definition.visibleFrom > offset) continue;
    const block = branches.dividing(definition.tag.start, offset);
    if (block) {
      // All definitions in the branches of that block before this one are excluded.
      index = lastIndexUpTo(definitions, block.start) + 1;
      continue;
    }
    reaching.push(definition);
    const place = branches.at(definition.tag.start);
    if (holdsPlace(place?.branch.tag === definition.tag ? place.parent : place, here)) break;
  }
  return reaching;
}

/** Returns what a variable is assigned; `undefined` unless a single `assign` may have given it its value at the offset. */
export function onlyValueAt(facts: Facts, variable: Variable, offset: number): Expression | undefined {
  const [definition, another] = reachingDefinitions(facts, variable, offset);
  return definition && !another ? assignedBy(definition) : undefined;
}
