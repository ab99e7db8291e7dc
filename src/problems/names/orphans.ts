import type { Edit } from '../../language/edit';
import { holds } from '../../language/spans';
import { capturedBy } from '../../template/definitions';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Definition, Variable } from '../../template/found';
import { lastIndexUpTo, lastUpTo } from '../../template/sorted';
import { withoutTag } from '../rewriting';
import { outermost } from '../syntax/spans';

/** Maximum number of definitions removed together with an unused one. */
const MOST = 20;

/**
 * Whether the definition stores a value to be read later. Excludes loop items and counters, which print themselves.
 */
export function isKept({ kind, named }: Definition): boolean {
  return kind === 'assign' || kind === 'capture' || (kind === 'call' && named);
}

/** Whether a value would become unused if the span were removed together with `gone`, which is in document order. */
export function leavesUnused(facts: Facts, span: Span, gone: readonly Span[] = [span]): boolean {
  return facts.variablesIn(span).some((variable) => isOrphaned(variable, span, gone));
}

function isOrphaned({ uses, definitions }: Variable, { start, end }: Span, gone: readonly Span[]): boolean {
  const isGone = ({ start: at }: Span) => {
    const around = lastUpTo(gone, at);
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

/** Removes the assignments and captures that become unused when these places, in document order, are removed. */
export function withoutOrphans(facts: Facts, places: readonly Span[]): readonly Edit[] {
  return orphansOf(facts, places, (definition) => writtenDefinition(facts, definition)).map((orphan) =>
    withoutTag(facts.template, orphan),
  );
}

/**
 * Removes a definition, and those that only it uses. Returns `undefined` when something would become unused that cannot
 * be removed, such as a call's response.
 */
export function withOrphans(
  facts: Facts,
  place: Span,
  spanOf: (definition: Definition) => Span | undefined,
): readonly Edit[] | undefined {
  const orphans = orphansOf(facts, [place], spanOf);
  const gone = outermost([place, ...orphans]);
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
    const around = lastUpTo(places, use.start);
    return (around !== undefined && holds(around, use)) || orphans.some((orphan) => holds(orphan, use));
  };
  const follow = (place: Span) => {
    for (const variable of facts.variablesIn(place)) {
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
  return definition.kind === 'assign' ? definition.tag : capturedBy(facts, definition);
}
