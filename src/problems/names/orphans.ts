import type { Edit } from '../../language/edit';
import { holds } from '../../language/spans';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Definition, Variable } from '../../template/found';
import { lastIndexUpTo } from '../../template/walk';
import { captured } from '../../template/writtenText';
import { withoutTag } from '../rewriting';
import { outermost } from '../syntax/spans';

/** How many definitions go with one that nothing reads. */
const MOST = 20;

/** Is it a value that somebody keeps so that it is read: no item of a loop, and no counter, which prints itself? */
export function isKept({ kind, named }: Definition): boolean {
  return kind === 'assign' || kind === 'capture' || (kind === 'call' && named);
}

/** Would a value be read nowhere any more if the span were taken away, with others that are in document order? */
export function leavesUnused({ lookups, meanings }: Facts, span: Span, gone: readonly Span[] = [span]): boolean {
  for (let index = lastIndexUpTo(lookups, span.start - 1) + 1; index < lookups.length; index++) {
    const lookup = lookups[index];
    if (!lookup || lookup.start >= span.end) return false;
    const variable = meanings[index];
    if (variable && isOrphaned(variable, span, gone)) return true;
  }
  return false;
}

function isOrphaned({ uses, definitions }: Variable, { start, end }: Span, gone: readonly Span[]): boolean {
  const isGone = ({ start: at }: Span) => {
    const around = gone[lastIndexUpTo(gone, at)];
    return around !== undefined && at < around.end;
  };
  for (let index = uses.length - 1; (uses[index]?.start ?? 0) >= end; index--) {
    const use = uses[index];
    if (use && !isGone(use)) return false;
  }
  let last = lastIndexUpTo(uses, start - 1);
  while (last >= 0 && isGone(uses[last] as Span)) last--;
  const before = uses[last]?.start ?? -1;
  return definitions.some((one) => isKept(one) && one.visibleFrom > before && !isGone(one.tag));
}

/** Takes the assignments and captures away that nothing reads when these places, which are in document order, are gone. */
export function withoutOrphans(facts: Facts, places: readonly Span[]): readonly Edit[] {
  return orphansOf(facts, places, (definition) => writtenDefinition(facts, definition)).map((orphan) =>
    withoutTag(facts.template, orphan),
  );
}

/**
 * Takes a definition away, and those that it alone reads; nothing when something would be left that nothing reads, such as the
 * answer of a call.
 */
export function withOrphans(
  facts: Facts,
  place: Span,
  spanOf: (definition: Definition) => Span | undefined,
): readonly Edit[] | undefined {
  const orphans = orphansOf(facts, [place], spanOf);
  const gone = outermost([place, ...orphans].sort((one, other) => one.start - other.start || other.end - one.end));
  if (gone.length > MOST || gone.some((span) => leavesUnused(facts, span, gone))) return undefined;
  return gone.map((span) => withoutTag(facts.template, span));
}

function orphansOf(
  facts: Facts,
  places: readonly Span[],
  spanOf: (definition: Definition) => Span | undefined,
): readonly Span[] {
  const orphans: Span[] = [];
  const known = new Set<Variable>();
  const isGone = (use: Span) => {
    const around = places[lastIndexUpTo(places, use.start)];
    return (around !== undefined && holds(around, use)) || orphans.some((orphan) => holds(orphan, use));
  };
  const follow = (place: Span) => {
    for (const variable of variablesIn(facts, place)) {
      if (known.has(variable) || orphans.length > MOST || !variable.uses.every(isGone)) continue;
      known.add(variable);
      const definitions = variable.definitions.map(spanOf);
      if (definitions.every((definition) => definition !== undefined)) orphans.push(...definitions);
    }
  };
  for (const place of places) follow(place);
  for (const orphan of orphans) follow(orphan);
  return orphans;
}

function writtenDefinition(facts: Facts, definition: Definition): Span | undefined {
  if (definition.kind === 'assign') return definition.tag;
  return definition.kind === 'capture' ? captured(facts, definition) : undefined;
}

function variablesIn({ lookups, meanings }: Facts, { start, end }: Span): readonly Variable[] {
  const from = lastIndexUpTo(lookups, start - 1) + 1;
  return meanings.slice(from, lastIndexUpTo(lookups, end - 1) + 1).filter((meaning) => meaning !== undefined);
}
