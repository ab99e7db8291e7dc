import { textBefore } from '../../template/before';
import type { LookupNode, Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { TagNode } from '../../template/nodes';
import { lastUpTo, startingIn } from '../../template/sorted';
import { TEXT_TAGS } from '../../template/vocabulary/tags';
import { blockMistakesOf } from '../syntax/blockMistakes';
import { faultsOf } from '../syntax/faults';
import { type JunkSort, lengthOfWords, OPERATOR_WORDS } from '../syntax/junk';
import { outermost } from '../syntax/spans';
import { oddTargetsOf } from '../syntax/targets';
import { definedOnceMended } from './definedOnceMended';
import { elsewhereOf } from './elsewhere';
import { tornNameAt } from './tornNames';

/** A lookup whose root name is not defined anywhere. */
export interface Unresolved {
  readonly lookup: LookupNode;
  readonly name: string;
}

/** Names that exist without a definition, and keywords that are parsed as names when misplaced. */
const KNOWN: ReadonlySet<string> = new Set([
  ...['shopping_cart', 'now'],
  ...['if', 'for', 'unless', 'case', 'with', 'as', 'reversed', ...OPERATOR_WORDS],
]);

/** What Liquid sets inside of a loop. */
export const LOOP_OBJECTS: ReadonlySet<string> = new Set(['forloop', 'tablerowloop']);

/** Kinds of unexpected text that are kept when their mistake is corrected. */
const STAYING: ReadonlySet<JunkSort> = new Set(['operator', 'colon', 'filter']);

/** Tags that define the first name in them. */
const DEFINING: ReadonlySet<string> = new Set(['assign', 'capture', 'increment', 'decrement', 'for', 'tablerow']);

const LOOP_OPTIONS: readonly string[] = ['limit', 'offset', 'cols'];

/** Tags in which words are not names. */
const TEXTS: ReadonlySet<string> = new Set([...TEXT_TAGS, 'abort_message']);

const unresolvedIn = (facts: Facts): readonly Unresolved[] => {
  const { lookups, meanings } = facts;
  const elsewhere = elsewhereOf(facts);
  const muted = facts.once(mutedIn);
  const mentioned = mentionedIn(facts);
  const unresolved: Unresolved[] = [];
  for (let index = 0; index < lookups.length; index++) {
    const variable = meanings[index];
    const lookup = lookups[index];
    if (!variable || !lookup || variable.definitions.length > 0) continue;
    const { name } = variable;
    if (KNOWN.has(name) || mentioned.has(name) || elsewhere.mayDefine(lookup.start)) continue;
    if (isInside(muted, lookup.start) || isNone(facts.template.text, lookup)) continue;
    if (isTorn(facts, lookup)) continue;
    unresolved.push({ lookup, name });
  }
  return unresolved;
};

/** Returns the unresolved lookups in document order. */
export function unresolvedOf(facts: Facts): readonly Unresolved[] {
  return facts.once(unresolvedIn);
}

/** Whether the lookup is in a part of a tag that another problem covers. */
export function isMuted(facts: Facts, { start }: LookupNode): boolean {
  return isInside(facts.once(mutedIn), start);
}

/** Returns the spans of unexpected text that its fix removes, and of abort reasons without quotes. */
function mutedIn(facts: Facts): readonly Span[] {
  const { oddities, tags } = facts;
  const reasons = tags.flatMap(({ name, markup }) => (name === 'abort_message' && markup ? markup : []));
  if (oddities.unfitting.length === 0 && oddities.unclosed.length === 0) return reasons;
  const guessed = blockMistakesOf(facts).unknown.filter(({ guess }) => guess !== undefined && !TEXTS.has(guess));
  const staying = outermost([
    ...faultsOf(facts).junk.filter(({ sort }) => STAYING.has(sort)),
    ...oddities.groups.map(({ node }) => node),
    ...guessed.map(({ tag }) => tag),
  ]);
  const unfitting = oddities.unfitting
    .flatMap(({ piece }) => (piece.kind === 'tag' && piece.name === 'connected_content' ? [] : [...piece.unexpected]))
    .filter(({ start }) => !isInside(staying, start));
  const spans: Span[] = [...reasons, ...unfitting];
  for (const { sort, start, text } of faultsOf(facts).junk) {
    if (sort === 'operator' && lengthOfWords(text) > 0) spans.push({ start, end: start + lengthOfWords(text) });
  }
  for (const [piece, { foreign }] of faultsOf(facts).tails) {
    if (foreign !== undefined) spans.push({ start: foreign, end: piece.end });
  }
  return outermost(spans);
}

/**
 * Whether the name is not meant as a variable: `upcase`, an attempted filter in `{% ehco name | upcase %}` and
 * `{% when 'a' | upcase %}`; `friend` in `{{ name | default: friend' }}`; `upper` in `{{ upper(name) }}`; `a-` in
 * `{{ a->b }}`.
 */
function isNone(text: string, { start, end, parts }: LookupNode): boolean {
  if (parts.length === 0 && (text[end] === '(' || text.startsWith('->', end - 1))) return true;
  return /["']/.test(text.charAt(end)) || /(?:^|[^|])\|\s*$/.test(textBefore(text, start, 20));
}

/** `last` in `{{ last week }}`, where `last_week` is a variable. */
function isTorn(facts: Facts, { end, parts }: LookupNode): boolean {
  const [gap] = /^[ \t]+(?=\w)/.exec(facts.template.text.slice(end, end + 10)) ?? [];
  return parts.length === 0 && gap !== undefined && tornNameAt(facts, end + gap.length) !== undefined;
}

/**
 * Returns names in unknown tags, which may define them, and names that will be defined once another mistake is
 * corrected.
 */
function mentionedIn(facts: Facts): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { tag, guess, how } of blockMistakesOf(facts).unknown) {
    const glued = how === 'glued' && tag.word.kind === 'name' ? [tag.word.text.slice(guess?.length)] : [];
    const found = [...glued, ...namesIn(facts, tag)];
    if (guess === 'for' || guess === 'tablerow') for (const name of LOOP_OPTIONS) names.add(name);
    if (guess === undefined || TEXT_TAGS.has(guess)) for (const name of found) names.add(name);
    else if (found[0] !== undefined && DEFINING.has(guess)) names.add(found[0]);
  }
  for (const { name } of definedOnceMended(facts)) names.add(name);
  for (const target of oddTargetsOf(facts)) for (const name of target.names) names.add(name);
  return names;
}

function namesIn({ lookups }: Facts, tag: TagNode): readonly string[] {
  return startingIn(lookups, tag).flatMap(({ head }) => (typeof head === 'string' ? [head] : []));
}

function isInside(spans: readonly Span[], offset: number): boolean {
  const span = lastUpTo(spans, offset);
  return span !== undefined && offset < span.end;
}
