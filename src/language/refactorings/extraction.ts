import { holdsPlace } from '../../template/branches';
import { type LookupNode, type OutputNode, rootOf, type Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Variable } from '../../template/found';
import type { Node, TagNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { replaced } from '../edit';
import { freeNameFor } from '../names';
import { holds } from '../spans';
import { putBefore, type Statement, statementOf } from '../statements';
import { nodesAround, statementAround } from './around';
import type { Refactorer, Refactoring } from './refactoring';

/** `{{ a.b█.c }}` → `{% assign c = a.b.c %}{{ c }}`, for this lookup or for all that read the same value. */
export const extraction: Refactorer = (facts, span) => {
  const path = nodesAround(facts, span);
  const statement = statementAround(path);
  const extracted = statement && expressionIn(path, span, facts);
  if (!extracted || isWholeAssignment(statement, extracted)) return [];
  const alone = extractedTo(facts, statement, extracted, [extracted]);
  if (!alone) return [];
  const title = `Extract to the variable “${alone.name}”`;
  const all = extracted.kind === 'lookup' ? everywhere(facts, extracted) : undefined;
  const more = all && extractedTo(facts, all.statement, extracted, all.places);
  return [
    { kind: 'extract', title, edits: alone.edits },
    ...(more
      ? [{ kind: 'extract' as const, title: `${title}, in all ${all.places.length} places`, edits: more.edits }]
      : []),
  ];
};

/** Maximum number of occurrences tried as the first one. Bounds the work when each is in a different branch. */
const MOST_PLACES = 200;

interface Extracted extends Span {
  readonly kind: 'lookup' | 'pipeline';
  readonly lookup: LookupNode;
}

/** Returns the selected expression or the lookup around the cursor. A plain name needs no extraction. */
function expressionIn(path: readonly Node[], span: Span, { lookups }: Facts): Extracted | undefined {
  const isCursor = span.start === span.end;
  const lookup = path.findLast((node): node is LookupNode => node.kind === 'lookup');
  if (lookup && (isCursor || isSame(lookup, span)))
    return isWorthAName(lookup) ? part('lookup', lookup, lookup) : undefined;
  const output = path.findLast((node) => node.kind === 'output');
  const value = output && isSame(output, span) ? output.value : path.findLast((node) => node.kind === 'pipeline');
  if (isCursor || !value || (value.kind !== 'pipeline' && value.kind !== 'lookup')) return undefined;
  const first = lookups.find((one) => holds(value, one));
  const isWhole = isSame(value, span) || (output !== undefined && isSame(output, span));
  const end =
    value.kind === 'pipeline' && value.start === span.start
      ? value.filters.find((one) => one.end === span.end)?.end
      : undefined;
  const to = isWhole ? value.end : end;
  if (!first || to === undefined || (value.kind === 'lookup' && !isWorthAName(value))) return undefined;
  return part(value.kind, { start: value.start, end: to }, first);
}

function part(kind: Extracted['kind'], { start, end }: Span, lookup: LookupNode): Extracted {
  return { kind, start, end, lookup };
}

function isSame(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}

function isWorthAName({ head, parts }: LookupNode): boolean {
  return parts.every(({ kind }) => kind !== 'missing') && (parts.length > 0 || typeof head !== 'string');
}

function isWholeAssignment(statement: OutputNode | TagNode, { start, end }: Span): boolean {
  const { markup } = statement.kind === 'tag' ? statement : {};
  return markup?.kind === 'assignment' && isSame(markup.value, { start, end });
}

function extractedTo(
  facts: Facts,
  node: OutputNode | TagNode,
  extracted: Extracted,
  places: readonly Span[],
): { readonly name: string; readonly edits: Refactoring['edits'] } | undefined {
  const statement = statementOf(facts, node);
  const last = places.at(-1) ?? extracted;
  if (node.unclosed || isGivenBetween(facts, variablesIn(facts, extracted), statement.start, last)) return undefined;
  const name = freeNameFor(facts, nameOf(facts, extracted.lookup));
  const assign = putBefore(facts.template, statement, `assign ${name} = ${valueText(facts, extracted)}`);
  return { name, edits: [assign, ...places.map((place) => replaced(place, name))] };
}

/** Returns the text to assign. In an `assign`, personalization needs braces. */
function valueText({ template }: Facts, extracted: Extracted): string {
  const text = textOf(template, extracted);
  const { lookup } = extracted;
  const isPersonal = rootOf(lookup).kind === 'personalization' || lookup.parts[0]?.kind === 'personalization';
  return isPersonal && extracted.kind === 'lookup' ? `{{${text}}}` : text;
}

/** Names the variable after the last property. */
function nameOf({ template }: Facts, lookup: LookupNode): string {
  for (const one of lookup.parts.toReversed()) {
    if (one.kind === 'property' || one.kind === 'personalization') return one.text;
    if (one.kind === 'index' && one.value.kind === 'string') return one.value.value;
  }
  const root = rootOf(lookup);
  return root.kind === 'personalization' ? root.text : textOf(template, root);
}

function variablesIn(facts: Facts, span: Span): ReadonlySet<Variable> {
  const variables = new Set<Variable>();
  for (const [index, lookup] of facts.lookups.entries()) {
    const variable = holds(span, lookup) ? facts.meanings[index] : undefined;
    if (variable) variables.add(variable);
  }
  return variables;
}

/**
 * Whether one of the variables may be reassigned between the offset and the place, including in an earlier iteration.
 */
function isGivenBetween({ loops }: Facts, variables: ReadonlySet<Variable>, from: number, place: Span): boolean {
  const later = [...variables].flatMap(({ definitions }) => definitions.filter(({ tag }) => tag.start >= from));
  if (later.length === 0) return false;
  const around = loops.filter((loop) => loop.start >= from && holds(loop, place));
  const to = Math.max(place.start, ...around.map(({ end }) => end));
  return later.some(({ tag, visibleFrom }) => Math.min(tag.start, visibleFrom) < to);
}

/**
 * Returns all lookups that read the same, from the first one whose scope includes the others; none when there is only
 * one.
 */
function everywhere(
  facts: Facts,
  { lookup }: Extracted,
): { readonly statement: OutputNode | TagNode; readonly places: readonly Span[] } | undefined {
  const text = textOf(facts.template, lookup);
  const variable = facts.variableOf(lookup);
  const alike = facts.lookups.filter(
    (one) => textOf(facts.template, one) === text && facts.variableOf(one) === variable,
  );
  const variables = variablesIn(facts, lookup);
  for (const first of alike.slice(0, MOST_PLACES)) {
    if (first.start > lookup.start) return undefined;
    const statement = statementAround(nodesAround(facts, first));
    if (
      !statement ||
      statement.unclosed ||
      isGivenBetween(facts, variables, statementOf(facts, statement).start, lookup)
    )
      continue;
    const around = placeAround(facts, statementOf(facts, statement));
    if (!holdsPlace(around, facts.branches.at(lookup.start))) continue;
    const { start } = statementOf(facts, statement);
    const places = alike.filter(
      (one) =>
        one.start >= first.start &&
        holdsPlace(around, facts.branches.at(one.start)) &&
        !isGivenBetween(facts, variables, start, one),
    );
    return places.length > 1 ? { statement, places } : undefined;
  }
  return undefined;
}

/** Returns the branch that contains a statement; for a block, the enclosing branch. */
function placeAround({ branches }: Facts, { start }: Statement): ReturnType<Facts['branches']['at']> {
  const place = branches.at(start);
  return place?.block.start === start ? place.parent : place;
}
